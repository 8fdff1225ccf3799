"""Whose records a person may read: their own, those assigned to them, those at their locations."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from runwell.records.access.people import Someone, demand, places_of, roles_of
from runwell.records.models import AuditEvent, Consent, OpenedRecord, Patient
from runwell.records.roles import Role


def own_record(user: Someone) -> Patient | None:
    """The person's own record; None for strangers and for people without one."""
    if not (user.is_authenticated and user.is_active):
        return None
    return Patient.objects.filter(account=user).select_related("account", "location").first()


def patients(user: Someone, now: datetime | None = None) -> QuerySet[Patient]:
    """The records that a clinician may read now: assigned, at their locations, or opened with a reason.

    Where the patient took their consent back, only what was opened with a reason (decision 0018).
    PermissionDenied for everybody who is no clinician.
    """
    demand(user, Role.CLINICIAN)
    at = now or timezone.now()
    assigned = Q(assignments__clinician=user, assignments__ended_at=None)
    opened = Q(opened__clinician=user, opened__opened_at__lte=at, opened__until__gt=at)
    agreed = Exists(Consent.objects.filter(patient=OuterRef("pk"), purpose=Consent.RECORD, withdrawn_at=None))
    usual = (assigned | _at_places(user, Role.CLINICIAN)) & Q(agreed)
    found = Patient.objects.filter(usual | opened)
    return found.select_related("account", "location").distinct().order_by("account__name", "id")


def names(user: Someone) -> QuerySet[Patient]:
    """Name and way to be reached, without anything about health.

    For clinicians all, since whoever must break the glass needs to find the record; for the front desk those
    at their locations and those without one. PermissionDenied for others.
    """
    demand(user, Role.CLINICIAN, Role.FRONT_DESK)
    everybody = Patient.objects.select_related("account", "location").order_by("account__name", "id")
    if roles_of(user).filter(role=Role.CLINICIAN).exists():
        return everybody
    return everybody.filter(_at_places(user, Role.FRONT_DESK) | Q(location=None))


def opened_records(user: Someone) -> QuerySet[OpenedRecord]:
    """Every time that somebody broke the glass, the latest first. For the owner only."""
    demand(user, Role.OWNER)
    return OpenedRecord.objects.select_related("clinician", "patient__account", "seen_by")


def trail_of_own_record(user: Someone) -> QuerySet[AuditEvent]:
    """Who looked at or changed the person's own record, the latest first. PermissionDenied without one."""
    patient = own_record(user)
    if patient is None:
        raise PermissionDenied("only patients have a record")
    return AuditEvent.objects.filter(patient=patient.id).order_by("-number")


def _at_places(user: Someone, role: Role) -> Q:
    places = places_of(user, role)
    # Not an empty Q: that counts for nothing beside an "or", and would hide everybody.
    return Q(pk__isnull=False) if places is None else Q(location_id__in=places)
