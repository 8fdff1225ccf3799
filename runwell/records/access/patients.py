"""Whose records a person may read: their own, those assigned to them, those at their locations."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from runwell.records.access.people import Someone, demand, has, places_of
from runwell.records.models import Assignment, AuditEvent, Consent, OpenedRecord, Patient, VisitRequest
from runwell.records.roles import Role


def own_record(user: Someone) -> Patient | None:
    """The person's own record; None for strangers, and for people without one or who never agreed to it."""
    if not (user.is_authenticated and user.is_active):
        return None
    # Where a guardian agreed, the row is there before the runner has said yes themselves (decision 0019).
    said_yes = Exists(Consent.objects.filter(patient=OuterRef("pk"), purpose=Consent.RECORD))
    mine = Patient.objects.filter(said_yes, account=user)
    return mine.select_related("account", "location").first()


def patients(user: Someone, now: datetime | None = None) -> QuerySet[Patient]:
    """The records that a clinician may read now: assigned, at their locations, or opened with a reason.

    Where the patient took their consent back, only what was opened with a reason (decision 0018).
    PermissionDenied for everybody who is no clinician.
    """
    demand(user, Role.CLINICIAN)
    at = now or timezone.now()
    opened = Q(opened__clinician=user, opened__opened_at__lte=at, opened__until__gt=at)
    agreed = Exists(Consent.objects.filter(patient=OuterRef("pk"), purpose=Consent.RECORD, withdrawn_at=None))
    usual = _looked_after(user) & Q(agreed)
    found = Patient.objects.filter(usual | opened)
    return found.select_related("account", "location").distinct().order_by("account__name", "id")


def placed_by(user: Someone) -> QuerySet[Patient]:
    """Whom this person may move to a location and give a clinician. PermissionDenied for others.

    Less than `names`: a clinician who could assign themselves to anybody would need no reason to read.
    """
    demand(user, Role.CLINICIAN, Role.FRONT_DESK)
    found = Q(pk__in=[])
    if has(user, Role.CLINICIAN):
        found |= _looked_after(user)
    if has(user, Role.FRONT_DESK):
        found |= _at_places(user, Role.FRONT_DESK) | Q(location=None)
    return Patient.objects.filter(found)


def names(user: Someone) -> QuerySet[Patient]:
    """Name and way to be reached, without anything about health. Each with `telephone`, empty where unknown.

    For clinicians all, since whoever must break the glass needs to find the record; for the front desk those
    at their locations and those without one. PermissionDenied for others.
    """
    demand(user, Role.CLINICIAN, Role.FRONT_DESK)
    everybody = Patient.objects.select_related("account", "location").annotate(telephone=_telephone())
    everybody = everybody.order_by("account__name", "id")
    if has(user, Role.CLINICIAN):
        return everybody
    return everybody.filter(_at_places(user, Role.FRONT_DESK) | Q(location=None))


def named(user: Someone, words: str) -> QuerySet[Patient]:
    """Those of `names` in whose name or address every one of these words stands; none for no word."""
    found = names(user)
    for word in words.split():
        found = found.filter(Q(account__name__icontains=word) | Q(account__email__icontains=word))
    return found if words.strip() else found.none()


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


def _telephone() -> Coalesce:
    """The number that the person gave last when they asked for a visit."""
    given = VisitRequest.objects.filter(patient=OuterRef("pk")).exclude(telephone="").order_by("-asked_at")
    return Coalesce(Subquery(given.values("telephone")[:1]), Value(""))


def looked_after(user: Someone) -> QuerySet[Patient]:
    """Whom this clinician looks after: assigned to them, or at an office of theirs. An emergency is no care.

    Also who took their consent back. Nobody for people who are no clinicians.
    """
    if not has(user, Role.CLINICIAN):
        return Patient.objects.none()
    return Patient.objects.filter(_looked_after(user))


def emergency_of(user: Someone, patient_id: UUID, now: datetime) -> OpenedRecord | None:
    """By what this clinician reads a record now that would not be open to them otherwise."""
    opened = OpenedRecord.objects.filter(
        patient=patient_id, clinician=user, opened_at__lte=now, until__gt=now
    ).first()
    if opened is None:
        return None
    agreed = Consent.objects.filter(patient=patient_id, purpose=Consent.RECORD, withdrawn_at=None)
    usual = looked_after(user).filter(id=patient_id).exists() and agreed.exists()
    return None if usual else opened


def _looked_after(user: Someone) -> Q:
    assigned = Assignment.objects.filter(patient=OuterRef("pk"), clinician=user, ended_at=None)
    return Q(Exists(assigned)) | _at_places(user, Role.CLINICIAN)


def _at_places(user: Someone, role: Role) -> Q:
    places = places_of(user, role)
    # Not an empty Q: that counts for nothing beside an "or", and would hide everybody.
    return Q(pk__isnull=False) if places is None else Q(location_id__in=places)
