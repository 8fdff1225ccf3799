"""Who made a change that does not say so itself: as the trail has it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import models

from runwell.records.access.own import who_acted
from runwell.records.models import AuditEvent, Patient

CLOSE = timedelta(seconds=60)
"""A change and its line on the trail are written together, in one transaction."""


@dataclass(frozen=True, slots=True)
class Maker:
    """account: None for tasks and for a link that was not signed in. name: "" where nobody is known."""

    account: UUID | None
    name: str


def makers(patient: Patient, asked: Iterable[tuple[models.Model, datetime]]) -> dict[UUID, Maker]:
    """The id of each thing -> who did it at that moment. Visits and their requests share a trail."""
    things = list(asked)
    if not things:
        return {}
    first, last = min(at for _, at in things) - CLOSE, max(at for _, at in things) + CLOSE
    events = list(
        AuditEvent.objects.filter(
            patient=patient.id, at__range=(first, last), record__startswith="visit"
        ).order_by("at", "number")
    )
    names = who_acted(events)
    found: dict[UUID, Maker] = {}
    for thing, at in things:
        event = _nearest(events, at)
        if event:
            who = names.get(event.id)
            found[thing.pk] = Maker(event.account, who.name if who else event.by)
    return found


def _nearest(events: list[AuditEvent], at: datetime) -> AuditEvent | None:
    place = bisect_left(events, at, key=lambda event: event.at)
    close = [one for one in events[max(0, place - 1) : place + 1] if abs(one.at - at) <= CLOSE]
    return min(close, key=lambda one: abs(one.at - at), default=None)
