"""Somebody in each state of the way back, made in the site's own database, and their sessions."""

from __future__ import annotations

import json
from datetime import date, timedelta

from django.conf import settings
from django.test import Client
from django.utils import timezone

from runwell.records.actions.accounts import make_account
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.patients import assign, open_record
from runwell.records.actions.roles import give_role
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.sign_in_links import confirm_address
from runwell.records.models import GateEntry
from runwell.records.roles import Role
from runwell.records.safety_words import WARNING
from runwell.running.comeback.values import Level, Race
from tests.people import sign_in
from tests.records.test_comebacks import begin, calm, programme, ran

DAY, TODAY = timedelta(days=1), timezone.localdate()
BEFORE = Level(weekly_km=32, longest_km=12)


def made() -> None:
    """Everybody; told as JSON on a line of its own."""
    clinician = make_account(by="tests", email="return-clinician@example.com", name="Dana Therapist")
    give_role(by="tests", account_id=clinician.id, role=Role.CLINICIAN)
    people = {"clinician": clinician}
    for name, lives in STATES.items():
        people[name] = account = _runner(name, clinician)
        lives(account, clinician)
        say_have_read(by=account, patient_id=account.patient.id, words=WARNING, on=TODAY)
    told = {}
    for name, account in people.items():
        browser = Client()
        sign_in(browser, account)
        cookie = browser.cookies[settings.SESSION_COOKIE_NAME]
        told[name] = {"name": cookie.key, "value": cookie.value, "ran": (TODAY - DAY * 4).isoformat()}
        if name != "clinician":
            told[name]["record"] = str(account.patient.id)
    print(json.dumps(told))


def _runner(name, clinician):
    facts = {"name": f"Robin {name.title()}", "born_on": date(1990, 5, 17)}
    account = make_account(by="tests", email=f"return-{name}@example.com", **facts)
    record = open_record(by=account, account_id=account.id)
    confirm_address(by="tests", account_id=account.id)
    assign(by="tests", patient_id=record.id, clinician_id=clinician.id)
    account.refresh_from_db()
    return account


def _new(account, clinician):
    programme(account)


def _closed(account, clinician):
    programme(account, phase=2)
    begin(account, level=BEFORE)


def _open(account, clinician, race_in=250, km=21.1):
    programme(account)
    begin(account, level=BEFORE, race=Race(on=TODAY + DAY * race_in, km=km))
    calm(account)
    ran(account, 7)
    ran(account, 4)


def _over(account, clinician):
    programme(account)
    begin(account, level=BEFORE)
    calm(account)
    ran(account, 1, run_minutes=60)


def _flare(account, clinician):
    programme(account)
    begin(account, level=BEFORE)
    calm(account)
    ran(account, 4, during=8)
    ran(account, 1, during=8)


def _bone(account, clinician):
    programme(account, cause="femoral-neck-bsi", phase=1)
    for gate in ("G1", "G2", "G3"):
        open_bone_gate(by=clinician, patient_id=account.patient.id, gate=gate, reason="Seen today")
    GateEntry.objects.filter(patient=account.patient).update(at=timezone.now() - DAY * 30)
    begin(account)
    calm(account)
    ran(account, 4, run_minutes=0, walk_minutes=30, meters=2500)
    ran(account, 1, run_minutes=0, walk_minutes=30, meters=2500, during=4)


def _race(account, clinician):
    _open(account, clinician, race_in=30, km=42.195)


STATES = {
    "new": _new,
    "closed": _closed,
    "open": _open,
    "over": _over,
    "flare": _flare,
    "bone": _bone,
    "race": _race,
}
