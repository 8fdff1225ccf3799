"""Two runners from the page to their answer: with a mouse, a keyboard, a phone, and without scripts."""

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.browser.hands import Finger, Keyboard, ListOnly, Mouse
from tests.browser.journeys import answer, path_of, walked
from tests.web.check.runners import OUTER_HIP, STRESS_FRACTURE

pytestmark = pytest.mark.browser
PAGE = "/hip-pain-after-running/"
WAYS = {
    "with a mouse": (Mouse(), {"viewport": DESK}),
    "with the keyboard alone": (Keyboard(), {"viewport": DESK}),
    "without scripts": (ListOnly(), {"viewport": DESK, "java_script_enabled": False}),
    "on a phone": (Finger(), {"viewport": PHONE, "has_touch": True, "is_mobile": True}),
}


@pytest.fixture(params=WAYS)
def way(request):
    return WAYS[request.param]


def press(page, hands, words):
    """Press a link or a button that says these words."""
    if isinstance(hands, Keyboard):
        hands.follow(page, words)
    else:
        page.locator("main").locator("a, button").filter(has_text=words).first.click()


def into_the_check(page, hands):
    """From the practice's page through its door to the first question."""
    door = page.locator('main a[href="/check/hip/"]').first
    assert door.bounding_box()["y"] < page.viewport_size["height"], "the door is not on the first screen"
    press(page, hands, door.inner_text().strip())
    page.wait_for_url("**/check/hip/")
    press(page, hands, "Start the check")
    page.wait_for_url("**/check/hip/q/**")


def test_a_stress_fracture_story_ends_with_a_doctor_and_no_running(opened, way):
    hands, settings = way
    page = opened(PAGE, **settings)
    into_the_check(page, hands)
    walked(page, hands, STRESS_FRACTURE)
    assert page.get_by_text("See a doctor within days").is_visible()
    assert page.get_by_text("Stop running for now.").is_visible()
    assert page.get_by_role("heading", name="When to come back").is_visible()
    assert page.get_by_role("heading", name="Hard to tell apart").is_visible()
    picture = page.get_by_text("An X-ray first, then an MRI")
    assert not picture.is_visible()
    page.get_by_text("What a clinician may test next, and why").click()
    assert picture.is_visible()


def test_an_outer_hip_story_ends_in_a_request_that_the_front_desk_sees(opened, way, at_the_desk, request):
    hands, settings = way
    page = opened(PAGE, **settings)
    into_the_check(page, hands)
    walked(page, hands, OUTER_HIP)
    assert page.get_by_text("Book a physical therapist").first.is_visible()
    assert "outer hip" in page.locator("article.cause h3").first.inner_text().lower()
    name = f"Robin {request.node.callspec.id}"
    ask_for_a_visit(page, hands, name)
    assert name in what_the_front_desk_sees(opened, at_the_desk)


def ask_for_a_visit(page, hands, name):
    press(page, hands, "Request an appointment")
    page.wait_for_url("**/appointments/")
    fill(page, hands, "name", name)
    fill(page, hands, "telephone", "(555) 010-7788")
    send = page.locator("main form button").last
    press(page, hands, send.inner_text().strip())
    page.wait_for_url("**/appointments/sent/")


def fill(page, hands, field, words):
    if isinstance(hands, Keyboard):
        hands.tab_to(page, lambda at: at["name"] == field)
        page.keyboard.type(words)
    else:
        page.locator(f'[name="{field}"]').fill(words)


def what_the_front_desk_sees(opened, at_the_desk):
    page = opened("/desk/", cookies=at_the_desk)
    return page.locator("main").inner_text()


def test_the_browsers_own_back_button_shows_the_earlier_question(opened):
    page = opened("/check/hip/")
    press(page, Mouse(), "Start the check")
    first = page.locator("h1").inner_text()
    answer(page, Mouse(), {"age-band": "40-59"}, "about-you")
    page.wait_for_function("title => document.querySelector('h1').innerText !== title", arg=first)
    page.go_back()
    assert page.locator("h1").inner_text() == first
    assert page.locator('input[value="40-59"]').is_checked()


@pytest.mark.parametrize("hands", [Finger(), ListOnly(), Keyboard()], ids=["finger", "list", "keyboard"])
def test_an_answer_on_a_sheet_is_changed_from_the_list_of_answers(opened, hands):
    """Side and place stand on one page; changing the side keeps the place, with the map or without."""
    page = opened("/check/hip/", viewport=PHONE, has_touch=True)
    press(page, Mouse(), "Start the check")
    while not path_of(page).endswith("/q/where/"):
        before = path_of(page)
        answer(page, ListOnly(), {}, before.rstrip("/").rpartition("/")[2])
        page.wait_for_url(lambda url, before=before: urlsplit(url).path != before)
    answer(page, hands, {"side": "one-side", "pain-location-main": "buttock"}, "where")
    page.wait_for_url(lambda url: "/q/where/" not in url)
    page.goto("/check/hip/answers/")
    page.get_by_role("link", name="Is it one hip").click()
    assert page.evaluate("document.activeElement.name") == "side"
    hands.choose(page, "both-sides", "side")
    hands.go_on(page)
    page.wait_for_url(lambda url: "/q/where/" not in url)
    page.goto("/check/hip/q/side/")
    assert page.locator('input[value="both-sides"]').is_checked()
    assert page.locator('input[value="buttock"]').is_checked()
