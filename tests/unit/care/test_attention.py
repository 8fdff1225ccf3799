"""What a patient needs a clinician for, what settles it, and who stands first on the list."""

from datetime import UTC, date, datetime, timedelta
from itertools import permutations

import pytest

from runwell.care.attention import (
    DAY,
    MAILED,
    ORDER,
    QUIET_DAYS,
    WAITING,
    Happened,
    Kind,
    Listed,
    Need,
    Stands,
    needs,
    sorted_by_need,
)

TODAY = date(2026, 11, 27)


def at(ago=0, hour=12):
    return datetime(2026, 11, 27, hour, tzinfo=UTC) - timedelta(days=ago)


def happened(ago=0, known=True, hour=12):
    return Happened(TODAY - DAY * ago, at(ago, hour) if known else None)


def kinds(**facts):
    return [one.kind for one in needs(Stands(**facts), TODAY)]


ONE_OF_EACH = {
    Kind.RED_FLAG: {"alarm": at(3), "alarm_is": "emergency"},
    Kind.URGENT_REQUEST: {"urgent": at(1)},
    Kind.BONE_PAIN: {"bone": happened(2)},
    Kind.RED_MORNING: {"red": happened(1)},
    Kind.TWO_FLARES: {"flare": happened(5), "flares": 2},
    Kind.BROKEN: {"broken": happened(4)},
    Kind.LOOK: {"look": happened(2)},
    Kind.GATE: {"gate": happened(2), "gate_is": "G2"},
    Kind.EMPTY: {"empty": happened(2)},
    Kind.MESSAGE: {"message": at(1)},
    Kind.PHASE_MET: {"phase_met": happened(1)},
    Kind.QUIET: {"programme_since": TODAY - DAY * 30, "logged_on": TODAY - DAY * 7},
    Kind.CLOSED: {"closed": happened(1)},
    Kind.NO_INTAKE: {"visit": at(-1)},
}


def test_there_is_a_way_to_each_kind():
    assert list(ONE_OF_EACH) == list(Kind)


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_alone(kind):
    assert kinds(**ONE_OF_EACH[kind]) == [kind]


def test_nothing_is_needed_of_somebody_who_gets_on():
    assert kinds(programme_since=TODAY - DAY * 30, logged_on=TODAY, intake=at(40), visit=at(-1)) == []


def test_all_at_once_come_in_the_order_of_urgency():
    every = {name: value for facts in ONE_OF_EACH.values() for name, value in facts.items()}
    # A program that is closed is not asked for its log, and no phase is over while something hurts.
    assert kinds(**every) == [kind for kind in Kind if kind not in (Kind.QUIET, Kind.PHASE_MET)]


@pytest.mark.parametrize("kind", [Kind.RED_FLAG, Kind.BONE_PAIN, Kind.RED_MORNING, Kind.TWO_FLARES])
def test_no_phase_is_over_while_something_hurts(kind):
    assert kinds(**ONE_OF_EACH[kind], **ONE_OF_EACH[Kind.PHASE_MET]) == [kind]


@pytest.mark.parametrize(
    "kind",
    [Kind.RED_FLAG, Kind.BONE_PAIN, Kind.RED_MORNING, Kind.TWO_FLARES, Kind.PHASE_MET],
)
def test_a_look_settles_what_was_known_before_it_and_nothing_after(kind):
    facts = ONE_OF_EACH[kind]
    first = facts.get("alarm") or next(one for one in facts.values() if isinstance(one, Happened)).known_at
    assert kinds(**facts, looked=first - timedelta(seconds=1)) == [kind]
    assert kinds(**facts, looked=first) == []
    assert kinds(**facts, looked=at(0)) == []


def test_what_became_known_late_is_not_settled_by_an_earlier_look_on_a_later_day():
    late = Happened(TODAY - DAY * 6, at(0, 9))
    assert kinds(flare=late, flares=2, looked=at(2)) == [Kind.TWO_FLARES]


def test_where_nobody_knows_when_it_came_only_a_later_day_settles_it():
    facts = {"flare": happened(5, known=False), "flares": 2}
    assert kinds(**facts, looked=at(5, 23)) == [Kind.TWO_FLARES]
    assert kinds(**facts, looked=at(4)) == []


def test_only_what_is_done_in_the_record_or_a_look_settles_an_alarm():
    assert kinds(alarm=at(1), acted=at(1, 13)) == []
    assert kinds(alarm=at(1), acted=at(1, 11), looked=at(2)) == [Kind.RED_FLAG]


def test_an_urgent_request_and_a_message_are_settled_by_no_look():
    assert kinds(urgent=at(1), message=at(1), looked=at(0)) == [Kind.URGENT_REQUEST, Kind.MESSAGE]


@pytest.mark.parametrize(("ago", "shown"), [(0, True), (1, True), (2, False)])
def test_a_red_morning_is_of_today_or_yesterday(ago, shown):
    assert bool(kinds(red=happened(ago))) is shown


def test_one_flare_is_no_need():
    assert kinds(flare=happened(1), flares=1) == []


@pytest.mark.parametrize("kind", sorted(WAITING))
def test_what_the_program_waits_for_comes_back_as_long_as_it_waits(kind):
    facts, days = ONE_OF_EACH[kind], 1 if kind in (Kind.LOOK, Kind.BROKEN, Kind.EMPTY) else QUIET_DAYS
    looked = at(0)
    for later in range(10):
        found = [one.kind for one in needs(Stands(**facts, looked=looked), TODAY + DAY * later)]
        assert found == ([] if later < days else [kind])


@pytest.mark.parametrize(("days", "quiet"), [(6, False), (7, True), (100, True)])
def test_nothing_for_a_week_is_seen_on_the_seventh_day(days, quiet):
    logged = {"programme_since": TODAY - DAY * 200, "logged_on": TODAY - DAY * days}
    begun = {"programme_since": TODAY - DAY * days}
    for facts in (logged, begun):
        assert kinds(**facts) == ([Kind.QUIET] if quiet else [])
    assert kinds(**logged, looked=at(6)) == []
    assert kinds(logged_on=TODAY - DAY * days) == []


def test_a_week_of_nothing_is_counted_from_the_last_word():
    (need,) = needs(Stands(programme_since=TODAY - DAY * 40, logged_on=TODAY - DAY * 9), TODAY)
    assert need == Need(Kind.QUIET, TODAY - DAY * 9, {"days": 9})


def test_what_was_closed_is_no_week_of_nothing():
    """They logged last before it was closed: the week is counted from the day on which it opened again."""
    logged = TODAY - DAY * 30
    assert kinds(programme_since=TODAY - DAY * 6, logged_on=logged) == []
    (need,) = needs(Stands(programme_since=TODAY - DAY * 8, logged_on=logged), TODAY)
    assert need == Need(Kind.QUIET, TODAY - DAY * 8, {"days": 8})


@pytest.mark.parametrize(
    ("ahead", "shown"), [(-1, []), (0, [Kind.NO_INTAKE]), (1, [Kind.NO_INTAKE]), (2, [])]
)
def test_an_intake_is_missed_the_day_before_and_on_the_day(ahead, shown):
    assert kinds(visit=at(-ahead)) == shown
    assert kinds(visit=at(-ahead), intake=at(30)) == []


def test_the_list_begins_with_the_most_urgent_then_the_longest_wait_then_the_name():
    listed = [
        Listed("1", "Zoe", (Need(Kind.RED_FLAG, TODAY),)),
        Listed("2", "Ann", (Need(Kind.MESSAGE, TODAY - DAY * 9),)),
        Listed("3", "bea", (Need(Kind.MESSAGE, TODAY), Need(Kind.QUIET, TODAY - DAY * 30))),
        Listed("4", "Bob", (Need(Kind.MESSAGE, TODAY),)),
        Listed("5", "Ada", ()),
        Listed("6", "ada", ()),
    ]
    for order in permutations(listed):
        assert sorted_by_need(order) == tuple(listed)


def test_what_is_mailed_is_of_the_more_urgent_half():
    assert max(ORDER[kind] for kind in MAILED) <= len(Kind) // 2
