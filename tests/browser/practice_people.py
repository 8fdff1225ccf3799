"""People at a practice whose clock is turned, each with a browser: runners, its front desk, a clinician."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from tests.browser.accounts import PASSWORD, SECRET, code, press, sign_in
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_my_pages import flaws
from tests.browser.test_program_pages import answer_all
from tests.browser.turned_clock import LOADED

FIRST = date(2026, 11, 30)
"""A Monday, when everything begins."""
NOOR, FRONT, MORGAN = "noor@example.com", "frontdesk@example.com", "morgan@example.com"
STAFF = {FRONT: "Jamie Desk", MORGAN: "Morgan Fictley"}
# Somebody who asked for a visit an hour before; another patient of the same clinician, who wrote a message.
EARLIER, OTHER = "Ada Earlier", "Otis Other"
ACCOUNTS = f"""
from datetime import date, timedelta
from allauth.mfa.totp.internal.auth import TOTP
from django.utils import timezone
from runwell.records import access
from runwell.records.actions.accounts import make_account
from runwell.records.actions.messages import write_message
from runwell.records.actions.patients import assign, open_record
from runwell.records.actions.roles import give_role
from runwell.records.actions.sign_in_links import confirm_address
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.roles import Role

def account(email, name):
    made = make_account(by="tests", email=email, name=name, born_on=date(1994, 5, 17), password="{PASSWORD}")
    confirm_address(by="tests", account_id=made.id)
    return made

staff = {{email: account(email, name) for email, name in {STAFF!r}.items()}}
noor, other = account("{NOOR}", "Noor Ellis"), account("other@example.com", "{OTHER}")
for one in staff.values():
    TOTP.activate(one, "{SECRET}")
for one in (noor, other):
    open_record(by=one, account_id=one.id)
"""
ROLES = f"""
office = access.locations().get(slug="oak-lawn")
roles = {{"{FRONT}": Role.FRONT_DESK, "{MORGAN}": Role.CLINICIAN}}
for email, role in roles.items():
    give_role(by="tests", account_id=staff[email].id, role=role, location_id=office.id)
assign(by="tests", patient_id=other.patient.id, clinician_id=staff["{MORGAN}"].id)
write_message(by=other, patient_id=other.patient.id, words="When may I come by?")
words = {{"name": "{EARLIER}", "telephone": "(312) 555-0190", "email": "", "times": "mornings", "note": ""}}
asked_at = timezone.now() - timedelta(hours=1)
ask_for_visit(by="runner", **words, location_id=office.id, at=asked_at)
"""
MADE = f"{ACCOUNTS}{LOADED}{ROLES}"


@dataclass
class Looks:
    """What was looked at on the way of all people, and what axe found there."""

    flaws: list[object] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def look(self, page, name: str) -> None:
        """At the page as it is, on a phone and at a desk; once."""
        assert name not in self.seen, f"{name} was looked at before"
        self.seen.add(name)
        self.flaws += flaws(page)
        if folder := os.environ.get("RUNWELL_SCREENSHOTS"):
            for size in (DESK, PHONE):
                page.set_viewport_size(size)
                file = f"{len(self.seen):02}-{name.replace(' ', '-')}-{size['width']}.png"
                page.screenshot(path=Path(folder) / file, full_page=True)


class Person:
    """Somebody who is signed in, or with no email a stranger; on a phone or, who works here, at a desk.

    record: the path of the patient's record that a clinician works on.
    """

    def __init__(self, browser, site, looks: Looks, email: str = ""):
        self.site, self.looks, self.record = site, looks, ""
        works = email in STAFF
        viewport = DESK if works else PHONE
        self.context = browser.new_context(base_url=site.url, viewport=viewport, reduced_motion="reduce")
        self.page = self.context.new_page()
        if email:
            sign_in(self.page, email, second=code() if works else "")

    def goes(self, address: str, name: str = "") -> None:
        """To a page; name: and looks at it."""
        self.page.goto(address)
        self.looks_at(name)

    def looks_at(self, name: str) -> None:
        if name:
            self.looks.look(self.page, name)

    def follows(self, words: str, name: str = "") -> None:
        """The first link of these words, in the main part."""
        before = self.page.url
        self.page.locator("main").get_by_role("link", name=words).first.click()
        self.page.wait_for_url(lambda url: url != before)
        self.looks_at(name)

    def presses(self, words: str, name: str = "") -> None:
        """A button, whose name may be longer for those who hear it."""
        self.page.locator("main").get_by_role("button", name=re.compile(f"^{re.escape(words)}")).first.click()
        self.page.wait_for_load_state()
        self.looks_at(name)

    def chooses(self, name: str, value: str) -> None:
        self.page.locator(f'input[name="{name}"][value="{value}"]').check()

    def opens(self, what: str) -> None:
        """What may lie folded."""
        if not self.page.locator(what).is_visible():
            self.page.locator(f"details:has({what}) > summary").click()

    def types(self, **words: str) -> None:
        for name, said in words.items():
            self.page.locator(f'main [name="{name}"]').first.fill(said)

    def picks(self, **values: str) -> None:
        for name, value in values.items():
            self.page.locator(f'main select[name="{name}"]').select_option(value)

    def answers_safety_questions(self) -> None:
        answer_all(self.page, "No, none of these")
        press(self.page, "Continue")
        self.page.wait_for_url(lambda url: not url.endswith("/before/"))

    def plan(self) -> dict:
        """plan.json, as this person's own phone gets it."""
        answer = self.context.request.get("/my/session/plan.json")
        assert answer.ok
        return answer.json()

    def reads(self, where: str = "main") -> str:
        return self.page.locator(where).first.inner_text()

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path
