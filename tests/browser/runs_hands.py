"""A runner with a browser and watch files, at a practice whose clock is turned."""

from __future__ import annotations

import os
import re
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import expect

from tests.browser import runs_story
from tests.browser.accounts import PASSWORD, press, sign_in
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_my_pages import flaws
from tests.browser.test_program_pages import answer_all

RUA = "rua@example.com"
ASKED = re.compile(r"alk (\d+) minutes?, run (\d+) minutes?, (\d+) times")
PATIENCE = 240_000  # ms, for what is read meanwhile
MADE = f"""
from datetime import date, timedelta
from runwell.records.actions.accounts import make_account
from runwell.records.actions.patients import assign, open_record
from runwell.records.actions.roles import give_role
from runwell.records.actions.sign_in_links import confirm_address
from runwell.records.roles import Role

facts = {{"born_on": date(1984, 5, 17), "password": "{PASSWORD}"}}
rua = make_account(by="tests", email="{RUA}", name="Rua", **facts)
record = open_record(by=rua, account_id=rua.id)
confirm_address(by="tests", account_id=rua.id)
treating = make_account(by="tests", email="clinician@example.com", name="Cleo")
give_role(by="tests", account_id=treating.id, role=Role.CLINICIAN)
assign(by="tests", patient_id=record.id, clinician_id=treating.id)
"""
MOVED = f"""
from django.utils import timezone
from runwell.records.actions.phase_moves import move_phase
from runwell.records.models import Account

treating = Account.objects.get(email="clinician@example.com")
rua = Account.objects.get(email="{RUA}").patient.id
facts = {{"today": timezone.localdate(), "reason": "Strong on one leg, and no pain in daily life"}}
move_phase(by=treating, patient_id=rua, phase=4, **facts)
"""


class Runner:
    """flaws: all that axe found on the way."""

    def __init__(self, browser, site, folder: Path):
        self.site, self.folder, self.flaws, self.stops = site, folder, [], 0
        site.shell(MADE)
        self.context = browser.new_context(base_url=site.url, viewport=PHONE, reduced_motion="reduce")
        self.page = self.context.new_page()
        sign_in(self.page, RUA)

    def look(self, name: str) -> None:
        """At the page as it is, on a phone and at a desk."""
        self.stops += 1
        self.flaws += flaws(self.page)
        if folder := os.environ.get("RUNWELL_SCREENSHOTS"):
            for size in (DESK, PHONE):
                self.page.set_viewport_size(size)
                file = f"{self.stops:02}-{name.replace(' ', '-')}-{size['width']}.png"
                self.page.screenshot(path=Path(folder) / file, full_page=True)

    def goes(self, address: str, name: str = "") -> None:
        self.page.goto(address)
        if name:
            self.look(name)

    def sends(self, file: Path, lost_after: int = 0) -> list[int]:
        """Hand it in; where each piece begins. lost_after: so many pieces, then there is no connection."""
        came: list[int] = []
        self.piece = int(self.page.locator("#upload").get_attribute("data-piece"))

        def passes(route):
            at = int(route.request.url.rpartition("at=")[2])
            if lost_after and len(came) == lost_after:
                return route.abort()
            came.append(at)
            return route.continue_()

        self.page.route("**/piece/*", passes)
        self.page.set_input_files("#files", file)
        press(self.page, "Send")
        if lost_after:
            self.page.get_by_text("No connection. It goes on by itself").wait_for()
        return came

    def opens_a_new_tab(self) -> None:
        """The old one dies without a word."""
        self.page.close(run_before_unload=False)
        self.page = self.context.new_page()

    def read_to_the_end(self) -> None:
        """Wait on the report until it says so by itself."""
        expect(self.page.locator("#how-far")).to_have_count(0, timeout=PATIENCE)

    def counts(self) -> dict[str, int]:
        """How many files came out how."""
        said = self.page.locator("nav ul.spans a").all_inner_texts()
        pairs = (one.rpartition(": ") for one in said if ": " in one)
        return {name: int(number.replace(",", "")) for name, _, number in pairs}

    def answers_safety_questions(self) -> None:
        answer_all(self.page, "No, none of these")
        press(self.page, "Continue")
        self.page.wait_for_url(lambda url: not url.endswith("/before/"))

    def moved_to_phase_four(self) -> None:
        """By the clinician, today."""
        self.site.shell(MOVED)

    def wakes_up(self, on: date, pain: int) -> None:
        """That day has come; the morning is kept in the diary."""
        self.site.turn(on)
        self.goes("/my/diary/")
        self.taps("pain", pain)
        self.taps("woke", "no")
        press(self.page, "Save")
        self.page.get_by_text("What it means today").wait_for()

    def waits_for_a_run(self, on: date) -> date:
        """Good mornings from that day on, until a run is planned; that day."""
        for _ in range(30):
            self.goes("/my/return/")
            if self.page.get_by_role("link", name="Answer the safety questions").count():
                self.goes("/my/program/before/")
                self.answers_safety_questions()
                self.goes("/my/return/")
            if self.page.get_by_role("heading", name="Today", exact=True).count():
                return on
            on += timedelta(days=1)
            self.wakes_up(on, 0)
        raise AssertionError("no run is planned any more")

    def taps(self, name: str, value: object) -> None:
        self.page.locator(f'label:has(> input[name="{name}"][value="{value}"])').click()

    def runs(self, on: date, more: int) -> None:
        """What the page asks for, and so many turns more; the file is handed in and read."""
        asked = ASKED.search(self.page.locator("#next").inner_text())
        walk, run, times = (int(one) for one in asked.groups())
        made = runs_story.walk_run(on, walk, run, times + more)
        (self.folder / made.name).write_bytes(made.data)
        self.goes("/my/runs/add/")
        self.sends(self.folder / made.name)
        self.page.wait_for_url("**/my/runs/imports/*/")
        self.read_to_the_end()
        assert self.counts() == {"New": 1}

    def tells_that_it_went_well(self, on: date) -> None:
        """By the page's own way to it."""
        self.goes("/my/return/")
        self.page.get_by_role("link", name="Tell how it went").first.click()
        self.page.wait_for_url(f"**/told/{on}/")
        self.look(f"told {on}")
        for field, value in (("during", 0), ("hour_after", 0), ("limp", "no"), ("effort", 3)):
            self.taps(field, value)
        press(self.page, "Save")
        self.page.wait_for_url("**/my/return/")
