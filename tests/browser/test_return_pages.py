"""The pages of the way back in each of its states, on a phone and at a desk, for runner and clinician."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import COMMAND, PHONE
from tests.browser.test_my_pages import flaws

pytestmark = pytest.mark.browser
ROOT = Path(__file__).parents[2]
STATES = {
    "closed": "Running begins in phase 4",
    "open": "On to stage A2",
    "over": "so you rest until",
    "flare": "This is a flare",
    "bone": "An injured bone must not hurt at all",
    "race": "Not by then",
}


@pytest.fixture
def people(site):
    """Somebody in each state, and their clinician: who -> the cookie of their session, and their record."""
    env = {"PATH": os.environ["PATH"], "HOME": str(site.data.parent), "RUNWELL_DATA": str(site.data)}
    env["PYTHONPATH"] = str(ROOT)
    code = "from tests.browser.return_states import made; made()"
    call = [COMMAND, "manage", "shell", "--no-imports", "-c", code]
    told = subprocess.run(call, env=env, capture_output=True, text=True, check=True)
    return json.loads(told.stdout.splitlines()[-1])


@pytest.fixture
def enters(opened, site, people):
    """A page of a browser in which this person is signed in."""

    def enter(who):
        cookie = {"name": people[who]["name"], "value": people[who]["value"], "url": site.url}
        return opened("/privacy/", cookies=[cookie], viewport=PHONE, reduced_motion="reduce")

    return enter


def looked(page, path, words, shoot, name):
    """What is wrong with the page at this address, which must say these words."""
    page.goto(path)
    said = page.locator("main").inner_text()
    assert words in said, (path, said)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = flaws(page)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        shoot(page, f"return {name} {scheme}")
    page.emulate_media(color_scheme="light")
    return found


def test_every_state_of_the_way_back_is_without_a_flaw(enters, people, shoot):
    found, clinician = [], enters("clinician")
    for state, words in STATES.items():
        page = enters(state)
        found += looked(page, "/my/return/", words, shoot, state)
        theirs = f"/staff/patients/{people[state]['record']}/return/"
        if state in ("open", "bone"):
            found += looked(clinician, theirs, words, shoot, f"staff {state}")
    found += looked(page, "/my/return/change/", "End my way back", shoot, "change")
    found += looked(page, f"/my/return/told/{people['race']['ran']}/", "Your run on", shoot, "told")
    bone = f"/staff/patients/{people['bone']['record']}/return/change/"
    found += looked(clinician, bone, "The injured femoral neck", shoot, "staff change")
    page = enters("new")
    found += looked(page, "/my/return/", "Set up your way back", shoot, "before")
    found += looked(page, "/my/return/begin/", "Before the pain", shoot, "begin")
    page.locator("main").get_by_role("button", name="Plan my runs").click()
    page.get_by_role("heading", name="Your next run").or_(page.locator("#next")).first.wait_for()
    assert found == []
