"""A day on which a program was closed asks for no session: by any of what closes one, day for day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from runwell.programme.closed_days import closed_days
from runwell.records.access.planned_sessions import planned_sessions
from tests.records.whole_programme import programme

FIRST = date(2026, 1, 1)
DAY = timedelta(days=1)
turns = st.lists(st.tuples(st.integers(0, 40), st.booleans()), max_size=8).map(
    lambda rows: [(FIRST + DAY * n, shut) for n, shut in sorted(rows, key=lambda row: row[0])]
)


def shut_at_the_end_of(day, turns):
    return next((shut for on, shut in reversed(turns) if on <= day), False)


@given(st.lists(turns, max_size=4), st.integers(0, 45))
def test_a_day_is_closed_where_its_evening_was_or_the_evening_before(every, days):
    last = FIRST + DAY * days
    found = closed_days(every, FIRST, last)
    span = [FIRST + DAY * n for n in range(days + 1)]
    assert found == {
        day
        for day in span
        if any(shut_at_the_end_of(day, one) for one in every)
        or any(shut_at_the_end_of(day - DAY, one) for one in every)
    }


@given(st.lists(turns, max_size=4), st.sets(st.integers(1, 7), min_size=1))
def test_no_session_is_planned_on_a_closed_day_and_every_other_stays(every, weekdays):
    closed = closed_days(every, FIRST, FIRST + DAY * 40)
    asked = planned_sessions(programme(weekdays=tuple(sorted(weekdays))), FIRST, 41, (), closed)
    whole = planned_sessions(programme(weekdays=tuple(sorted(weekdays))), FIRST, 41, ())
    assert set(asked) == {one for one in whole if one.on not in closed}


@given(turns)
def test_what_is_closed_and_opened_again_within_a_day_closes_none(rows):
    """As long as the evening is open, whoever wrongly said yes at seven has not lost the day."""
    day = FIRST + DAY * 20
    open_before = [one for one in rows if one[0] < day]
    if shut_at_the_end_of(day - DAY, open_before):
        open_before.append((day - DAY, False))
    found = closed_days([[*open_before, (day, True), (day, False)]], day, day)
    assert not found
