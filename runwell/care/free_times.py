"""At which times somebody can be seen: what is open, worked, far enough away and not taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from uuid import UUID

from runwell.care.opening import Opening, Span, Week

QUARTER = timedelta(minutes=15)
DESK_DAYS_AHEAD = 366


@dataclass(frozen=True, slots=True)
class Terms:
    """How long a visit is, and how soon and how late one may be.

    any_quarter: also between the times that are offered, as the front desk may.
    """

    minutes: int = 45
    notice_hours: int = 4
    days_ahead: int = 60
    any_quarter: bool = False

    @property
    def length(self) -> timedelta:
        """Full quarters of an hour."""
        return max(1, -(-self.minutes // 15)) * QUARTER

    def for_the_desk(self) -> Terms:
        return replace(self, notice_hours=0, days_ahead=DESK_DAYS_AHEAD, any_quarter=True)


@dataclass(frozen=True, slots=True)
class Clinician:
    """week: when they are at this office; None: whenever it is open. taken: quarters of an hour, anywhere."""

    id: UUID
    week: Week | None = None
    away: tuple[Span, ...] = ()
    taken: frozenset[datetime] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class FreeTime:
    """begins_at, ends_at: in UTC."""

    begins_at: datetime
    ends_at: datetime
    member_id: UUID


class NotFree(Enum):
    """Why a time cannot be had; the further down, the closer it was."""

    PAST = 1
    TOO_SOON = 2
    TOO_FAR = 3
    NO_QUARTER = 4
    CLOSED = 5
    NOT_THERE = 6
    NOT_OFFERED = 7
    AWAY = 8
    TAKEN = 9


def quarters(begins_at: datetime, ends_at: datetime) -> tuple[datetime, ...]:
    """The quarters of an hour that a visit takes, each by its beginning in UTC."""
    begins, number = begins_at.astimezone(UTC), -(-(ends_at - begins_at) // QUARTER)
    return tuple(begins + QUARTER * nth for nth in range(number))


def free_times(
    opening: Opening, clinicians: Sequence[Clinician], terms: Terms, first: date, days: int, now: datetime
) -> tuple[FreeTime, ...]:
    """Every time of every clinician on so many days of the office's calendar, the earliest first."""
    today = opening.day_of(now)
    last = min(first.toordinal() + days - 1, today.toordinal() + terms.days_ahead)
    begin = max(first, today)
    span = range(begin.toordinal(), last + 1)
    return tuple(
        sorted(
            free
            for day in map(date.fromordinal, span)
            for one in clinicians
            for free in _offered(opening, one, terms, day)
            if free.begins_at >= now + timedelta(hours=terms.notice_hours) and _kept_from(one, free) is None
        )
    )


def fairest(
    times: Iterable[FreeTime], clinicians: Sequence[Clinician], opening: Opening
) -> tuple[FreeTime, ...]:
    """One clinician for each time: who sees the fewest that day; else they take turns, day by day."""
    best: dict[datetime, FreeTime] = {}
    turns = _turns(clinicians, opening)
    for free in times:
        so_far = best.get(free.begins_at)
        if so_far is None or turns(free) < turns(so_far):
            best[free.begins_at] = free
    return tuple(best[at] for at in sorted(best))


def in_turn(
    times: Iterable[FreeTime], clinicians: Sequence[Clinician], opening: Opening
) -> tuple[FreeTime, ...]:
    """The same time of several clinicians, whose turn it is first."""
    return tuple(sorted(times, key=_turns(clinicians, opening)))


def why_not(
    opening: Opening, clinician: Clinician, terms: Terms, begins_at: datetime, now: datetime
) -> NotFree | None:
    """None: this clinician can be had at this time. begins_at: an instant, with any time zone."""
    if begins_at <= now:
        return NotFree.PAST
    if begins_at < now + timedelta(hours=terms.notice_hours):
        return NotFree.TOO_SOON
    if begins_at - now > timedelta(days=terms.days_ahead + 2):  # before it is turned into UTC: years end
        return NotFree.TOO_FAR
    begins = begins_at.astimezone(UTC)
    day = opening.day_of(begins)
    free = FreeTime(begins, begins + terms.length, clinician.id)
    whole = Span(free.begins_at, free.ends_at)
    if (day - opening.day_of(now)).days > terms.days_ahead:
        return NotFree.TOO_FAR
    if begins.minute % 15 or begins.second or begins.microsecond:
        return NotFree.NO_QUARTER
    if why := not_there(opening, clinician, whole):
        return why
    if not terms.any_quarter and free not in _offered(opening, clinician, terms, day):
        return NotFree.NOT_OFFERED
    return _kept_from(clinician, free)


def not_there(opening: Opening, clinician: Clinician, whole: Span) -> NotFree | None:
    """Why a visit cannot be in that time, whoever else has it: closed, or the clinician is elsewhere."""
    day = opening.day_of(whole.begins_at)
    if not _inside(whole, opening.spans_on(day)):
        return NotFree.CLOSED
    return None if _inside(whole, opening.spans_on(day, clinician.week)) else NotFree.NOT_THERE


def is_away(clinician: Clinician, whole: Span) -> bool:
    return any(whole.meets(away) for away in clinician.away)


def _offered(opening: Opening, clinician: Clinician, terms: Terms, day: date) -> Iterator[FreeTime]:
    """One after the other from when the clinician begins at the office, on full quarters of an hour."""
    for span in opening.spans_on(day, clinician.week):
        begins = _next_quarter(span.begins_at)
        while begins + terms.length <= span.ends_at:
            yield FreeTime(begins, begins + terms.length, clinician.id)
            begins += terms.length


def _next_quarter(at: datetime) -> datetime:
    over = timedelta(minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond)
    return at + (QUARTER - over if over else timedelta())


def _kept_from(clinician: Clinician, free: FreeTime) -> NotFree | None:
    whole = Span(free.begins_at, free.ends_at)
    if is_away(clinician, whole):
        return NotFree.AWAY
    free_of_visits = clinician.taken.isdisjoint(quarters(free.begins_at, free.ends_at))
    return None if free_of_visits else NotFree.TAKEN


def _turns(clinicians: Sequence[Clinician], opening: Opening) -> Callable[[FreeTime], tuple[int, int]]:
    """How busy a clinician is on that day of the office's calendar, then their place in that day's order."""
    busy = Counter((one.id, opening.day_of(at)) for one in clinicians for at in one.taken)
    places = {one.id: place for place, one in enumerate(clinicians)}

    def turn(free: FreeTime) -> tuple[int, int]:
        day = opening.day_of(free.begins_at)
        return busy[free.member_id, day], (places[free.member_id] + day.toordinal()) % len(clinicians)

    return turn


def _inside(whole: Span, spans: Iterable[Span]) -> bool:
    return any(one.begins_at <= whole.begins_at and whole.ends_at <= one.ends_at for one in spans)
