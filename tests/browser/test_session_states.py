"""Every state of the session: nothing for axe to find, wide enough, for keys and screen readers too."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE
from tests.browser.session_plan import PLAN, in_a_bridge

pytestmark = pytest.mark.browser
SIDEWAYS = {"width": 844, "height": 390}
TWICE = {"width": 195, "height": 422}  # a phone at 200 %

DOORS = {
    "No exercises for now": {"locked": ["A bone may be hurt."]},
    "Before your first session": {"before": "/my/program/before/"},
    "There are no exercises for you here yet": {"exercises": [], "begin": "/my/program/begin/"},
    "No session today": {"sessions": [{"planned": "2026-11-30", "nth": 1}]},
}


@pytest.mark.parametrize("heading", DOORS)
def test_where_there_is_no_session_the_page_says_why_and_where_to_go(phone, heading):
    one = phone(plan={**PLAN, **DOORS[heading]})
    assert one.page.locator("h1:visible").inner_text() == heading
    assert not one.page.get_by_role("button", name="Begin").is_visible()
    assert one.page.locator("main a:visible").count() > 0
    assert flaws(one) == []


COLORS = {"runOnly": ["color-contrast", "link-in-text-block"]}
AXE = """rules => { axe.run({ resultTypes: ["violations"], ...rules }).then(seen => { window.seen = {
    passes: seen.passes.length, flaws: seen.violations.map(one => [one.id, one.nodes[0].html.slice(0, 99)])
} }) }"""


def judged(one, rules):
    """What axe finds. It waits by the clock, which stands still here, so time is given to it in crumbs.

    rules: all of them, unless it says otherwise.
    """
    one.page.evaluate(Axe().axe_script)
    one.page.evaluate("window.seen = null")
    one.page.evaluate(AXE, rules)
    for _ in range(200):
        one.page.clock.run_for(5)
        if seen := one.page.evaluate("window.seen"):
            assert seen["passes"], "axe looked at nothing"
            return seen["flaws"]
    raise AssertionError("axe came to no end")


def flaws(one):
    """What axe finds as the page stands, in light and dark; and in which window it is too wide."""
    found = []
    # In the dark nothing but the colors differs, and the other rules are the dear ones.
    for scheme, rules in (("dark", COLORS), ("light", {})):
        one.page.emulate_media(color_scheme=scheme)
        one.page.wait_for_timeout(200)  # colors change by and by
        found += [(scheme, *flaw) for flaw in judged(one, rules)]
    for viewport in (SIDEWAYS, DESK, {"width": 320, "height": 450}, TWICE, PHONE):
        one.page.set_viewport_size(viewport)
        if one.page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            found.append((viewport["width"], "too wide"))
    return found


def test_axe_finds_nothing_in_any_state(phone, shoot):
    one = phone()
    found = {}

    def look(name):
        one.passes(0.1)
        shoot(one.page, f"session {name}")
        found[name] = flaws(one)

    look("choose")
    one.press("Begin")
    look("intro")
    one.press("Start")
    one.passes(5)
    look("ready")
    one.passes(20)
    look("work")
    for panel in ("hurts", "hard", "skip", "signs", "cues"):
        one.page.locator(f"[data-opens={panel}]:visible").click()
        look(panel)
        one.page.keyboard.press("Escape")
    one.press("Pause")
    look("paused")
    one.press("Go on")
    one.passes(80)
    look("did you")
    one.press("Less")
    look("fewer")
    one.page.keyboard.press("Escape")
    one.press("Yes, all 10")
    look("reserve")
    one.press("2")
    one.press("Start")
    one.passes(20)
    one.locked(240)
    look("locked")
    one.press("Skip or stop")
    one.page.locator("#skipping").get_by_role("button", name="Stop the session").click()
    look("end")
    one.press("Save")
    one.page.get_by_text("Saved with your record.").wait_for()
    look("saved")
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_steps_are_told_to_a_screen_reader_and_seconds_are_not(phone):
    one = in_a_bridge(phone, 20)
    live = one.page.locator("#live")
    told = live.inner_text()
    assert told.startswith("Bridge") and "Next: Hamstring stretch" in told
    one.passes(5)
    assert live.inner_text() == told
    assert one.page.locator("#count").get_attribute("aria-live") == "off"


def test_a_session_can_be_done_with_the_keyboard_alone(phone):
    one = phone()
    for expected in ("choose", "stage"):
        assert one.page.locator("main").get_attribute("data-on") == expected
        while one.page.evaluate("document.activeElement.className.includes('big')") is False:
            one.page.keyboard.press("Tab")
        one.page.keyboard.press("Enter")
    assert one.shows("what") == "Get ready"
