"""Sessions without a network, on two phones, in two tabs: shown by the rows that the site keeps."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.browser.accounts import press, sign_in
from tests.browser.conftest import PHONE
from tests.browser.offline_phone import FIVE, RUNNER, asked, entry, kept, made, plan_of
from tests.browser.test_my_pages import flaws

pytestmark = pytest.mark.browser
HERE = ZoneInfo("America/Chicago")


@pytest.fixture(scope="module")
def program(site):
    return made(site)


@pytest.fixture
def phone(browser, site, program, signed_in_once):
    """A phone of the runner, signed in, with the player open."""
    contexts = []

    def take():
        context = browser.new_context(base_url=site.url, viewport=PHONE, timezone_id=HERE.key)
        contexts.append(context)
        if "offline" not in signed_in_once:
            sign_in(context.new_page(), RUNNER)
            signed_in_once["offline"] = context.cookies()
        context.add_cookies(signed_in_once["offline"])
        return context

    yield take
    for context in contexts:
        context.close()


def player(context, at=None):
    """The player in a new tab. at: what the phone's clock shows, if not the time."""
    page = context.new_page()
    if at:
        page.clock.install(time=at - timedelta(seconds=5))
        page.clock.pause_at(at)
    page.goto("/my/session/")
    page.locator("[data-screen=loading]").wait_for(state="hidden")
    return page


def ago(days):
    return (datetime.now(HERE) - timedelta(days=days)).date().isoformat()


def exercised(page, until):
    """Do what the player asks, all of it, until that is seen."""
    for _ in range(150):
        if page.locator(until).is_visible():
            return
        if page.locator("#reserve").is_visible():
            page.locator("#reserve").get_by_role("button", name="3", exact=True).click()
        elif page.locator("#go").is_visible() and page.locator("#go").inner_text().startswith(
            ("Start", "Yes")
        ):
            page.locator("#go").click()
        page.clock.run_for(4000)
    raise AssertionError(f"{until} was never seen")


def on(rows, day):
    return [rest for planned, *rest in rows if planned == day]


def test_a_session_goes_on_without_a_network_and_is_sent_the_next_day(phone, site, program):
    context, day = phone(), ago(1)
    page = player(context, datetime.now(UTC) - timedelta(days=1))
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.get_by_role("button", name="Begin", exact=True).click()
    exercised(page, "#name:has-text('Clam')")
    asked(page, "queue.send()")
    first = on(kept(site, program), day)
    assert first == [["bridge", 1, "", 1], ["bridge", 2, "", 1]]

    context.set_offline(True)
    exercised(page, "[data-screen=end], [data-screen=questions], [data-screen=ending]")
    page.close(run_before_unload=False)
    page = player(context, datetime.now(UTC) - timedelta(hours=22))
    assert page.title().startswith("Exercise session")
    waiting = asked(page, "queue.pending()")
    assert [(one["exercise"], one["set"], one["side"]) for one in waiting if one["kind"] == "set"] == [
        ("clam", number, side) for number in (1, 2) for side in ("left", "right")
    ]
    assert on(kept(site, program), day) == first
    page.close()

    context.set_offline(False)
    page = player(context)
    assert asked(page, "queue.send()")["left"] == 0
    clams = [["clam", number, side, 1] for number in (1, 2) for side in ("left", "right")]
    assert on(kept(site, program), day) == [*first, *clams]


def test_two_phones_that_log_the_same_session_lose_and_double_nothing(phone, site, program):
    day = ago(2)
    one, other = player(phone()), player(phone())
    plan = plan_of(one)
    for page, device, most in ((one, 1, 5), (other, 2, 4)):
        page.context.set_offline(True)
        done = [entry(plan, day, number=number, device=device, repetitions=most) for number in (1, 2)]
        asked(page, "Promise.all(entries.map(queue.add))", *done)
    asked(other, "queue.add(entries[0])", entry(plan, day, "clam", side="left", device=2))
    for page in (one, other, one):
        page.context.set_offline(False)
        assert asked(page, "queue.send()")["left"] == 0
    assert on(kept(site, program), day) == [
        *(["bridge", number, "", counted] for number in (1, 2) for counted in (1, 0)),
        ["clam", 1, "left", 1],
    ]


def test_two_tabs_of_a_phone_send_each_entry_once(phone, site, program):
    context, day = phone(), ago(3)
    tabs, sent = (player(context), player(context)), []
    plan = plan_of(tabs[0])
    context.on("request", lambda request: sent.extend(said(request)))
    context.set_offline(True)
    for device, tab in enumerate(tabs, 1):
        done = [
            entry(plan, day, ("bridge", "clam")[device - 1], number=n, device=device) for n in range(1, 16)
        ]
        asked(tab, "Promise.all(entries.map(queue.add))", *done)
    context.set_offline(False)
    for tab in tabs:
        tab.evaluate("window.met = import('/static/session/queue.js').then(queue => queue.send())")
    assert [tab.evaluate("window.met")["left"] for tab in tabs] == [0, 0]
    names = [[exercise, n, "", 1] for exercise in ("bridge", "clam") for n in range(1, 16)]
    assert on(kept(site, program), day) == names
    assert len(sent) == 30


def said(request):
    return request.post_data_json if request.url.endswith("/my/session/sync/") else []


def test_whoever_was_signed_out_keeps_all_and_sends_it_when_they_are_back(phone, site, program):
    context, day = phone(), ago(0)
    page = player(context)
    plan = plan_of(page)
    cookies = context.cookies()
    context.clear_cookies()
    noon = {"at": datetime.now(HERE).replace(microsecond=0).isoformat()}
    asked(page, "queue.add(entries[0])", entry(plan, day, **noon))
    met = asked(page, "queue.send()")
    assert (met["state"], met["left"]) == ("sign-in", 1)
    assert on(kept(site, program), day) == []
    context.add_cookies(cookies)
    assert asked(page, "queue.send()")["state"] == "sent"
    assert on(kept(site, program), day) == [["bridge", 1, "", 1]]


def test_entries_of_somebody_else_wait_for_them(phone, site, program):
    page = player(phone())
    theirs = {**entry(plan_of(page), ago(0)), "programme": "5a0f3a3e-7b0b-4c53-9a55-0d6c1b3f6a10"}
    asked(page, "queue.add(entries[0])", theirs)
    met = asked(page, "queue.send()")
    assert (met["state"], met["left"]) == ("other", 1)


def test_a_sheet_of_five_exercises_fits_on_one_page_of_paper_and_pleases_axe(opened, site, shoot):
    made(site, FIVE)
    page = opened("/account/login/", viewport=PHONE)
    sign_in(page, FIVE["EMAIL"])
    page.goto("/my/session/paper/")
    shoot(page, "session on paper")
    assert page.locator(".sheet-line").count() == 5
    assert flaws(page) == []
    paper = page.pdf(format="Letter", prefer_css_page_size=False)
    assert paper.count(b"/Type /Page\n") == 1


def test_signing_out_warns_of_what_waits_and_then_erases_everything(phone, site, program):
    context = phone()
    context.clear_cookies()
    sign_in(context.new_page(), RUNNER)  # a session of its own: the other tests need theirs
    page = player(context)
    context.route("**/my/session/sync/", lambda route: route.abort())
    asked(page, "queue.add(entries[0])", entry(plan_of(page), ago(0), number=2, device=9))
    page.goto("/my/")
    page.locator("header").get_by_role("link", name="Sign out").click()
    page.wait_for_url("**/account/logout/")
    page.get_by_text("on this phone only").wait_for()
    press(page, "Sign out")
    page.wait_for_url(lambda url: "/account/" not in url)
    page.goto("/privacy/")
    assert page.evaluate("indexedDB.databases()") == []
    assert page.evaluate("caches.keys()") == []
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
