"""Whom somebody who works here may book a visit for, and where."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from runwell.records.access.patients import patients, placed_by
from runwell.records.access.people import Someone, demand, has, places_of
from runwell.records.access.requests import visit_requests
from runwell.records.models import Consent, Location, Patient, Visit, VisitRequest
from runwell.records.roles import Role
from runwell.records.visit_said import Said

BOOKS = (Role.FRONT_DESK, Role.CLINICIAN)


def booked_for(user: Someone) -> QuerySet[Patient]:
    """Patients of this desk or of this clinician, as long as they agree to a record, and never themselves.

    PermissionDenied for people of other rooms.
    """
    agreed = Consent.objects.filter(patient=OuterRef("pk"), purpose=Consent.RECORD, withdrawn_at=None)
    others = placed_by(user).exclude(account=user.pk)
    found = others.filter(Exists(agreed)).select_related("account", "location")
    return found.order_by("account__name", "id")


def known_by_address(user: Someone, email: str) -> Patient | None:
    """The patient of theirs with that address; of others nothing is told, not even that they are patients."""
    return booked_for(user).filter(account__email__iexact=email.strip()).first() if email.strip() else None


def booking_offices(user: Someone, *roles: Role) -> QuerySet[Location]:
    """Offices at which they may book, in these roles. PermissionDenied for people of other rooms."""
    demand(user, *roles)
    held = [places_of(user, role) for role in roles if has(user, role)]
    places = {place for one in held for place in one or ()}
    return Location.objects.filter(Q(pk__isnull=False) if None in held else Q(id__in=places))


def changeable_requests(user: Someone) -> QuerySet[VisitRequest]:
    """Requests of this desk, and those of the patients that this clinician looks after.

    PermissionDenied for people of other rooms.
    """
    demand(user, *BOOKS)
    mine = Q(pk__in=[])
    if has(user, Role.FRONT_DESK):
        mine = Q(pk__in=visit_requests(user).order_by().values("pk"))
    if has(user, Role.CLINICIAN):
        treated = booked_for(user).filter(pk__in=patients(user).order_by().values("pk"))
        mine |= Q(patient__in=treated.order_by().values("pk"))
    return VisitRequest.objects.filter(mine).select_related("location", "answered_by", "wanted")


def written_before(
    said: Said, location_id: UUID, begins_at: datetime | None, patient: Patient | None
) -> VisitRequest | None:
    """The same, where it was written down once already: a button that was pressed twice."""
    same = VisitRequest.objects.filter(
        name=said.name,
        telephone=said.telephone,
        email=said.email,
        patient=patient,
        location=location_id,
    )
    if begins_at is not None:
        return same.filter(visits__state=Visit.AGREED, visits__begins_at=begins_at).first()
    waiting = same.filter(state=VisitRequest.WAITING, times=said.times, note=said.note)
    return waiting.filter(~Exists(Visit.objects.filter(request=OuterRef("pk")))).first()
