"""Day by day: the rules printed with the tables, mornings, setbacks; each with where it stands."""

from dataclasses import replace

import pytest

from runwell.running.comeback.values import Gates, Kind, Light, MorningSaid, Outcome, What
from runwell.running.comeback.why import Why
from tests.comebacks import (
    BONE,
    BONE_OPEN,
    DAY,
    FIRST,
    HIP,
    JOG_SPEED,
    KNOWN,
    OPEN,
    SOFT,
    as_planned,
    good,
    lived,
    run,
    stands,
)

A = [one for one in ("A1", "A2", "A3", "A4", "A5", "A6") for _ in range(2)]


def a1(on, **also):
    return run(on, 6, 4, 3, **also)


def mornings(days, *, but=(), first=FIRST):
    """Green ones, but for those given by their number."""
    other = dict(but)
    said = []
    for number in range(days):
        light = other.get(number, Light.GREEN)
        if isinstance(light, MorningSaid):
            said.append(replace(light, on=first + number * DAY))
        elif light is not None:
            said.append(good(first + number * DAY, light=light))
    return said


def view(runs, said, day, begun=SOFT, gates=OPEN):
    return stands(HIP, begun, runs, said, gates, FIRST + day * DAY)


def made(stood, what):
    return [(one.on - FIRST).days for one in stood.decisions if one.what is what]


def whys(stood, on):
    return {why.why for one in stood.decisions if one.on == FIRST + on * DAY for why in one.because}


def test_table_a_day_by_day_each_stage_twice_with_a_day_of_rest_between():
    days = [(before.on, due.stage, due.nth) for before, due, _, _ in lived(SOFT, OPEN, 28) if due]
    assert [stage for _, stage, _ in days] == [*A, "easy", "easy"]
    assert [nth for _, _, nth in days] == [1, 2] * 7
    assert {(after[0] - one[0]).days for one, after in zip(days, days[1:], strict=False)} == {2}


def test_table_b_day_by_day_no_stage_before_four_days():
    """Section 7: each done twice, 48 h apart; +4 d from stage to stage; B10 a week each; B11 two weeks."""
    days = [
        ((before.on - FIRST).days, due.stage, due.part)
        for before, due, _, _ in lived(BONE, BONE_OPEN, 92)
        if due
    ]
    first = {}
    for day, stage, part in days:
        first.setdefault((stage, part), day)
    easy = [first[f"B{number}", 0] for number in range(1, 10)]
    assert [after - one for one, after in zip(easy, easy[1:], strict=False)] == [4] * 8
    weeks = [first["B10", 1], first["B10", 2], first["B10", 3], first["B11", 1]]
    assert all(after - one >= 7 for one, after in zip(weeks, weeks[1:], strict=False))
    assert first["B11", 2] - first["B11", 1] >= 14
    assert first["longer", 0] - first["B11", 2] >= 14
    for start in range(92):
        week = [stage for day, stage, _ in days if start <= day < start + 7]
        assert week.count("B10") <= 2 and len(week) <= 4


@pytest.mark.parametrize("weekdays", [(0,), (1, 4), (0, 1, 2), (5, 6), (0, 2, 4, 6)])
def test_only_chosen_days_and_never_two_in_a_row(weekdays):
    due = [one.on for _, one, _, _ in lived(replace(SOFT, weekdays=weekdays), OPEN, 40) if one]
    assert due and all(on.weekday() in weekdays for on in due)
    assert all((after - on).days >= 2 for on, after in zip(due, due[1:], strict=False))


def test_a_run_moved_to_another_day_counts():
    begun = replace(SOFT, weekdays=(0, 3))
    stood = view([a1(FIRST), a1(FIRST + 2 * DAY)], mornings(4), 3, begun)
    assert [one.outcome for one in stood.graded] == [Outcome.DONE, Outcome.DONE]
    assert Why.MOVED in {why.why for why in stood.graded[1].because}
    assert stood.stage == "A2"


def test_too_soon_or_twice_a_day_is_over_and_asks_for_two_days_of_rest():
    """Section 7: at least one rest day between runs."""
    for second in (a1(FIRST + DAY), a1(FIRST, hour=22)):
        stood = view([a1(FIRST), second], mornings(8), 2)
        assert stood.graded[-1].outcome is Outcome.OVER and stood.stage == "A1"
        on = second.on
        assert min(one.on for one in stood.planned) == on + 3 * DAY


def test_48_hours_for_a_bone_by_the_clock():
    """Section 7, table B: 48 h apart."""
    walk = {"walked": 30.0}
    early = view(
        [run(FIRST, hour=20, **walk), run(FIRST + 2 * DAY, hour=6, **walk)], mornings(3), 2, BONE, BONE_OPEN
    )
    assert early.graded[-1].outcome is Outcome.OVER
    same = view(
        [run(FIRST, hour=8, **walk), run(FIRST + 2 * DAY, hour=8, **walk)], mornings(3), 2, BONE, BONE_OPEN
    )
    assert same.graded[-1].outcome is Outcome.DONE


@pytest.mark.parametrize(("ago", "first"), [(1, 1), (2, 0), (5, 0)])
def test_a_run_just_before_the_way_begins_has_its_day_of_rest(ago, first):
    """Table A: at least one rest day between runs; other days chosen make no way round it."""
    stood = view([a1(FIRST - ago * DAY)], mornings(1), 0)
    assert stood.planned[0].on == FIRST + first * DAY and stood.graded == ()


def test_over_holds_and_under_repeats():
    for done, outcome in ((run(FIRST, 12, 8, 3), Outcome.OVER), (run(FIRST, 3, 2, 3), Outcome.UNDER)):
        stood = view([done], mornings(2), 1)
        assert stood.graded[0].outcome is outcome and (stood.stage, stood.done) == ("A1", 0)
        assert made(stood, What.REPEAT) == [1]


def test_a_missed_run_is_said_and_asked_for_again():
    stood = view([], mornings(3), 2)
    assert [one.outcome for one in stood.graded] == [Outcome.MISSED] * 2
    assert [one.stage for one in stood.planned][0] == "A1"


RUNS = [a1(FIRST), a1(FIRST + 2 * DAY)]


@pytest.mark.parametrize(
    ("light", "what", "why"),
    [
        (Light.AMBER, What.REPEAT, Why.AMBER),
        (None, What.WAIT, Why.NO_MORNING),
        (Light.UNKNOWN, What.WAIT, Why.NO_MORNING),
        (MorningSaid(on=FIRST, light=Light.GREEN, painkillers=True), What.REPEAT, Why.PAINKILLERS),
        (Light.RED, What.BACK, Why.RED),
    ],
)
def test_only_a_green_morning_counts(light, what, why):
    """Section 2: GREEN may progress, AMBER repeats, RED goes back; painkillers never pass (section 5)."""
    stood = view(RUNS, mornings(4, but={3: light}), 3)
    assert stood.stage == "A1" and made(stood, what)[-1] == 3 and why in whys(stood, 3)
    assert stood.done == (0 if light is Light.RED else 1)
    assert view(RUNS, mornings(4), 3).stage == "A2"


def test_a_morning_told_late_counts_as_if_in_time():
    late = view(RUNS, mornings(6, but={3: None}), 5)
    assert late.stage == "A1" and {why.why for why in late.waits} == {Why.NO_MORNING}
    assert view(RUNS, mornings(6), 5).stage == "A2"


def test_red_goes_back_one_stage_and_keeps_that_day_free():
    runs = [*RUNS, run(FIRST + 4 * DAY, 12, 8, 3)]
    stood = view(runs, mornings(6, but={5: Light.RED}), 5)
    assert (stood.stage, stood.done, made(stood, What.BACK)) == ("A1", 0, [5])
    assert {why.why for why in stood.closed} == {Why.RED_MORNING}
    assert stood.planned[0].on == FIRST + 6 * DAY


def test_a_flare_stops_for_three_days_and_goes_on_a_stage_below_the_last_green_one():
    """Section 8."""
    runs = [*RUNS, run(FIRST + 4 * DAY, 12, 8, 3), run(FIRST + 6 * DAY, 12, 8, 3)]
    flare = MorningSaid(on=FIRST, light=Light.RED, flare=True)
    said = mornings(16, but={7: flare, 8: flare, 9: flare})
    for day in (7, 8, 9):
        stood = view(runs, said[: day + 1], day)
        assert Why.FLARE in {why.why for why in stood.closed}
    stood = view(runs, said[:11], 10)
    assert (made(stood, What.STOPPED), made(stood, What.RESUMED)) == ([7], [10])
    assert stood.stage == "A1" and stood.open and stood.planned[0].on == FIRST + 10 * DAY


def test_an_unsettled_flare_stays_and_from_day_7_a_clinician_looks():
    flare = MorningSaid(on=FIRST, light=Light.RED, flare=True)
    said = mornings(30, but=dict.fromkeys(range(3, 14), flare))
    stood = view([a1(FIRST)], said, 20)
    assert (made(stood, What.CLINICIAN), made(stood, What.RESUMED)) == ([10], [])
    assert Why.FLARE_STAYS in {why.why for why in stood.closed}
    seen = replace(OPEN, seen=(FIRST + 12 * DAY,))
    assert made(view([a1(FIRST)], said, 20, gates=seen), What.RESUMED) == [14]


def test_two_flares_in_28_days_lead_back_before_the_run_gate():
    flare = MorningSaid(on=FIRST, light=Light.RED, flare=True)
    said = mornings(40, but={3: flare, 4: flare, 20: flare})
    stood = view([a1(FIRST)], said, 30)
    assert Why.TWO_FLARES in whys(stood, 20) and Why.RUN_GATE_AGAIN in {why.why for why in stood.closed}
    passed = replace(OPEN, run_gate=FIRST + 27 * DAY)
    assert view([], said, 30, gates=passed).open


def test_a_run_in_a_flare_is_unplanned_and_counts_for_nothing():
    flare = MorningSaid(on=FIRST, light=Light.RED, flare=True)
    stood = view([a1(FIRST), a1(FIRST + 2 * DAY)], mornings(3, but={1: flare, 2: flare}), 2)
    assert [one.outcome for one in stood.graded] == [Outcome.DONE, Outcome.UNPLANNED]


@pytest.mark.parametrize(("gap", "stage"), [(14, "A2"), (15, "A1"), (28, "A1")])
def test_a_long_pause_goes_back(gap, stage):
    runs = [*RUNS, run(FIRST + 4 * DAY, 12, 8, 3)]
    stood = view(runs, mornings(60), 4 + gap)
    assert stood.stage == stage
    assert (Why.PAUSE in whys(stood, 19)) is (gap > 14)


def test_who_begins_at_a_later_stage_and_does_not_run_goes_back_too():
    begun = replace(SOFT, stage="A6")
    assert [view([], mornings(40), day, begun).stage for day in (14, 15, 28, 29)] == ["A6", "A5", "A5", "A1"]


def test_four_weeks_without_a_run_begin_anew():
    begun = replace(SOFT, stage="A6")
    runs = [run(FIRST, ran=22.2, km=3.2)]
    assert view(runs, mornings(60), 28, begun).stage == "A5"
    stood = view(runs, mornings(60), 29, begun)
    assert stood.stage == "A1" and Why.LONG_PAUSE in whys(stood, 29)


WALKS = [run(FIRST, walked=30), run(FIRST + 2 * DAY, walked=30)]


def bone(runs, said, day, gates=BONE_OPEN):
    return view(runs, said, day, BONE, gates)


@pytest.mark.parametrize("light", [Light.AMBER, Light.RED, Light.STOP])
def test_any_pain_of_a_bone_stops_everything_for_seven_free_mornings(light):
    """Section 8: any pain: stop, back to pain-free walking. Seven mornings as the gates ask."""
    runs = [*WALKS, run(FIRST + 4 * DAY, 5, 20, 1)]
    said = mornings(30, but={5: light})
    stood = bone(runs, said, 5)
    assert stood.stage == "B1" and made(stood, What.STOPPED) == [5] and not stood.open
    assert bone(runs, said, 11).planned == bone(runs, said, 12).planned
    assert not bone(runs, said, 11).open
    stood = bone(runs, said, 12)
    assert stood.open and made(stood, What.RESUMED) == [12] and stood.planned[0].stage == "B1"


def test_a_morning_that_is_not_told_begins_the_seven_anew():
    said = mornings(30, but={5: Light.STOP, 9: None})
    assert made(bone(WALKS, said, 20), What.RESUMED) == [16]


def test_a_run_of_soft_tissue_before_its_gate_stays_a_run_that_does_not_count():
    stood = view([a1(FIRST)], mornings(3), 1, gates=Gates(phase=3))
    assert made(stood, What.CLINICIAN) == []


def test_a_bone_does_not_run_until_the_morning_is_told():
    """Decision 0028: an answer lacks: no session until it is there; a later free morning stands in."""
    said = mornings(6, but={3: None, 4: None, 5: None})
    stood = bone(WALKS, said, 5)
    assert Why.NOT_TOLD in {why.why for why in stood.closed}
    later = bone(WALKS, mornings(6, but={3: None, 4: None}), 5)
    assert later.open and (later.stage, later.done) == ("B1", 1) and Why.STAND_IN in whys(later, 5)


def test_b2_waits_for_g3_and_goes_on_with_walking():
    gates = Gates(g2=FIRST, diagnosed=FIRST - 100 * DAY)
    runs = [run(FIRST + number * 2 * DAY, walked=30) for number in range(6)]
    stood = bone(runs, mornings(12), 11, gates)
    assert (
        stood.stage == "B1"
        and Why.GATE_G3 in whys(stood, 11)
        and all(one.stage == "B1" for one in stood.planned)
    )
    assert bone(runs, mornings(12), 11, replace(gates, g3=FIRST + 11 * DAY)).stage == "B2"


def test_a_walk_is_no_run_on_table_a():
    stood = view([run(FIRST, walked=60)], mornings(2), 1)
    assert [one.outcome for one in stood.graded] == [Outcome.MISSED]


def longer(days=60, **changed):
    begun = replace(SOFT, stage="easy", level=replace(KNOWN, **changed))
    return list(lived(begun, OPEN, days))


def test_after_the_tables_no_run_is_more_than_a_tenth_longer_and_one_a_week_grows():
    runs = []
    for before, due, done, _ in longer():
        if due and due.kind is Kind.LONGER:
            longest = max(one.km for one in runs if (before.on - one.on).days <= 30)
            assert due.km <= 1.1 * longest + 1e-9
        runs += [done] if done else []
    long = [due.on for _, due, _, _ in longer() if due and due.long]
    assert len(long) > 4 and all((after - on).days >= 7 for on, after in zip(long, long[1:], strict=False))


def test_beside_the_long_run_a_week_is_no_fuller_than_before_the_pain():
    ran = []
    for before, due, done, _ in longer(60, weekly_km=9.0):
        week = sum(one.km for one in ran if 0 < (before.on - one.on).days < 7)
        if due and due.kind is Kind.LONGER and not due.long:
            assert week + due.km <= 9.0 + 1e-9
        ran += [done] if done else []
    assert any(Why.WEEK_LEVEL in {why.why for why in one.waits} for *_, one in longer(60, weekly_km=9.0))


def test_too_long_a_run_wins_nothing():
    """The cap counts runs that went as planned: one of 10 km does not open 11."""

    def far(due):
        return run(due.on, ran=70, km=10) if due.long else as_planned(due)

    begun = replace(SOFT, stage="easy", level=KNOWN)
    views = [after for _, _, _, after in lived(begun, OPEN, 40, does=far)]
    assert max(one.longest_km or 0 for one in views) < 4
    assert Outcome.OVER in {one.outcome for one in views[-1].graded}


def test_red_after_the_tables_takes_one_growth_away():
    runs, said = [done for _, _, done, _ in longer(39) if done], mornings(39)
    begun = replace(SOFT, stage="easy", level=KNOWN)
    hurt = view(runs, [*said, good(FIRST + 39 * DAY, light=Light.RED)], 39, begun)
    fine = view(runs, [*said, good(FIRST + 39 * DAY)], 39, begun)
    assert runs[-1].on == FIRST + 38 * DAY
    longest = max(one.km for one in runs)
    assert hurt.stage == fine.stage == "longer"
    first = next(one for one in hurt.planned if one.long)
    assert first.km == pytest.approx(longest / 1.1, abs=0.11)


def test_distance_then_hills_then_speed():
    kinds = [(due.kind, due.ground.value) for _, due, _, _ in longer(60, longest_km=4.0) if due]
    order = list(dict.fromkeys(kind for kind, _ in kinds))
    assert order == [Kind.EASY, Kind.LONGER, Kind.HILLS, Kind.SPEED]
    assert {ground for kind, ground in kinds if kind is Kind.LONGER} == {"level"}
    assert {ground for kind, ground in kinds if kind is Kind.SPEED} == {"level", "fast"}


def test_a_bone_waits_four_weeks_at_its_level_and_its_week_grows_by_a_tenth():
    """Section 7: B12 after 4 weeks at usual easy volume; distance up by no more than 10 % a week."""
    begun = replace(BONE, stage="B11", level=replace(KNOWN, longest_km=5.0))
    runs, level, hills = [], None, None
    for before, due, done, _ in lived(begun, BONE_OPEN, 120):
        if due and due.kind is not Kind.TABLE:
            hills = hills or (before.on if due.kind is Kind.HILLS else None)
            if due.km >= 4.5:
                level = level or before.on
            week = due.km + sum(one.km for one in runs if 0 < (before.on - one.on).days < 7)
            fullest = max(
                sum(one.km for one in runs if 7 * back <= (before.on - one.on).days < 7 * back + 7)
                for back in range(1, 5)
            )
            assert week <= 1.1 * fullest + 1e-6
        runs += [done] if done else []
    assert (hills - level).days >= 28


def test_without_any_distance_easy_running_goes_on_by_time():
    def treadmill(due):
        return replace(as_planned(due), meters=None)

    begun = replace(SOFT, stage="easy", level=KNOWN)
    *_, (before, *_, after) = lived(begun, OPEN, 30, does=treadmill)
    assert after.stage == "longer" and after.longest_km is None
    assert all(not one.by_distance and one.run_minutes == 20 for one in after.planned if one.sure)
    assert before.open


def test_the_first_coming_run_is_sure_the_others_only_if_all_goes_well():
    stood = view([], [], 0)
    assert [one.sure for one in stood.planned] == [True, *[False] * (len(stood.planned) - 1)]
    assert {one.stage for one in stood.planned} == {"A1", "A2", "A3", "A4"}
    assert [one.sure for one in view([a1(FIRST)], mornings(1), 0).planned][0] is False


def test_a_way_back_can_begin_at_a_later_stage_and_knows_its_own_pace():
    stood = view([], [], 0, replace(SOFT, stage="A3", level=KNOWN))
    assert (stood.stage, stood.planned[0].stage) == ("A3", "A3")
    fast = run(FIRST, 12, 6, 4, level_speed=JOG_SPEED * 1.2)
    assert view([fast], [], 0, replace(SOFT, stage="A3", level=KNOWN)).graded[0].outcome is Outcome.OVER
