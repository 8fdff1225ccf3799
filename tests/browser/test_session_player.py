"""The guided session in a browser whose clock is in our hands."""

import pytest

from tests.browser.session_plan import PLAN, PROGRAMME, begun, exercise, in_a_bridge

pytestmark = pytest.mark.browser


def to_the_stretch(phone, seconds):
    """So many seconds into the first hold of the second exercise."""
    one = in_a_bridge(phone, 70)
    one.press("Yes, all 10")
    one.press("3")
    one.press("Start")
    one.passes(15 + seconds)
    return one


def said(entries, *names):
    """Of every entry what was said, without what differs from phone to phone."""
    return [tuple(one.get(name) for name in names) for one in entries]


def walked_through(one):
    """The rest of the session from the stretch's intro on, all of it done."""
    one.press("Start")
    one.passes(15)
    for more in range(3):
        one.passes(60 + 5 + 60)
        one.passes(15 if more < 2 else 0.2)
    one.press("Start")
    one.passes(15 + 60)
    one.press("Yes, all 15")
    one.passes(5 + 60.2)
    one.press("Yes, all 15")
    one.press("2")


def test_a_session_of_the_three_exercises_gives_the_right_entries(phone):
    one = in_a_bridge(phone, 70)
    assert one.shows("name") == "Bridge"
    assert one.shows("note") == "Did you do all 10?"
    one.press("Yes, all 10")
    one.press("3")
    walked_through(one)
    form = one.page.locator("#questions")
    form.locator("[name=during][value='2']").check()
    form.locator("[name=effort][value='5']").check()
    form.locator("[name=limp][value=no]").check()
    one.press("Save")
    one.page.get_by_text("Saved with your record.").wait_for()
    *sets, answer = one.sent
    fields = ("exercise", "set", "side", "asked", "repetitions", "seconds", "reserve")
    assert said(sets, *fields) == [
        ("bridge", 1, None, 1, 10, None, 3),
        ("hamstring-stretch", 1, "left", 3, 1, 60, None),
        ("hamstring-stretch", 1, "right", 3, 1, 60, None),
        ("hamstring-stretch", 2, "left", 3, 1, 60, None),
        ("hamstring-stretch", 2, "right", 3, 1, 60, None),
        ("hamstring-stretch", 3, "left", 3, 1, 60, None),
        ("hamstring-stretch", 3, "right", 3, 1, 60, None),
        ("monster-walk", 1, "left", 1, 15, None, None),
        ("monster-walk", 1, "right", 1, 15, None, 2),
    ]
    assert said([answer], "kind", "during", "effort", "limp") == [("answer", 2, 5, False)]
    everywhere = said(one.sent, "programme", "pack", "planned", "nth")
    assert set(everywhere) == {(PROGRAMME, "hip-1", "2026-11-28", 1)}
    assert sets[0]["at"].endswith("-06:00")
    assert len({entry["id"] for entry in one.sent}) == len(one.sent) == 10


def test_sides_that_take_turns_are_shown_as_pairs_and_sent_in_all(phone):
    bug = exercise("dead-bug", repetitions=4, alternating=True, rep_seconds=1.0, dose="8 in all")
    one = begun(phone, plan={**PLAN, "exercises": [bug]})
    one.press("Start")
    one.passes(15 + 8.2)
    one.press("Yes, all 4")
    one.kept()
    assert said(one.sent, "exercise", "repetitions") == [("dead-bug", 8)]


def test_a_killed_tab_is_back_at_the_same_second(phone):
    one = in_a_bridge(phone, 20)
    before = one.shows("count"), one.shows("of")
    one.killed_and_opened(after=0)
    assert one.shows("name") == "Bridge"
    now = one.shows("count"), one.shows("of")
    assert int(before[0]) - int(now[0]) in (0, 1)
    assert now[1] == before[1] == "Set 1 of 1 · Repetition 3 of 10"
    one.killed_and_opened(after=7)
    assert int(now[0]) - int(one.shows("count")) in (7, 8)


def test_a_paused_session_stands_where_it_was_however_long_the_tab_was_gone(phone):
    one = in_a_bridge(phone, 20)
    one.press("Pause")
    before = one.shows("count")
    one.killed_and_opened(after=600)
    assert (one.shows("what"), one.shows("count")) == ("Paused", before)
    one.press("Go on")
    one.passes(10)
    assert int(before) - int(one.shows("count")) in (10, 11)


def test_a_phone_that_was_locked_for_four_minutes_claims_nothing(phone):
    one = to_the_stretch(phone, 20)
    one.locked(240)
    assert one.shows("what") == "Time is over"
    assert "while nobody looked" in one.shows("note")
    assert one.shows("of") == "Set 1 of 3 · Left"
    one.kept()
    assert said(one.sent, "exercise") == [("bridge",)]
    one.press("Less")
    one.page.locator("#fewer").get_by_role("button", name="40 s").click()
    one.kept()
    assert said(one.sent[1:], "exercise", "side", "seconds") == [("hamstring-stretch", "left", 40)]
    assert one.shows("what") == "Get ready"
    one.passes(3)
    assert (one.shows("what"), one.shows("count")) == ("Hold", "60")


def test_a_rest_that_ran_out_while_locked_is_over_and_the_next_set_waits(phone):
    one = to_the_stretch(phone, 60 + 5 + 60 + 2)
    assert one.shows("what") == "Rest"
    one.locked(240)
    assert one.shows("what") == "Paused"
    assert "You were away for 4 min" in one.shows("note")
    assert one.shows("of") == "Set 2 of 3 · Left"
    one.passes(100)
    assert one.shows("count") == "60"


def test_repetitions_that_ran_out_while_locked_are_asked_about(phone):
    one = in_a_bridge(phone, 20)
    one.locked(240)
    assert "Did you do all 10?" in one.shows("note")
    one.press("Less")
    one.page.locator("#fewer").get_by_role("button", name="4", exact=True).click()
    one.press("I do not know")
    one.kept()
    assert said(one.sent, "repetitions", "reserve") == [(4, None)]


def test_no_timer_drifts_in_ten_minutes(phone):
    """What is drawn is compared with the clock, at odd moments, through many steps."""
    long = {**PLAN["exercises"][1], "hold": 700, "sets": 1, "sides": [], "side_names": []}
    one = phone(plan={**PLAN, "exercises": [long]})
    one.press("Begin")
    one.press("Start")
    one.passes(15)
    began = one.page.evaluate("Date.now()")
    for _ in range(40):
        one.passes(15.13)
        passed = (one.page.evaluate("Date.now()") - began) / 1000
        shown = int(one.page.locator("#count").inner_text())
        assert 700 - passed - 0.2 <= shown <= 700 - passed + 1.2
    assert passed > 600


def test_pain_stops_the_clock_is_asked_for_and_ends_the_session(phone):
    one = in_a_bridge(phone, 20)
    one.press("It hurts")
    before = one.shows("count")
    one.passes(30)
    assert one.shows("count") == before
    panel = one.page.locator("#hurts")
    assert panel.get_by_text("You cannot put weight on the leg").is_visible()
    panel.locator("[name=pain][value='6']").check()
    panel.get_by_role("button", name="Stop the session").click()
    one.page.get_by_role("heading", name="That was it for today").wait_for()
    one.kept()
    assert len(one.sent) == 9
    assert said(one.sent[:2], "exercise", "said", "pain", "skipped", "repetitions") == [
        ("bridge", "hurts", 6, "It hurts", None),
        ("hamstring-stretch", None, None, "It hurts", None),
    ]


def test_an_exercise_is_skipped_with_a_reason_and_what_was_too_easy_is_told_again(phone):
    one = in_a_bridge(phone, 70)
    one.press("Yes, all 10")
    one.press("5 +")
    one.press("Skip or stop")
    one.page.get_by_text("I do not have what it needs").click()
    one.page.get_by_role("button", name="Skip the rest of this exercise").click()
    assert one.shows("name") == "Monster walk"
    one.press("Back")
    one.press("Back")
    one.press("Too easy")
    one.kept()
    assert {*said(one.sent, "exercise", "skipped")} == {
        ("bridge", None),
        ("hamstring-stretch", "I do not have what it needs"),
    }


def test_going_back_waits_at_the_beginning_of_the_step_before(phone):
    one = to_the_stretch(phone, 60 + 5 + 10)
    assert one.shows("of") == "Set 1 of 3 · Right"
    one.press("Back")
    assert (one.shows("what"), one.shows("of"), one.shows("count")) == ("Paused", "Set 1 of 3 · Left", "60")
    one.press("Go on")
    assert one.shows("what") == "Get ready"


def test_a_session_left_for_long_is_gone_on_with_or_ended(phone):
    one = in_a_bridge(phone, 20)
    one.killed_and_opened(after=3 * 3600)
    assert one.page.get_by_role("heading", name="You stopped in the middle").is_visible()
    one.press("End it there")
    one.page.get_by_role("heading", name="That was it for today").wait_for()
    one.kept()
    assert {*said(one.sent, "skipped")} == {("Stopped in the middle",)}


def test_a_program_that_was_closed_a_minute_ago_stops_the_session(phone):
    one = in_a_bridge(phone, 20)
    one.plan = {**one.plan, "locked": ["Your clinician has closed it."], "exercises": [], "sessions": []}
    one.killed_and_opened(after=60)
    one.page.get_by_text("Your clinician has closed it.").wait_for()
    assert not one.page.locator("[data-screen=stage]").is_visible()


def test_the_next_person_at_this_phone_does_not_see_the_session_of_the_one_before(phone):
    one = in_a_bridge(phone, 20)
    other = "99999999-0000-4000-8000-000000000000"
    one.plan = {**one.plan, "programme": other, "programmes": [other]}
    one.killed_and_opened(after=60)
    one.page.get_by_role("button", name="Begin", exact=True).wait_for()
    one.kept()
    assert one.sent == []


def test_cues_are_switched_and_remembered(phone):
    one = phone()
    panel = one.page.locator("#cues")
    one.page.get_by_role("button", name="Sound and cues").click()
    assert panel.get_by_label("Beeps").is_checked()
    panel.get_by_label("Beeps").uncheck()
    panel.get_by_label("Spoken words").check()
    panel.get_by_role("button", name="Close").click()
    one.killed_and_opened(after=1)
    one.page.get_by_role("button", name="Sound and cues").click()
    panel = one.page.locator("#cues")
    assert not panel.get_by_label("Beeps").is_checked()
    assert panel.get_by_label("Spoken words").is_checked()


def test_with_less_motion_the_figure_stands_still(phone):
    one = begun(phone, reduced_motion="reduce")
    assert one.page.locator("#figure").get_attribute("src") == "/figures/bridge.svg"
    assert not one.page.locator("#move").is_visible()


def test_the_figure_moves_only_on_demand(phone):
    one = begun(phone)
    assert one.page.locator("#figure").get_attribute("src") == "/figures/bridge.svg"
    one.press("Show it moving")
    assert one.page.locator("#figure").get_attribute("src") == "/figures/bridge/moving.svg"


def test_one_that_was_missed_may_be_chosen_and_one_of_two_a_day(phone):
    sessions = [
        {"planned": "2026-11-23", "nth": 1},
        {"planned": "2026-11-26", "nth": 1},
        *({"planned": "2026-11-28", "nth": nth} for nth in (1, 2)),
    ]
    one = phone(plan={**PLAN, "sessions": sessions})
    assert one.page.locator("[data-slot=sessions] label").all_inner_texts() == [
        "Today, session 1 of the day",
        "Today, session 2 of the day",
        "Thursday, November 26, not done yet",
    ]
    one.page.get_by_text("Thursday, November 26").click()
    one.press("Begin")
    one.press("Skip or stop")
    one.page.get_by_text("No time").click()
    one.page.locator("#skipping").get_by_role("button", name="Stop the session").click()
    one.kept()
    assert {*said(one.sent, "planned", "nth")} == {("2026-11-26", 1)}
