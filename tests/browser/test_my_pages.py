"""From an answer without an account to a record of one's own, all of it read, taken along and deleted."""

from zipfile import ZipFile

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.accounts import PASSWORD, press
from tests.browser.conftest import DESK, PHONE
from tests.browser.hands import ListOnly
from tests.browser.journeys import walked
from tests.browser.mailbox import link_in_mail
from tests.web.check.runners import OUTER_HIP

pytestmark = pytest.mark.browser
MIRA = "mira@example.com"
PAGES = ("", "trail/", "agreement/", "download/", "delete/")


def signed_up(page, site):
    """An account for somebody who stands at the door."""
    page.goto("/account/signup/")
    page.get_by_label("Your name").fill("Mira Runner")
    page.get_by_label("Email").fill(MIRA)
    page.get_by_label("Date of birth").fill("1991-03-14")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_label("I agree").check()
    press(page, "Make the account")
    page.goto(link_in_mail(site, MIRA))
    page.get_by_label("I agree").check()
    page.get_by_label("The password you chose").fill(PASSWORD)
    press(page, "Confirm and sign in")
    page.wait_for_url(lambda url: "/account/link/" not in url)


def flaws(page):
    """What axe finds on the page as it stands, on a phone and at a desk; and whether it is too wide."""
    found = []
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        said = Axe().run(page, options={"resultTypes": ["violations"]}).response
        assert said["passes"], "axe looked at nothing"
        found += [(page.url, one["id"], one["nodes"][0]["html"][:120]) for one in said["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            found.append((page.url, "too wide", viewport["width"]))
    page.set_viewport_size(PHONE)
    return found


def test_a_runner_makes_an_answer_their_own_takes_all_along_and_leaves(opened, site, tmp_path, shoot):
    page = opened("/check/hip/", viewport=PHONE)
    page.locator("main form button").click()
    walked(page, ListOnly(), OUTER_HIP)
    found = flaws(page)
    press(page, "Keep it in your account")
    assert page.url.endswith("/account/login/?next=/my/answer/")
    signed_up(page, site)
    page.goto("/my/")
    page.get_by_role("link", name="Add the answer of a check in this browser").click()
    press(page, "Add this answer to my record")
    page.get_by_text("This answer is now part of your record.").wait_for()
    assert "/my/checks/" in page.url
    found += flaws(page)
    for address in PAGES:
        page.goto(f"/my/{address}")
        shoot(page, f"my {address}")
        found += flaws(page)
    found += flaws(taken_along(page, tmp_path))
    left(page)
    found += flaws(page)
    assert found == []


def taken_along(page, folder):
    """The page of the export, opened from the disk, where there is no site."""
    page.goto("/my/download/")
    with page.expect_download() as coming:
        press(page, "Download the file")
    assert "mira" not in coming.value.suggested_filename.lower()
    ZipFile(coming.value.path()).extractall(folder)
    alone = page.context.browser.new_context(offline=True).new_page()
    alone.goto((folder / "index.html").as_uri())
    assert alone.get_by_text(MIRA).first.is_visible()
    return alone


def left(page):
    """Everything deleted, after the word and whatever else is asked."""
    page.goto("/my/delete/")
    page.get_by_label("Type DELETE").fill("delete")
    press(page, "Delete everything")
    if "/account/reauthenticate/" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        page.locator("main form button").first.click()
    page.wait_for_url("**/my/deleted/")
    page.goto("/my/")
    assert "/account/login/" in page.url
    page.goto("/my/deleted/")
