"""The requests for a visit that a person may read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.utils import timezone

from runwell.records.access.patients import own_record
from runwell.records.access.people import Someone, demand, has, places_of
from runwell.records.models import Location, Patient, Visit, VisitRequest
from runwell.records.roles import Role
from runwell.records.tokens import token_hash
from runwell.records.visit_said import Said


def is_front_desk(user: Someone) -> bool:
    return has(user, Role.FRONT_DESK)


def visit_requests(user: Someone) -> QuerySet[VisitRequest]:
    """Requests at the person's locations and for any office: those that wait for the desk first, the urgent
    ones before who waited longest; then the others, the latest first.

    PermissionDenied for everybody who is not of the front desk.
    """
    demand(user, Role.FRONT_DESK)
    places = places_of(user, Role.FRONT_DESK)
    mine = Q() if places is None else Q(location_id__in=places) | Q(location=None)
    asked = VisitRequest.objects.filter(mine).select_related("location", "answered_by", "wanted")
    waits = Case(When(state=VisitRequest.WAITING, then=0), default=1)
    return asked.order_by(
        waits,
        Case(When(state=VisitRequest.WAITING, urgent=True, then=0), default=1),
        F("answered_at").desc(nulls_first=True),
        "asked_at",
        "id",
    )


def waiting_of(patient: Patient, *, urgent: bool = False) -> VisitRequest | None:
    """A request of theirs that is not agreed yet. urgent: one that is."""
    states = (VisitRequest.WAITING, VisitRequest.PROPOSED)
    waiting = VisitRequest.objects.filter(patient=patient, state__in=states)
    return (waiting.filter(urgent=True) if urgent else waiting).order_by("-asked_at", "id").first()


def sent_before(
    said: Said,
    location_id: UUID | None,
    begins_at: datetime | None,
    patient: Patient | None,
    made: UUID | None = None,
) -> VisitRequest | None:
    """The same request, where it was sent once already and waits: a button that was pressed twice.

    made: the id that its form gives it. Who is not signed in has no other proof that it is theirs.
    """
    same = VisitRequest.objects.filter(
        state=VisitRequest.WAITING,
        name=said.name,
        telephone=said.telephone,
        email=said.email,
        patient=patient,
        location=location_id,
    )
    if made is not None:
        same = same.filter(id=made)
    if begins_at is not None:
        return same.filter(visits__state=Visit.HELD, visits__begins_at=begins_at).first()
    without = ~Exists(Visit.objects.filter(request=OuterRef("pk")))
    return same.filter(without, times=said.times, note=said.note).first()


def open_requests_of(said: Said) -> tuple[UUID, ...]:
    """Those that are not agreed yet and give this telephone number, however it is written, or address."""
    states = (VisitRequest.WAITING, VisitRequest.PROPOSED)
    every = VisitRequest.objects.filter(state__in=states).values_list("id", "telephone", "email")
    number, address = _digits(said.telephone), said.email.lower()
    return tuple(
        one
        for one, telephone, email in every
        if (number and _digits(telephone) == number) or (address and email.lower() == address)
    )


def times_held(requests: Iterable[UUID]) -> int:
    """How many times to come are held for these."""
    held = Visit.objects.filter(request__in=list(requests), state__in=(Visit.HELD, Visit.PROPOSED))
    return held.filter(begins_at__gt=timezone.now()).count()


def visits_to_come(requests: QuerySet[VisitRequest]) -> QuerySet[Visit]:
    """Their times that stand and have not begun."""
    standing = Visit.objects.filter(request__in=requests.order_by().values("pk"), state__in=Visit.STANDS)
    return standing.filter(begins_at__gt=timezone.now())


def unanswered_at(office: Location | None) -> int:
    """How many times to come are held there for people without a record whom the desk has not answered."""
    held = Visit.objects.filter(location=office, state=Visit.HELD, begins_at__gt=timezone.now())
    return held.filter(request__patient=None).count()


def unanswered_strangers(user: Someone) -> QuerySet[VisitRequest]:
    """Those at this desk that wait and were sent by nobody with a record, the newest first."""
    waiting = visit_requests(user).filter(state=VisitRequest.WAITING, patient=None)
    return waiting.order_by("-asked_at", "id")


def _digits(telephone: str) -> str:
    """What makes two numbers the same: the country's code may be left out."""
    return "".join(mark for mark in telephone if mark.isdigit())[-10:]


def ended_before(long_ago: datetime) -> QuerySet[VisitRequest]:
    """Requests of people without a record, answered, and their last visit over, before that."""
    later = Visit.objects.filter(request=OuterRef("pk")).filter(
        Q(since__gte=long_ago) | Q(ends_at__gte=long_ago, state__in=(*Visit.STANDS, Visit.CAME, Visit.MISSED))
    )
    over = Q(answered_at__lt=long_ago) | Q(state=VisitRequest.CANCELLED, asked_at__lt=long_ago)
    ended = VisitRequest.objects.filter(over, ~Exists(later), patient=None)
    return ended.exclude(state=VisitRequest.WAITING)


def request_of(by: Someone | str, request_id: UUID | None, token: str = "") -> UUID | None:
    """The request of whoever has its link, or is signed in as its patient. None: it is not theirs."""
    if token:
        found = VisitRequest.objects.filter(token_hash=token_hash(token))
    elif isinstance(by, str) or request_id is None:
        return None
    else:
        found = VisitRequest.objects.filter(id=request_id, patient=own_record(by), patient__isnull=False)
    return found.values_list("id", flat=True).first()


def requests_of(patient: Patient) -> QuerySet[VisitRequest]:
    """What a patient asked for, the latest first. The caller has shown that they may book for them."""
    asked = VisitRequest.objects.filter(patient=patient).select_related("location", "answered_by", "wanted")
    return asked.order_by("-asked_at", "id")
