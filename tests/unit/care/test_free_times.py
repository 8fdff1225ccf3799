"""Which times are offered, with whom, and why another is not."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest

from runwell.care.free_times import (
    Clinician,
    FreeTime,
    NotFree,
    Terms,
    fairest,
    free_times,
    in_turn,
    quarters,
    why_not,
)
from runwell.care.opening import Span, Week, opening_of

ADA, BEN = UUID(int=1), UUID(int=2)
OPEN = [{"days": ["Monday", "Tuesday"], "opens": "07:00", "closes": "10:00"}]
OFFICE = opening_of("America/Chicago", OPEN, [(date(2026, 12, 14), "", "")])
NOW = datetime(2026, 12, 6, 12, tzinfo=UTC)  # Sunday
MONDAY, TUESDAY, HOLIDAY = date(2026, 12, 7), date(2026, 12, 8), date(2026, 12, 14)
TERMS = Terms(minutes=45, notice_hours=4, days_ahead=60)


def at(hour, minute=0, day=7):
    """By the clock of Chicago in winter."""
    return datetime(2026, 12, day, hour + 6, minute, tzinfo=UTC)


def begins(clinicians, first=MONDAY, days=1, now=NOW, terms=TERMS):
    return [free.begins_at for free in free_times(OFFICE, clinicians, terms, first, days, now)]


def test_times_stand_one_after_the_other_from_opening_on():
    assert begins([Clinician(ADA)]) == [at(7), at(7, 45), at(8, 30), at(9, 15)]


def test_what_is_taken_away_or_not_worked_is_not_offered():
    assert begins([Clinician(ADA, taken=frozenset({at(8)}))]) == [at(7), at(8, 30), at(9, 15)]
    away = Span(at(8, 45), at(9, 15))
    assert begins([Clinician(ADA, away=(away,))]) == [at(7), at(7, 45), at(9, 15)]
    late = Week.of([{"days": ["Monday"], "opens": "08:10", "closes": "19:00"}])
    assert begins([Clinician(ADA, week=late)]) == [at(8, 15), at(9)]
    assert begins([Clinician(ADA, week=late)], TUESDAY) == []


def test_notice_days_ahead_and_the_past():
    assert begins([Clinician(ADA)], now=at(4)) == [at(8, 30), at(9, 15)]
    assert begins([Clinician(ADA)], now=at(3)) == [at(7), at(7, 45), at(8, 30), at(9, 15)]
    assert begins([Clinician(ADA)], date(2020, 1, 1), 7000, terms=Terms(45, 4, 1))[-1] == at(9, 15)
    assert begins([Clinician(ADA)], TUESDAY, 1, terms=Terms(45, 4, 1)) == []
    assert begins([Clinician(ADA)], HOLIDAY, 1) == []
    assert begins([Clinician(ADA)], date.max, 10**6) == begins([Clinician(ADA)], MONDAY, -3) == []


@pytest.mark.parametrize(("minutes", "count"), [(15, 12), (40, 4), (45, 4), (60, 3), (240, 0)])
def test_a_visit_takes_full_quarters_of_an_hour(minutes, count):
    assert len(begins([Clinician(ADA)], terms=Terms(minutes))) == count


def test_quarters_cover_the_visit_and_are_in_utc():
    east = timezone(timedelta(hours=5, minutes=45))
    here = at(7).astimezone(east)
    assert quarters(here, here + timedelta(minutes=40)) == (at(7), at(7, 15), at(7, 30))
    assert quarters(here, here)[:1] == () and quarters(here, here + timedelta(minutes=1)) == (at(7),)


def test_first_free_is_who_sees_the_fewest_that_day_and_then_they_take_turns():
    ada, ben = Clinician(ADA), Clinician(BEN)
    busy = Clinician(ADA, taken=frozenset({at(7), at(7, 15), at(7, 30)}))

    def chosen(clinicians, day):
        found = free_times(OFFICE, clinicians, TERMS, day, 1, NOW)
        return {free.member_id for free in fairest(found, clinicians, OFFICE)}

    assert chosen([busy, ben], MONDAY) == {BEN}
    assert chosen([ada, ben], MONDAY) != chosen([ada, ben], TUESDAY)
    assert chosen([ada, ben], MONDAY) == chosen([ada, ben], MONDAY)
    both = [FreeTime(at(8), at(8, 45), one) for one in (ADA, BEN)]
    assert in_turn(both, [busy, ben], OFFICE)[0].member_id == BEN
    assert fairest((), [ada], OFFICE) == ()


@pytest.mark.parametrize(
    ("begins_at", "why"),
    [
        (at(7), None),
        (at(7).astimezone(timezone(timedelta(hours=9))), None),
        (datetime(2026, 12, 7, 7, tzinfo=UTC), NotFree.CLOSED),  # 7 o'clock somewhere else
        (NOW, NotFree.PAST),
        (datetime.min.replace(tzinfo=UTC), NotFree.PAST),
        (NOW + timedelta(hours=3), NotFree.TOO_SOON),
        (at(7) + timedelta(days=70), NotFree.TOO_FAR),
        (datetime.max.replace(tzinfo=UTC), NotFree.TOO_FAR),
        (datetime.max.replace(tzinfo=timezone(timedelta(hours=-14))), NotFree.TOO_FAR),
        (at(7, 10), NotFree.NO_QUARTER),
        (at(7) + timedelta(microseconds=1), NotFree.NO_QUARTER),
        (at(9, 30), NotFree.CLOSED),
        (at(6, 45), NotFree.CLOSED),
        (at(7, day=14), NotFree.CLOSED),
        (at(7, 15), NotFree.NOT_OFFERED),
    ],
)
def test_why_a_time_cannot_be_had(begins_at, why):
    assert why_not(OFFICE, Clinician(ADA), TERMS, begins_at, NOW) == why


def test_why_a_clinician_cannot_be_had():
    week = Week.of([{"days": ["Tuesday"], "opens": "07:00", "closes": "10:00"}])
    assert why_not(OFFICE, Clinician(ADA, week=week), TERMS, at(7), NOW) == NotFree.NOT_THERE
    away = (Span(at(7, 30), at(9)),)
    assert why_not(OFFICE, Clinician(ADA, away=away), TERMS, at(7), NOW) == NotFree.AWAY
    taken = frozenset({at(7, 30)})
    assert why_not(OFFICE, Clinician(ADA, taken=taken), TERMS, at(7), NOW) == NotFree.TAKEN


def test_the_desk_may_have_any_quarter_without_notice_for_a_year():
    desk = TERMS.for_the_desk()
    assert why_not(OFFICE, Clinician(ADA), desk, at(7, 15), at(7, 10)) is None
    assert why_not(OFFICE, Clinician(ADA), desk, at(7, 15) + timedelta(days=350), NOW) is None
    assert why_not(OFFICE, Clinician(ADA), desk, at(7, 15), at(7, 15)) == NotFree.PAST
    assert why_not(OFFICE, Clinician(ADA), desk, at(9, 30), NOW) == NotFree.CLOSED
