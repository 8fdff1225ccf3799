"""A patient and a clinician who write to each other, in two real browsers: nothing for axe to find."""

import subprocess

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.accounts import PASSWORD, SECRET, code, press, sign_in
from tests.browser.conftest import COMMAND, DESK, PHONE
from tests.browser.test_every_page import axe, reach, small

pytestmark = pytest.mark.browser
PATIENT, CLINICIAN = "tilda@example.com", "noor@example.com"
MADE = f"""
from datetime import date
from allauth.mfa.totp.internal.auth import TOTP
from runwell.records.actions.accounts import make_account
from runwell.records.actions.messages import write_message
from runwell.records.actions.patients import assign, open_record
from runwell.records.actions.roles import give_role
from runwell.records.actions.sign_in_links import confirm_address
from runwell.records.models import Location
from runwell.records.roles import Role

office = Location.objects.get(slug="oak-lawn")
facts = {{"by": "tests", "password": "{PASSWORD}"}}
mira = make_account(email="{PATIENT}", name="Mira Messagely", born_on=date(1990, 5, 17), **facts)
record = open_record(by=mira, account_id=mira.id, location_id=office.id)
noor = make_account(email="{CLINICIAN}", name="Noor Answerby", **facts)
give_role(by="tests", account_id=noor.id, role=Role.CLINICIAN, location_id=office.id)
assign(by="tests", patient_id=record.id, clinician_id=noor.id)
for account in (mira, noor):
    confirm_address(by="tests", account_id=account.id)
TOTP.activate(noor, "{SECRET}")
words = (
    (mira, "Good morning. Both runs this week went well, and there was no pain on Tuesday or Thursday."),
    (noor, "That is good to read.\\n\\nGo on as planned, and tell me how the long run went."),
    (mira, "\u05ea\u05d5\u05d3\u05d4 \u05e8\u05d1\u05d4!"),
    (mira, "x" * 90),
    (noor, "You are welcome."),
    (noor, "One more thing: please bring your shoes on Monday."),
)
for by, said in words:
    write_message(by=by, patient_id=record.id, words=said)
"""


@pytest.fixture
def both(opened, site):
    """Their two browsers, signed in: a phone and a desk."""
    env = {"PATH": "/usr/bin:/bin", "HOME": str(site.data.parent), "RUNWELL_DATA": str(site.data)}
    subprocess.run([COMMAND, "manage", "shell", "--no-imports", "-c", MADE], env=env, check=True)
    phone = opened("/account/login/", viewport=PHONE, reduced_motion="reduce")
    sign_in(phone, PATIENT, PASSWORD)
    desk = opened("/account/login/", viewport=DESK, reduced_motion="reduce")
    sign_in(desk, CLINICIAN, PASSWORD, second=code())
    return phone, desk


def flaws(page, name, shoot):
    """What is wrong with the page in every look."""
    page.evaluate(Axe().axe_script)
    looks = [(viewport, scheme) for viewport in (PHONE, DESK) for scheme in ("light", "dark")]
    found = {
        f"{viewport['width']} {scheme}": axe(page, (viewport, scheme), name, shoot)
        for viewport, scheme in looks
    }
    found |= {"touch": small(page), "wide": reach(page, 320)}
    return {f"{name} {where}": wrong for where, wrong in found.items() if wrong}


def test_they_write_to_each_other_and_the_badges_are_right(both, shoot):
    phone, desk = both
    phone.goto("/my/")
    wrong = flaws(phone, "badge", shoot)
    phone.set_viewport_size(PHONE)
    phone.locator("header").get_by_role("link", name="3 unread messages").click()
    opens_at_the_first_unread(phone)
    assert phone.locator("header").get_by_role("link", name="Messages").count() == 0
    wrong |= flaws(phone, "own messages", shoot)
    phone.set_viewport_size(PHONE)
    phone.get_by_label("Your message").fill("I will. Is 9 a.m. fine?")
    press(phone, "Send")
    phone.get_by_text("Your message is sent.").wait_for()
    assert phone.locator("#here").inner_text().endswith("I will. Is 9 a.m. fine?")

    desk.goto("/staff/messages/")
    desk.locator("li", has_text="Mira Messagely").get_by_text("1 unread message", exact=True).wait_for()
    wrong |= flaws(desk, "waiting messages", shoot)
    desk.set_viewport_size(DESK)
    desk.get_by_role("link", name="Mira Messagely").click()
    opens_at_the_first_unread(desk)
    wrong |= flaws(desk, "staff messages", shoot)
    answer_meets_a_new_message(phone, desk)
    assert wrong == {}


def opens_at_the_first_unread(page):
    """The browser went to it, and the keyboard goes on from there."""
    first = page.locator("#here")
    assert "New" in first.inner_text() and page.evaluate("document.activeElement.id") == "here"
    assert first.evaluate("one => one.getBoundingClientRect().top < innerHeight")


def answer_meets_a_new_message(phone, desk):
    """What crossed with the answer is read first, and nothing of what was typed is lost."""
    desk.get_by_label("Your message").fill("Yes.")
    phone.get_by_label("Your message").fill("Or better at 10?")
    press(phone, "Send")
    press(desk, "Send")
    desk.get_by_text("wrote again since you opened this page").wait_for()
    assert desk.get_by_label("Your message").input_value() == "Yes."
    desk.get_by_label("Your message").fill("At 10, yes.")
    press(desk, "Send")
    desk.get_by_text("Your message is sent.").wait_for()
    phone.goto("/my/")
    assert phone.locator("header").get_by_role("link", name="1 unread message").is_visible()
