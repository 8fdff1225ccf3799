"""Every page of the site, in one walk: axe in light and dark, zoom, and large enough to touch."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.accounts import fingerprint
from tests.browser.conftest import DESK, PHONE
from tests.browser.tour import STILL, everything
from tests.browser.tour_of_rooms import ROOMS
from tests.browser.tour_of_signing_in import CLOSED_DOOR, SET_UP, SIGNED_IN

pytestmark = pytest.mark.browser
LOOKS = [(viewport, scheme) for viewport in (PHONE, DESK) for scheme in ("light", "dark")]
# A window of 1280 pixels at 200 % zoom lays out as one of 640, at 400 % as one of 320.
ZOOMED = {"200 %": 640, "400 %": 320}
TOUCHED = "button, .button, .choice, summary, nav a, footer li a, input, select, textarea"


@pytest.fixture(scope="module")
def measured(browser, site, at_the_desk, shoot):
    """For every page: what axe finds in each look, how far it is too wide when zoomed, what is too small."""
    context = browser.new_context(base_url=site.url, viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    fingerprint(page)
    found = {name: measure(page, name, shoot) for name in everything(page, site, at_the_desk)}
    context.close()
    return found


def measure(page, name, shoot):
    page.evaluate(Axe().axe_script)
    return {
        "axe": {look_name(look): axe(page, look, name, shoot) for look in LOOKS},
        "reach": {zoom: reach(page, width) for zoom, width in ZOOMED.items()},
        "small": small(page),
    }


def look_name(look):
    viewport, scheme = look
    return f"{viewport['width']} {scheme}"


def axe(page, look, name, shoot):
    viewport, scheme = look
    page.set_viewport_size(viewport)
    page.emulate_media(color_scheme=scheme)
    shoot(page, f"{name} {look_name(look)}")
    # In the dark nothing but the colors differs, and the other rules are the dear ones.
    rules = {"runOnly": ["color-contrast", "link-in-text-block"]} if scheme == "dark" else {}
    run = "options => axe.run(options).then(results => results.violations)"
    found = page.evaluate(run, {"resultTypes": ["violations"], **rules})
    return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]


def reach(page, width):
    page.set_viewport_size({"width": width, "height": 450})
    return page.evaluate("document.documentElement.scrollWidth") - width


def small(page):
    page.set_viewport_size(PHONE)
    return page.evaluate(
        """touched => [...document.querySelectorAll(touched)]
            .filter(one => one.offsetParent && one.type !== "hidden")
            .filter(one => !one.matches(".choice input") && !one.closest(".unseen"))
            .map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect().height])
            .filter(([, height]) => height < 43.5)""",
        TOUCHED,
    )


def of_every_page(measured, what):
    """page -> what was found wrong there; pages without a fault are left out."""
    wrong = {}
    for name, found in measured.items():
        if isinstance(found[what], dict):
            wrong[name] = {key: value for key, value in found[what].items() if value}
        else:
            wrong[name] = found[what]
    return {name: faults for name, faults in wrong.items() if faults}


def test_the_walk_has_seen_the_whole_site(measured):
    kinds = {"home", "page", "start", "error", "together", "your answers", "kept copy", "desk"}
    assert kinds <= set(measured)
    assert {*STILL, "500"} <= set(measured)
    assert {name for pages in ROOMS.values() for name in pages} <= set(measured)
    assert len([name for name in measured if name.startswith("question")]) > 8
    assert len([name for name in measured if name.startswith("answer")]) >= 7
    assert {*CLOSED_DOOR, *SIGNED_IN, *SET_UP, "recovery codes", "second step at the door"} <= set(measured)


def test_axe_finds_nothing_on_any_page_light_or_dark(measured):
    assert of_every_page(measured, "axe") == {}


def test_nothing_needs_scrolling_sideways_when_zoomed(measured):
    assert of_every_page(measured, "reach") == {}


def test_whatever_one_touches_is_large_enough(measured):
    assert of_every_page(measured, "small") == {}
