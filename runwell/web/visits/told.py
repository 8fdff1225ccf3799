"""How a request for a visit stands, as the runner reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.dateformat import format as in_format
from django.utils.translation import gettext

from runwell.care.changing_visits import Change, hindrance, is_late
from runwell.records.access.visits import AskedVisit
from runwell.records.models import Location, TeamMember, Visit, VisitRequest
from runwell.web.visits.time_words import at_office, day_then_hour, hour_words, zone_name


@dataclass(frozen=True, slots=True)
class When:
    """A time of a visit in words. day: with its year."""

    day: str
    hour: str
    zone: str

    def __str__(self) -> str:
        return day_then_hour(self.day, self.hour)

    @classmethod
    def of(cls, visit: Visit) -> When:
        place = visit.location
        day = str(in_format(at_office(visit.begins_at, place), "l, F j, Y"))
        zone = zone_name(place, visit.begins_at) if place else ""
        return cls(day, hour_words(visit.begins_at, place), zone)


@dataclass(frozen=True, slots=True)
class Told:
    """headline, words: how it stands. when: its time, where one stands or stood. said: what the desk wrote.

    became: of what is over, in few words. cannot_wait: for whoever must be seen today, and this is not today.
    agree, move, cancel, invitation: whether the runner may do that now. late: less than a day before, so that
    whoever moves or cancels is asked to call, too.
    """

    id: object
    asked_at: datetime
    headline: str
    words: str
    when: When | None
    place: Location | None
    member: TeamMember | None
    said: str
    times: str
    agree: bool
    move: bool
    cancel: bool
    invitation: bool
    late: bool
    over: bool
    became: str
    cannot_wait: bool


def told(asked: AskedVisit, now: datetime) -> Told:
    request, visit = asked.request, asked.visit
    may = {change: hindrance(change, asked.stand, now) is None for change in Change}
    agreed = request.state == VisitRequest.AGREED and visit is not None and visit.state == Visit.AGREED
    to_come = visit is not None and visit.begins_at > now
    headline, words = _stands(asked, now)
    return Told(
        request.id,
        request.asked_at,
        headline,
        words,
        When.of(visit) if visit and visit.state not in (Visit.MOVED, Visit.DECLINED) else None,
        (visit and visit.location) or request.location,
        visit.member if visit else request.wanted,
        (visit.said if visit and visit.said else request.said),
        request.times,
        agree=may[Change.AGREE],
        move=may[Change.MOVE],
        cancel=may[Change.CANCEL],
        invitation=agreed and to_come,
        late=visit is not None and is_late(visit.begins_at, now),
        over=not (may[Change.MOVE] or may[Change.CANCEL]),
        became=_became(asked, headline),
        cannot_wait=request.urgent and _waits(asked, now),
    )


def _waits(asked: AskedVisit, now: datetime) -> bool:
    """Whether it is still to come, and on no time of today, by the office's own calendar."""
    visit = asked.visit
    if asked.request.state not in (VisitRequest.WAITING, VisitRequest.PROPOSED, VisitRequest.AGREED):
        return False
    if visit is None or visit.state not in Visit.STANDS:
        return True
    return at_office(visit.begins_at, visit.location).date() > at_office(now, visit.location).date()


def _became(asked: AskedVisit, otherwise: str) -> str:
    """What became of it. Only the runner cancels a request; the front desk declines it or calls it off."""
    request, visit = asked.request, asked.visit
    if request.state == VisitRequest.CANCELLED:
        return gettext("You canceled it")
    if request.state == VisitRequest.DECLINED:
        called_off = visit is not None and visit.state == Visit.CANCELLED
        return gettext("We canceled it") if called_off else gettext("We could not give you this appointment")
    if visit is not None and visit.state == Visit.CAME:
        return gettext("You came")
    return gettext("You did not come") if visit is not None and visit.state == Visit.MISSED else otherwise


def _stands(asked: AskedVisit, now: datetime) -> tuple[str, str]:
    """A headline, and what happens next."""
    request, visit = asked.request, asked.visit
    if request.state == VisitRequest.AGREED and visit is not None:
        return _agreed(visit, now)
    if request.state == VisitRequest.WAITING and visit is not None and visit.state == Visit.HELD:
        return (
            gettext("You asked for this time"),
            gettext("We hold it for you. Our front desk says yes or offers another time."),
        )
    if request.state == VisitRequest.DECLINED and visit is not None and visit.state == Visit.CANCELLED:
        return gettext("We had to cancel this appointment"), gettext("Call us, or send a new request.")
    return {
        VisitRequest.WAITING: (
            gettext("We have your request"),
            gettext("Our front desk calls or writes to you during office hours to agree on a time."),
        ),
        VisitRequest.PROPOSED: (
            gettext("We offer you this time"),
            gettext("Take it, or choose another. We hold it for you until you answer."),
        ),
        VisitRequest.ANSWERED: (
            gettext("We have been in touch with you"),
            gettext("If you agreed on a time by phone, that time holds. If not, call us."),
        ),
        VisitRequest.DECLINED: (
            gettext("We could not give you an appointment"),
            gettext("Call us if you have questions, or send a new request."),
        ),
        VisitRequest.CANCELLED: (
            gettext("This request is canceled"),
            gettext("You need not come. You can send a new request at any time."),
        ),
    }.get(request.state, (gettext("Your appointment"), ""))


def _agreed(visit: Visit, now: datetime) -> tuple[str, str]:
    if visit.state == Visit.MISSED:
        return gettext("You did not come"), gettext("Do you still need an appointment? Send a new request.")
    if visit.state == Visit.CAME or visit.ends_at <= now:
        return gettext("This appointment is over"), gettext("Do you need another one? Send a new request.")
    return gettext("Your appointment is set"), gettext("We look forward to seeing you.")
