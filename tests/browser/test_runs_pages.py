"""Runs in a real browser: files sent in pieces, the tab closed and on again, the report, a run, no flaw."""

import json
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.accounts import PASSWORD, press, sign_in
from tests.browser.conftest import COMMAND, DESK, PHONE
from tests.browser.test_every_page import axe, reach
from tests.web.runs.watch_files import tcx

pytestmark = pytest.mark.browser
RAE = "rae@example.com"
MADE = f"""
import json
from datetime import date
from runwell.records.actions.accounts import make_account
from runwell.records.actions.patients import open_record
from runwell.records.actions.sign_in_links import confirm_address

rae = make_account(by="tests", email="{RAE}", name="Rae", born_on=date(1990, 5, 17), password="{PASSWORD}")
open_record(by=rae, account_id=rae.id)
confirm_address(by="tests", account_id=rae.id)
print(json.dumps("made"))
"""
LONGEST = 45_000


def files():
    """Eight runs of 1.7 MB together, which are four pieces; the last indoors."""
    runs = {f"{ago}.tcx": tcx(ago, km=18) for ago in (40, 33, 26, 19, 12, 9, 5)}
    runs["3.tcx"] = tcx(3, km=5, indoor=True)
    return [{"name": name, "mimeType": "text/xml", "buffer": data} for name, data in runs.items()]


@pytest.fixture
def page(opened, site):
    env = {"PATH": "/usr/bin:/bin", "HOME": str(site.data.parent), "RUNWELL_DATA": str(site.data)}
    call = [COMMAND, "manage", "shell", "--no-imports", "-c", MADE]
    told = subprocess.run(call, env=env, capture_output=True, text=True, check=True)
    assert json.loads(told.stdout.splitlines()[-1]) == "made"
    shown = opened("/account/login/", viewport=PHONE, reduced_motion="reduce")
    sign_in(shown, RAE, PASSWORD)
    return shown


def test_files_come_in_pieces_and_every_page_is_without_a_flaw(page, shoot):
    page, again = halfway(page)
    page.set_input_files("#files", files())
    press(page, "Send")
    page.get_by_text("8 files read: 8 new.").wait_for(timeout=LONGEST)
    assert again and "at=0" not in again[0]
    found = {}
    report = page.url
    page.goto("/my/runs/")
    run = page.locator(".runs a").nth(1).get_attribute("href")
    for path in ("/my/runs/", "/my/runs/add/", "/my/runs/technique/", report, f"{report}undo/", run):
        page.goto(path)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.evaluate(Axe().axe_script)
        for viewport in (PHONE, DESK):
            found[path, viewport["width"]] = axe(page, (viewport, "light"), f"runs {path[-12:]}", shoot)
        found[path, "wide"] = reach(page, 320)
    assert {where: flaws for where, flaws in found.items() if flaws} == {}
    assert page.evaluate("document.querySelectorAll('[style]').length") == 0


def halfway(page):
    """The connection is lost after two pieces, and the tab is closed. A new one, and what it sends."""
    sent, again = [], []

    def lost(route):
        sent.append(route.request.url)
        return route.continue_() if len(sent) < 3 else route.abort()

    page.goto("/my/runs/add/")
    page.route("**/piece/**", lost)
    page.set_input_files("#files", files())
    press(page, "Send")
    page.get_by_text("No connection. It goes on by itself").wait_for()
    assert page.locator("progress").get_attribute("value") not in (None, "0")
    context = page.context
    page.close()
    page = context.new_page()
    page.on("request", lambda request: again.append(request.url) if "/piece/" in request.url else None)
    page.goto("/my/runs/add/")
    page.get_by_text("Not all of it is here yet").wait_for()
    return page, again
