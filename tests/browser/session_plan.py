"""A plan.json with the page's three exercises at its doses, and a page of the player that is given it."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.browser.accounts import LINKED, sign_in

WINDOW = {"width": 390, "height": 844}
NOON = datetime(2026, 11, 28, 12, 0, 0, tzinfo=UTC)
PROGRAMME = "5a0f3a3e-7b0b-4c53-9a55-0d6c1b3f6a10"
SIDES = ["left", "right"]


def exercise(name, **more):
    return {
        "id": name,
        "name": name.replace("-", " ").capitalize(),
        "why": ["It loads what hurts, gently."],
        "steps": ["Lie on your back", "Lift the hips", "Lower slowly"],
        "care": "",
        "figure": f"/figures/{name}/moving.svg",
        "still": f"/figures/{name}.svg",
        "sets": 1,
        "hold": 0,
        "rest": 60,
        "sides": [],
        "side_names": [],
        "alternating": False,
        "rep_seconds": 4.0,
        "reserve": False,
        **more,
    }


BRIDGE = exercise("bridge", repetitions=10, hold=3, dose="1 set of 10, hold 3 seconds", reserve=True)
STRETCH = exercise(
    "hamstring-stretch",
    **{"sets": 3, "repetitions": 1, "hold": 60, "rest": 15, "rep_seconds": 6.0, "sides": SIDES},
    side_names=["Left", "Right"],
    dose="3 sets of 60 seconds each side",
)
WALK = exercise(
    "monster-walk",
    **{"repetitions": 15, "sides": SIDES, "side_names": ["One way", "The other way"], "reserve": True},
    dose="15 steps each way",
)
PLAN = {
    "programme": PROGRAMME,
    "programmes": [PROGRAMME],
    "pack": "hip-1",
    "today": "2026-11-28",
    "locked": [],
    "fewer": [],
    "before": "",
    "begin": "",
    "meanwhile": False,
    "meanwhile_why": [],
    "sessions": [{"planned": "2026-11-28", "nth": 1}, {"planned": "2026-11-30", "nth": 1}],
    "minutes": 14,
    "signs": ["You cannot put weight on the leg", "Pain wakes you at night"],
    "exercises": [BRIDGE, STRETCH, WALK],
    "csrf": "x",
}


class Phone:
    """The player on a phone with its clock in our hands; sent: the entries that the site was given."""

    def __init__(self, browser, site, cookies, plan, at=NOON, **settings):
        self.plan, self.sent, self.faults = plan, [], []
        settings = {"viewport": WINDOW, "timezone_id": "America/Chicago", **settings}
        self.context = browser.new_context(base_url=site.url, service_workers="block", **settings)
        self.context.add_cookies(cookies)
        self.routed()
        self.page = self.opened(at)

    def routed(self):
        """What stands in the site's place."""
        self.context.route("**/my/session/plan.json", self.planned)
        self.context.route("**/my/session/sync/", self.taken)

    def planned(self, route):
        """The plan; without one there is no network."""
        route.fulfill(json=self.plan) if self.plan else route.abort()

    def taken(self, route):
        entries = json.loads(route.request.post_data)
        self.sent += entries
        route.fulfill(json={"kept": [one["id"] for one in entries], "there": [], "waits": []})

    def opened(self, at):
        """A new tab, at that moment."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.clock.install(time=at - timedelta(seconds=30))
        page.clock.pause_at(at)
        page.goto("/my/session/")
        page.locator("[data-screen]:not([hidden]) h1").first.wait_for()
        page.locator("[data-screen=loading]").wait_for(state="hidden")
        return page

    def killed_and_opened(self, after):
        """The tab dies without a word, and is opened again so many seconds later. after: seconds."""
        at = datetime.fromtimestamp(self.page.evaluate("Date.now()") / 1000 + after, UTC)
        self.page.close(run_before_unload=False)
        self.page = self.opened(at)

    def passes(self, seconds):
        """Time, with somebody looking at the screen."""
        self.page.clock.run_for(round(seconds * 1000))

    def locked(self, seconds):
        """Time with the screen off: nothing runs, then the page is seen again."""
        self.seen("hidden")
        self.page.clock.fast_forward(round(seconds * 1000))
        self.seen("visible")

    def seen(self, how):
        self.page.evaluate(
            """how => {
                Object.defineProperty(document, 'visibilityState', { value: how, configurable: true })
                document.dispatchEvent(new Event('visibilitychange'))
            }""",
            how,
        )

    def press(self, words):
        self.page.locator("main").get_by_role("button", name=words, exact=True).click()

    def shows(self, part):
        """The text of a part of the stage, as it is drawn now."""
        self.passes(0.1)
        return self.page.locator(f"#{part}").inner_text()

    def kept(self):
        """Wait until all that was done is with the site.

        The screen shows the end before the phone has kept what was done: one look at the queue is too early.
        """
        calm, tries = 0, 0
        while calm < 3 and tries < 50:
            before, tries = len(self.sent), tries + 1
            left = self.page.evaluate("import('/static/session/queue.js').then(queue => queue.send())")[
                "left"
            ]
            self.page.wait_for_timeout(100)
            calm = calm + 1 if not left and len(self.sent) == before else 0


def cookies_of_a_runner(browser, site):
    context = browser.new_context(base_url=site.url)
    sign_in(context.new_page(), LINKED)
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture(scope="module")
def runner(browser, site, signed_in_once):
    if "runner" not in signed_in_once:
        signed_in_once["runner"] = cookies_of_a_runner(browser, site)
    return signed_in_once["runner"]


@pytest.fixture
def phone(browser, site, runner):
    """Opens the player on a phone. Nothing may go wrong in its code."""
    phones = []

    def take(plan=PLAN, **settings):
        phones.append(Phone(browser, site, runner, plan, **settings))
        return phones[-1]

    yield take
    for one in phones:
        assert one.faults == []
        one.context.close()


def begun(phone, **settings):
    """At the first exercise, a moment after it was opened."""
    one = phone(**settings)
    one.press("Begin")
    return one


def in_a_bridge(phone, seconds=20, **settings):
    """So many seconds into the ten repetitions of the bridge."""
    one = begun(phone, **settings)
    one.press("Start")
    one.passes(15 + seconds)
    return one
