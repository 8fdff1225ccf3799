"""Whoever tries the demo comes in as somebody with one press, by hand or keyboard, without a script too."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.hands import Keyboard


@pytest.mark.parametrize(
    ("first_name", "home"), [("Harper", "/staff/"), ("Parker", "/desk/"), ("Robin", "/my/")]
)
def test_from_the_banner_to_somebodys_pages(opened, first_name, home):
    page = opened("/contact/", viewport=PHONE, java_script_enabled=False)
    page.get_by_role("link", name="Meet them").click()
    page.get_by_role("button", name=f"Sign in as {first_name}").click()
    page.wait_for_url(f"**{home}")
    page.goto("/demo/")
    assert page.get_by_text("You are signed in as this person").count() == 1


def test_the_next_person_needs_no_signing_out(opened):
    page, hands = opened("/demo/"), Keyboard()
    for first_name, home in (("Quinn", "/staff/"), ("Alex", "/my/")):
        page.goto("/demo/")
        hands.follow(page, f"Sign in as {first_name}")
        page.wait_for_url(f"**{home}")
