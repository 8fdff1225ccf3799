"""The page's three exercises in the real player, its clock in our hands: shown by the rows that are kept."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.browser.accounts import sign_in
from tests.browser.offline_phone import ANSWERS, PAGES_THREE, ROWS, SETS, THREE, made, rows
from tests.browser.session_plan import Phone

pytestmark = pytest.mark.browser
HERE = ZoneInfo("America/Chicago")
BOTH = ("left", "right")


class RealPhone(Phone):
    """One that talks with the site itself."""

    def routed(self):
        """Nothing stands in its place."""


@pytest.fixture(scope="module")
def program(site):
    return made(site, THREE)


@pytest.fixture(scope="module")
def cookies(browser, site, program):
    context = browser.new_context(base_url=site.url)
    sign_in(context.new_page(), PAGES_THREE)
    yield context.cookies()
    context.close()


def noon(days_ago):
    day = (datetime.now(HERE) - timedelta(days=days_ago)).date()
    return datetime.combine(day, time(12), HERE)


def quiet(one):
    """Beeps off, before it begins."""
    one.page.get_by_role("button", name="Sound and cues").click()
    one.page.locator("#cues").get_by_label("Beeps").uncheck()
    one.page.locator("#cues").get_by_role("button", name="Close").click()


def until_asked(one, words):
    for _ in range(60):
        if one.page.get_by_role("button", name=words, exact=True).is_visible():
            return one.press(words)
        one.passes(5)
    raise AssertionError(f"nobody asked {words}")


def test_a_whole_session_with_the_sound_off_is_kept_set_by_set(browser, site, program, cookies):
    at = noon(days_ago=1)
    one = RealPhone(browser, site, cookies, None, at=at)
    quiet(one)
    one.press("Begin")
    one.press("Start")
    one.passes(15)
    for more in range(3):
        one.passes(60 + 5 + 60)
        one.passes(15 if more < 2 else 0.2)
    one.press("Start")
    until_asked(one, "Yes, all 10")
    one.press("3")
    one.press("Start")
    until_asked(one, "Yes, all 15")
    one.passes(6)
    until_asked(one, "Yes, all 15")
    one.press("2")
    form = one.page.locator("#questions")
    form.locator("[name=during][value='2']").check()
    form.locator("[name=effort][value='5']").check()
    form.locator("[name=limp][value=no]").check()
    one.press("Save")
    one.page.get_by_text("Saved with your record.").wait_for()
    one.kept()
    assert rows(site, ROWS, program, at.date().isoformat()) == [
        *(("hamstring-stretch", number, side, 3, 1, 60, None, "") for number in (1, 2, 3) for side in BOTH),
        ("bridge", 1, "", 1, 10, None, 3, ""),
        ("monster-walk", 1, "left", 1, 15, None, None, ""),
        ("monster-walk", 1, "right", 1, 15, None, 2, ""),
    ]
    assert len([row for row in rows(site, SETS, program) if str(row[0]) == at.date().isoformat()]) == 9
    assert rows(site, ANSWERS, program, at.date().isoformat()) == [(2, 5, 0)]
    assert one.faults == []
    one.context.close()


def test_a_killed_tab_and_a_locked_phone_lose_and_double_no_row(browser, site, program, cookies):
    at = noon(days_ago=2)
    one = RealPhone(browser, site, cookies, None, at=at)
    one.press("Begin")
    one.press("Start")
    one.passes(15 + 20)
    before = one.shows("count")
    one.killed_and_opened(after=0)
    assert int(before) - int(one.shows("count")) in (0, 1)
    one.locked(240)
    one.kept()
    assert rows(site, ROWS, program, at.date().isoformat()) == []  # nobody said that it was held
    one.press("Yes, 60 seconds")
    one.passes(3 + 60 + 2)
    assert one.shows("what") == "Rest"
    one.locked(240)
    assert one.shows("what") == "Paused"
    one.killed_and_opened(after=20)
    one.press("Go on")
    one.passes(3 + 60.2)
    one.press("Skip or stop")
    one.page.get_by_text("No time").click()
    one.page.locator("#skipping").get_by_role("button", name="Stop the session").click()
    one.page.get_by_role("heading", name="That was it for today").wait_for()
    one.kept()
    one.killed_and_opened(after=20)
    one.kept()
    said = rows(site, ROWS, program, at.date().isoformat())
    assert [row for row in said if not row[-1]] == [
        ("hamstring-stretch", 1, "left", 3, 1, 60, None, ""),
        ("hamstring-stretch", 1, "right", 3, 1, 60, None, ""),
        ("hamstring-stretch", 2, "left", 3, 1, 60, None, ""),
    ]
    left_out = [(exercise, number, side) for exercise, number, side, *_, why in said if why == "No time"]
    assert left_out == [
        ("hamstring-stretch", 2, "right"),
        *(("hamstring-stretch", 3, side) for side in BOTH),
        ("bridge", 1, ""),
        *(("monster-walk", 1, side) for side in BOTH),
    ]
    kept = [row for row in rows(site, SETS, program) if str(row[0]) == at.date().isoformat()]
    assert len(kept) == len(said) == 9
    assert one.faults == []
    one.context.close()
