"""On a phone: from the check to a program that is kept, the questions before it, and its page."""

import pytest

from tests.browser.accounts import WITH_PROGRAM, press, sign_in
from tests.browser.conftest import PHONE
from tests.browser.hands import ListOnly
from tests.browser.journeys import path_of, walked
from tests.browser.test_my_pages import flaws
from tests.web.check.runners import OUTER_HIP

pytestmark = pytest.mark.browser
KEEP = "Keep this program and be guided"


def answer_all(page, words):
    """The same answer to every group of signs."""
    page.get_by_label("I have read this").check()
    for one in page.get_by_label(words, exact=True).all():
        one.check()


def test_from_the_check_to_a_program_that_says_what_to_do_today(opened, site, shoot):
    page = opened("/account/login/", viewport=PHONE)
    sign_in(page, WITH_PROGRAM)
    page.goto("/check/hip/")
    page.locator("main form button").click()
    walked(page, ListOnly(), OUTER_HIP)
    page.goto("/check/hip/plan/")
    found = flaws(page)
    press(page, KEEP)
    page.wait_for_url("**/my/program/begin/")
    shoot(page, "program begin")
    found += flaws(page)
    press(page, KEEP)
    page.wait_for_url("**/my/program/before/")
    shoot(page, "program before")
    found += flaws(page)
    press(page, "Continue")
    assert page.get_by_role("alert").is_visible() and page.title().startswith("Error:")
    found += flaws(page)
    found += closed(page, shoot)
    page.goto("/my/program/before/")
    answer_all(page, "No, none of these")
    press(page, "Continue")
    page.wait_for_url("**/my/program/")
    page.get_by_role("link", name="Start today's session").wait_for()
    shoot(page, "program")
    found += flaws(page)
    for address in ("change/", "end/"):
        page.goto(f"/my/program/{address}")
        shoot(page, f"program {address}")
        found += flaws(page)
    assert found == []


def closed(page, shoot):
    """A fever closes it at once, and says where to go."""
    answer_all(page, "No, none of these")
    page.get_by_role("group", name="Signs that a doctor must see today").get_by_label("I don't know").check()
    press(page, "Continue")
    page.get_by_text("Please say which ones.").wait_for()
    shoot(page, "program before one by one")
    found = flaws(page)
    for one in page.get_by_label("No", exact=True).all():
        one.check()
    page.get_by_role("group", name="There is a fever or you feel ill").get_by_label("Yes").check()
    press(page, "Continue")
    page.wait_for_url("**/my/program/")
    assert path_of(page) == "/my/program/"
    assert page.get_by_text("See a doctor today. Do not run.").is_visible()
    assert page.get_by_role("link", name="Start today's session").count() == 0
    shoot(page, "program closed")
    return found + flaws(page)
