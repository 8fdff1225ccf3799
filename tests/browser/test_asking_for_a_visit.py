"""From the page to a time, an answer of the desk and another time, by the keyboard alone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import DESK, PHONE
from tests.browser.hands import Keyboard

pytestmark = pytest.mark.browser
READ_ALOUD = re.compile(r"(\d{1,2}(:\d\d)? [ap]\.m\.|noon), \w+day, \w+ \d{1,2}")


@pytest.fixture
def looked_at(shoot):
    """Look at a page as it stands, on a phone and at a desk. What is wrong anywhere is found in `wrong`."""
    wrong = []

    def look(page, name):
        for viewport in (PHONE, DESK):
            page.set_viewport_size(viewport)
            said = Axe().run(page, options={"resultTypes": ["violations"]}).response
            assert said["passes"], "axe looked at nothing"
            wrong.extend((name, one["id"], one["nodes"][0]["html"][:120]) for one in said["violations"])
            if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
                wrong.append((name, "too wide", viewport["width"]))
            shoot(page, f"visit {name} {viewport['width']}")
        page.set_viewport_size(PHONE)

    look.wrong = wrong
    return look


def times_on(page):
    """The values of the times that can be chosen, as they stand on the page."""
    return page.locator('input[name="at"]').evaluate_all("all => all.map(one => one.value)")


def typed(page, hands, **words):
    for name, said in words.items():
        hands.tab_to(page, lambda at, name=name: at["name"] == name)
        page.keyboard.type(said)


def test_a_time_is_asked_for_accepted_and_moved_by_the_keyboard_alone(opened, at_the_desk, looked_at):
    hands = Keyboard()
    runner = opened("/appointments/", viewport=PHONE)
    looked_at(runner, "start")
    link = asked_for(runner, hands, looked_at)
    desk = opened("/desk/", cookies=at_the_desk)
    looked_at(desk, "queue")
    desk.get_by_role("button", name="Accept this time Keya Board").click()
    desk.get_by_text("They get a mail").wait_for()
    looked_at(desk, "accepted")
    moved(runner, hands, looked_at, link)
    desk.goto("/desk/")
    assert desk.get_by_role("button", name="Accept this time Keya Board").is_visible()
    for way, name in (("Another time Keya Board", "another time"), ("Decline Keya Board", "decline")):
        desk.goto("/desk/")
        desk.get_by_role("link", name=way).click()
        looked_at(desk, name)
    for address in ("/desk/day/", "/desk/away/"):
        desk.goto(address)
        looked_at(desk, address)
    assert looked_at.wrong == []


def asked_for(page, hands, looked_at):
    """The link of a request that was sent for the third free time of Oak Lawn."""
    hands.follow(page, "Free times in Oak Lawn")
    page.wait_for_url("**/appointments/times/**")
    looked_at(page, "times")
    radios = page.get_by_role("radio")
    spoken = [one.get_attribute("value") for one in page.get_by_role("radio", name=READ_ALOUD).all()]
    assert spoken == times_on(page) and len(spoken) == radios.count() > 5
    hands.choose(page, times_on(page)[2], name="at")
    hands.follow(page, "Continue with this time")
    page.wait_for_url("**/appointments/details/**")
    looked_at(page, "details")
    hands.follow(page, "Send the request")
    page.get_by_role("alert").wait_for()
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"
    looked_at(page, "error")
    hands.follow(page, "Enter your name.")
    assert hands.at(page)["name"] == "name"
    typed(page, hands, name="Keya Board", email="keya@example.com")
    hands.follow(page, "Send the request")
    page.wait_for_url("**/appointments/sent/")
    looked_at(page, "sent")
    hands.follow(page, "See, move or cancel your request")
    page.wait_for_url("**/visit/**")
    looked_at(page, "held")
    return page.url


def moved(page, hands, looked_at, link):
    """The runner sees that the time is set, and asks for the first one that is free instead."""
    page.goto(link)
    assert page.locator("h1").inner_text() == "Your appointment is set"
    looked_at(page, "set")
    hands.follow(page, "I cannot come. Cancel it.")
    page.wait_for_url("**/cancel/")
    looked_at(page, "cancel")
    hands.follow(page, "No, keep it")
    page.wait_for_url(link)
    hands.follow(page, "Choose another time")
    page.wait_for_url("**/move/")
    looked_at(page, "move")
    hands.choose(page, times_on(page)[0], name="at")
    hands.follow(page, "Ask for this time")
    page.get_by_text("We have your new time").wait_for()
    assert page.locator("h1").inner_text() == "You asked for this time"
    looked_at(page, "moved")


def test_a_time_that_is_gone_keeps_every_word_and_chooses_the_next(opened, looked_at):
    first, second = (opened("/appointments/times/?office=champaign", viewport=PHONE) for _ in range(2))
    while first.get_by_text("The time you chose").count() == 0:
        value = times_on(first)[-1]
        chosen(first, value)
    chosen(second, value)
    for name in ("Ana", "Bea", "Cleo"):
        first.goto(second.url)
        if first.get_by_text("not free any more").count():
            break
        sent(first, name)
    assert second.get_by_text("The time you chose").count() == 1
    second.locator('[name="note"]').fill("after work")
    sent(second, "Dora")
    assert second.get_by_role("alert").inner_text().count("We are sorry") == 1
    assert second.locator('[name="name"]').input_value() == "Dora"
    assert second.locator('[name="note"]').input_value() == "after work"
    assert second.get_by_role("radio").first.is_checked()
    looked_at(second, "gone")
    second.locator("main form button").last.click()
    second.wait_for_url("**/appointments/sent/")
    assert looked_at.wrong == []


def chosen(page, value):
    page.locator(f'label:has(> input[value="{value}"])').click()
    page.get_by_role("button", name="Continue with this time").click()


def sent(page, name):
    page.locator('[name="name"]').fill(name)
    page.locator('[name="email"]').fill(f"{name.lower()}@example.com")
    page.locator("main form button").last.click()
