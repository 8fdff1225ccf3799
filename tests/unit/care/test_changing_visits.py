"""From which state which change of a visit is allowed: every cell of the table."""

from datetime import UTC, datetime, timedelta

import pytest

from runwell.care.changing_visits import Change, Hindrance, Stand, hindrance, is_late
from runwell.care.reminding import reminder_at

NOW = datetime(2026, 12, 7, 15, tzinfo=UTC)
SOON, OVER = NOW + timedelta(hours=30), NOW - timedelta(hours=1)

NO_TIME, HELD, HELD_PAST = Stand("waiting"), Stand("waiting", "held", SOON), Stand("waiting", "held", OVER)
PROPOSED, PROPOSED_PAST = Stand("proposed", "proposed", SOON), Stand("proposed", "proposed", OVER)
AGREED, AGREED_PAST = Stand("agreed", "agreed", SOON), Stand("agreed", "agreed", OVER)
ANSWERED, CANCELLED = Stand("answered"), Stand("cancelled", "cancelled", SOON)
DECLINED, CAME, MISSED = (
    Stand("declined", "declined", SOON),
    Stand("agreed", "came", OVER),
    Stand("agreed", "missed", OVER),
)
EVERY = [
    NO_TIME,
    HELD,
    HELD_PAST,
    PROPOSED,
    PROPOSED_PAST,
    AGREED,
    AGREED_PAST,
    ANSWERED,
    CANCELLED,
    DECLINED,
    CAME,
    MISSED,
]
ALLOWED = {
    Change.ACCEPT: [HELD],
    Change.PROPOSE: [NO_TIME, HELD, HELD_PAST, PROPOSED, PROPOSED_PAST, AGREED, ANSWERED],
    Change.BOOK: [NO_TIME, HELD, HELD_PAST, PROPOSED, PROPOSED_PAST, AGREED, ANSWERED],
    Change.DECLINE: [NO_TIME, HELD, HELD_PAST, PROPOSED, PROPOSED_PAST, AGREED],
    Change.ANSWER: [NO_TIME],
    Change.AGREE: [PROPOSED],
    Change.MOVE: [NO_TIME, HELD, HELD_PAST, PROPOSED, PROPOSED_PAST, AGREED],
    Change.CANCEL: [NO_TIME, HELD, HELD_PAST, PROPOSED, PROPOSED_PAST, AGREED],
    Change.CAME: [AGREED_PAST, CAME, MISSED],
    Change.MISSED: [AGREED_PAST, CAME, MISSED],
}


@pytest.mark.parametrize("change", Change)
def test_every_change_is_allowed_where_the_table_says_so_and_nowhere_else(change):
    assert [stand for stand in EVERY if hindrance(change, stand, NOW) is None] == ALLOWED[change]


@pytest.mark.parametrize(
    ("change", "stand", "why"),
    [
        (Change.ACCEPT, NO_TIME, Hindrance.NO_TIME),
        (Change.ACCEPT, HELD_PAST, Hindrance.BEGUN),
        (Change.ACCEPT, PROPOSED, Hindrance.OTHERWISE),
        (Change.ACCEPT, CANCELLED, Hindrance.OVER),
        (Change.AGREE, PROPOSED_PAST, Hindrance.BEGUN),
        (Change.AGREE, HELD, Hindrance.OTHERWISE),
        (Change.ANSWER, HELD, Hindrance.HOLDS_A_TIME),
        (Change.MOVE, AGREED_PAST, Hindrance.BEGUN),
        (Change.CANCEL, ANSWERED, Hindrance.OVER),
        (Change.CAME, AGREED, Hindrance.NOT_BEGUN),
        (Change.MISSED, HELD_PAST, Hindrance.NO_TIME),
    ],
)
def test_what_stands_in_the_way(change, stand, why):
    assert hindrance(change, stand, NOW) is why


def test_people_come_a_little_early_and_are_missed_only_once_it_has_begun():
    soon = Stand("agreed", "agreed", NOW + timedelta(minutes=50))
    assert hindrance(Change.CAME, soon, NOW) is None
    assert hindrance(Change.MISSED, soon, NOW) is Hindrance.NOT_BEGUN


def test_the_last_day_before_a_visit_is_late():
    assert is_late(NOW + timedelta(hours=23), NOW) and not is_late(NOW + timedelta(hours=24), NOW)
    assert not is_late(NOW, NOW)


@pytest.mark.parametrize(
    ("begins_at", "due"),
    [
        (datetime(2026, 12, 9, 16, tzinfo=UTC), datetime(2026, 12, 8, 16, tzinfo=UTC)),
        (datetime(2026, 12, 9, 13, tzinfo=UTC), datetime(2026, 12, 8, 14, tzinfo=UTC)),  # 7:00: not before 8
        (datetime(2026, 12, 10, 3, tzinfo=UTC), datetime(2026, 12, 9, 2, tzinfo=UTC)),  # 21:00: not after 20
        (datetime(2027, 3, 15, 14, tzinfo=UTC), datetime(2027, 3, 14, 14, tzinfo=UTC)),  # after the change
        (datetime(2027, 3, 14, 14, tzinfo=UTC), datetime(2027, 3, 13, 15, tzinfo=UTC)),  # across the change
        (datetime(2026, 12, 8, 14, tzinfo=UTC), None),
    ],
)
def test_a_reminder_comes_the_day_before_at_the_same_hour_and_never_at_night(begins_at, due):
    assert reminder_at(begins_at, "America/Chicago", NOW) == due
