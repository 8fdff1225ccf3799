"""A request for a visit as the front desk reads it. Of their health it says only what they sent along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext

from runwell.care.changing_visits import Change, hindrance
from runwell.records.access.booking import changeable_requests
from runwell.records.access.people import Someone
from runwell.records.access.visits import AskedVisit, with_time, with_times
from runwell.records.models import Visit, VisitRequest
from runwell.web.visits.time_words import with_stop
from runwell.web.visits.told import When


@dataclass(frozen=True, slots=True)
class Card:
    """stands: how it stands, in words. when: its time. may: names of the changes that are allowed now.

    undo: it was marked today, so that a slip of the finger can be put right. seen: the time on this card.
    """

    asked: VisitRequest
    visit: Visit | None
    stands: str
    when: When | None
    may: frozenset[str]
    undo: bool

    @property
    def seen(self) -> UUID | str:
        return self.visit.id if self.visit else ""

    @property
    def waits(self) -> bool:
        return self.asked.state == VisitRequest.WAITING


def cards(requests: Iterable[VisitRequest]) -> tuple[Card, ...]:
    return tuple(card(asked) for asked in with_times(requests))


def card(asked: AskedVisit) -> Card:
    request, visit, now = asked.request, asked.visit, timezone.now()
    may = frozenset(one.value for one in Change if hindrance(one, asked.stand, now) is None)
    at = request.answered_at
    today = bool(at) and timezone.localdate(at) == timezone.localdate()
    return Card(
        request,
        visit,
        _stands(asked),
        When.of(visit) if visit and visit.state != Visit.MOVED else None,
        may,
        undo=today and request.state == VisitRequest.ANSWERED,
    )


def meanwhile(user: Someone, request_id: UUID) -> str:
    """How it stands now and who brought it there, for somebody who came second."""
    request = changeable_requests(user).filter(id=request_id).first()
    if request is None:
        return ""
    now = card(with_time(request))
    when = str(now.when or "")
    words = ", ".join(filter(None, (now.stands, when, str(request.answered_by or ""))))
    return with_stop(gettext("Now it stands like this: {words}").format(words=words))


def _stands(asked: AskedVisit) -> str:
    request, visit = asked.request, asked.visit
    if request.state == VisitRequest.AGREED and visit and visit.state in (Visit.CAME, Visit.MISSED):
        return gettext("Came") if visit.state == Visit.CAME else gettext("Did not come")
    if request.state == VisitRequest.DECLINED and visit and visit.state == Visit.CANCELLED:
        return gettext("Canceled by us")
    if request.state == VisitRequest.WAITING:
        return gettext("Asks for this time") if visit and visit.state == Visit.HELD else gettext("Waits")
    return {
        VisitRequest.PROPOSED: gettext("We proposed a time, and wait for their answer"),
        VisitRequest.AGREED: gettext("Agreed"),
        VisitRequest.ANSWERED: gettext("Answered by phone or mail, without a time here"),
        VisitRequest.DECLINED: gettext("Declined"),
        VisitRequest.CANCELLED: gettext("Canceled by the runner"),
    }[request.state]
