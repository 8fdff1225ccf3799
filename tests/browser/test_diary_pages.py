"""The diary, scores and charts in a real browser: two taps, nothing for axe to find, no page too wide."""

import json
import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.accounts import PASSWORD, press, sign_in
from tests.browser.conftest import COMMAND, DESK, PHONE
from tests.browser.test_every_page import axe, reach, small

pytestmark = pytest.mark.browser
DEE = "dee@example.com"
MADE = f"""
import json
from datetime import date, timedelta
from django.utils import timezone
from runwell.records.actions.accounts import make_account
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.patients import open_record
from runwell.records.actions.sign_in_links import confirm_address

dee = make_account(by="tests", email="{DEE}", name="Dee", born_on=date(1990, 5, 17), password="{PASSWORD}")
record = open_record(by=dee, account_id=dee.id)
confirm_address(by="tests", account_id=dee.id)
today = timezone.localdate()
for back in (*range(1, 9), *range(12, 40)):
    keep_morning(by="tests", patient_id=record.id, on=today - timedelta(days=back), pain=back % 7)
for back, score in ((30, 12), (0, 21)):
    facts = {{"measure": "uwri", "score": score, "on": today - timedelta(days=back)}}
    keep_outcome_score(by="tests", patient_id=record.id, **facts)
print(json.dumps("made"))
"""


@pytest.fixture
def page(opened, site):
    """A runner with some weeks of entries, signed in on a phone."""
    env = {"PATH": "/usr/bin:/bin", "HOME": str(site.data.parent), "RUNWELL_DATA": str(site.data)}
    call = [COMMAND, "manage", "shell", "--no-imports", "-c", MADE]
    told = subprocess.run(call, env=env, capture_output=True, text=True, check=True)
    assert json.loads(told.stdout.splitlines()[-1]) == "made"
    shown = opened("/account/login/", viewport=PHONE, reduced_motion="reduce")
    sign_in(shown, DEE, PASSWORD)
    return shown


def test_a_morning_is_two_taps_and_every_page_is_without_a_flaw(page, shoot):
    page.goto("/my/diary/")
    page.locator("#morning-pain label").nth(3).click()
    press(page, "Save")
    page.get_by_text("What it means today").wait_for()
    assert page.locator("#morning-pain-3").is_checked()
    found = {}
    for name in ("diary", "scores", "progress"):
        page.goto(f"/my/{name}/")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        page.evaluate(Axe().axe_script)
        for viewport in (PHONE, DESK):
            for scheme in ("light", "dark"):
                found[name, viewport["width"], scheme] = axe(page, (viewport, scheme), f"my {name}", shoot)
        found[name, "touch"] = small(page)
        found[name, "wide"] = reach(page, 320)
    assert {where: flaws for where, flaws in found.items() if flaws} == {}
    pictures(page)
    take_back(page)


def pictures(page):
    """The charts have their words and their tables, and no style of their own."""
    pain = page.get_by_role("img", name="Pain, from 0 to 10")
    assert pain.is_visible() and pain.locator("polyline").count() >= 2
    assert page.get_by_role("table", name="University of Wisconsin").count() == 1
    assert page.evaluate("document.querySelectorAll('[style]').length") == 0


def take_back(page):
    """The same morning, unsaid with the thumb."""
    page.goto("/my/diary/")
    page.get_by_text("Take back what is wrong").click()
    page.locator("button[name=what][value=pain]").click()
    page.get_by_text("Taken back.").wait_for()
    assert page.locator("#morning-pain :checked").count() == 0
