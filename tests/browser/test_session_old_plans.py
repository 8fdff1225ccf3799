"""How old a plan may be: the clock is in our hands, and the network is cut by taking the plan away."""

import pytest

from tests.browser.session_plan import PLAN, in_a_bridge

pytestmark = pytest.mark.browser
DAY = 24 * 3600
DAILY = {**PLAN, "sessions": [{"planned": f"2026-{day}", "nth": 1} for day in ("11-28", "12-01", "12-02")]}


def heading(one):
    return one.page.locator("h1:visible").inner_text()


def begins(one):
    return one.page.get_by_role("button", name="Begin", exact=True).is_visible()


def test_without_a_network_it_says_from_when_the_plan_is_and_after_three_days_plays_it_no_more(phone):
    one = phone(plan=DAILY)
    old = one.page.locator("[data-slot=old-plan]")
    assert begins(one) and not old.is_visible()
    one.plan = None
    one.killed_and_opened(after=60)
    old = one.page.locator("[data-slot=old-plan]")
    assert begins(one) and "got it today" in old.inner_text()
    one.killed_and_opened(after=3 * DAY)
    old = one.page.locator("[data-slot=old-plan]")
    assert begins(one) and "as it stood on Saturday, November 28" in old.inner_text()
    one.killed_and_opened(after=DAY)
    assert heading(one) == "Your program may have changed" and not begins(one)
    stale = one.page.locator("[data-screen=stale]")
    assert "got your program on Saturday, November 28" in stale.inner_text()
    assert one.page.locator("main a:visible").count() == 0
    one.plan = {**DAILY, "today": "2026-12-02"}
    one.press("Try again")
    one.page.get_by_role("heading", name="Your session", exact=True).wait_for()
    assert begins(one) and not one.page.locator("[data-slot=old-plan]").is_visible()


def test_a_door_that_stood_open_for_days_is_made_anew_when_somebody_looks(phone):
    one = phone(plan=DAILY)
    one.plan = None
    one.locked(4 * DAY)
    one.page.get_by_role("heading", name="Your program may have changed").wait_for()
    one.plan = {**DAILY, "today": "2026-12-02", "locked": ["A bone may be hurt."]}
    one.page.evaluate("dispatchEvent(new Event('online'))")
    one.page.get_by_text("A bone may be hurt.").wait_for()


@pytest.mark.parametrize(
    ("now", "after"),
    [
        (None, 4 * DAY),
        ({**PLAN, "locked": ["A bone may be hurt."]}, 3 * 3600),
        ({**PLAN, "exercises": [{**PLAN["exercises"][0], "dose": "1 set of 5"}]}, 3 * 3600),
    ],
    ids=["a plan too old", "locked meanwhile", "changed meanwhile"],
)
def test_what_was_begun_by_a_plan_that_holds_no_more_can_only_be_ended(phone, now, after):
    one = in_a_bridge(phone, 20)
    one.plan = now
    one.killed_and_opened(after=after)
    assert heading(one) == "You stopped in the middle"
    assert one.page.get_by_text("may not be the same any more").is_visible()
    assert not one.page.get_by_role("button", name="Go on", exact=True).is_visible()
    one.press("End it there")
    one.page.get_by_role("heading", name="That was it for today").wait_for()
    one.plan = PLAN
    one.kept()
    assert {entry["skipped"] for entry in one.sent} == {"Stopped in the middle"}


def test_what_was_begun_by_somebody_else_is_not_shown_to_whoever_comes_next(phone):
    one = in_a_bridge(phone, 20)
    another = "7d5c2d5e-0000-4c53-9a55-0d6c1b3f6a10"
    one.plan = {**PLAN, "programme": another, "programmes": [another]}
    one.killed_and_opened(after=3600)
    assert heading(one) == "Your session" and begins(one)
    one.press("Begin")
    assert one.shows("what") == "Look first"


def test_why_another_day_holds_than_the_program_says_stands_above_it(phone):
    why = ["Pain this morning was 6. That is a flare.", "Do only the lightest exercises."]
    one = phone(plan={**PLAN, "meanwhile": True, "meanwhile_why": why})
    assert one.page.locator("[data-slot=meanwhile-why] li").all_inner_texts() == why
    one.plan = {**PLAN, "meanwhile": True, "meanwhile_why": why[:1], "locked": ["The exercises stop."]}
    one.killed_and_opened(after=60)
    assert one.page.locator("[data-slot=locked] li").all_inner_texts() == [why[0], "The exercises stop."]
