"""Every page of the site, one after another, in one browser."""

from __future__ import annotations

from collections.abc import Iterator

from tests.browser.conftest import COMMAND
from tests.browser.hands import ListOnly
from tests.browser.journeys import answer, path_of, walked
from tests.browser.tour_of_rooms import fault, rooms
from tests.browser.tour_of_signing_in import signing_in
from tests.web.check.runners import OUTER_HIP, STRESS_FRACTURE

STILL = {
    "home": "/",
    "page": "/hip-pain-after-running/",
    "appointments": "/appointments/",
    "free times": "/appointments/times/?office=oak-lawn",
    "link of no visit": "/visit/nothing/",
    "contact": "/contact/",
    "about the check": "/about-the-check/",
    "privacy": "/privacy/",
    "people of the demo": "/demo/",
    "locations": "/locations/",
    "location": "/locations/chicago/",
    "team": "/team/",
    "person": "/team/jordan-samplewood/",
    "exercises": "/exercises/",
    "exercise": "/exercises/clam/",
    "unstable hip": "/exercises/unstable-hip/",
    "first visit": "/first-visit/",
    "search": "/search/?q=hip",
    "search nothing": "/search/?q=zebra",
    "404": "/no-such-page/",
}
ANSWERS = {
    "answer physical therapist": OUTER_HIP,
    "answer doctor": STRESS_FRACTURE,
    "answer emergency": {"age-band": "17-39", "chest-breath": "yes"},
    "answer same day": {"age-band": "17-39", "abdominal-pain": "yes"},
    "answer minor": {"age-band": "9-16", "pain-location-main": "buttock"},
    "answer unknown": {},
}


def still_pages(page) -> Iterator[str]:
    """The pages that need no walk."""
    for name, path in STILL.items():
        page.goto(path)
        yield name


def start_and_questions(page) -> Iterator[str]:
    """The start page, every question on the way, one error, what was said, and the kept copy."""
    page.goto("/check/hip/")
    yield "start"
    page.locator("main form button").click()
    hands = ListOnly()
    page.get_by_role("button", name="Continue").click()
    yield "error"
    while not path_of(page).endswith("/answer/"):
        page_id = path_of(page).rstrip("/").rpartition("/")[2]
        yield f"question {page_id}"
        answer(page, hands, OUTER_HIP, page_id)
    page.goto("/check/hip/answers/")
    yield "your answers"
    page.goto("/check/hip/")
    yield "start under way"
    page.goto("/check/hip/answer/")
    page.get_by_role("button", name="Make a private link").click()
    yield "answer kept"
    page.goto(page.locator("#link").input_value())
    yield "kept copy"


def answers(page) -> Iterator[str]:
    """An answer of every kind, and the word to the parents."""
    for name, known in ANSWERS.items():
        page.context.clear_cookies()
        page.goto("/check/hip/")
        page.locator("main form button").click()
        if name == "answer minor":
            answer(page, ListOnly(), known, "about-you")
            yield "together"
        walked(page, ListOnly(), known)
        yield name


def desk(page, cookies) -> Iterator[str]:
    """A request sent, and the list of the front desk."""
    page.goto("/appointments/")
    page.locator("main form button").last.click()
    yield "appointments error"
    page.locator('[name="name"]').fill("Robin")
    page.locator('[name="telephone"]').fill("(555) 010-7788")
    page.locator("main form button").last.click()
    yield "appointments sent"
    page.context.clear_cookies()
    page.context.add_cookies(cookies)
    page.goto("/desk/")
    yield "desk"
    page.context.clear_cookies()


def everything(page, site, desk_cookies) -> Iterator[str]:
    """The whole site."""
    yield from still_pages(page)
    yield from start_and_questions(page)
    yield from answers(page)
    yield from desk(page, desk_cookies)
    yield from rooms(page)
    yield from fault(page, site, COMMAND)
    yield from signing_in(page, site)
