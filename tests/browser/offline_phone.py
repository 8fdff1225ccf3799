"""A runner with a program for every day, their phones, and what the site kept of what those sent."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from tests.browser.accounts import PASSWORD

COMMAND = Path(sys.executable).with_name("runwell")
RUNNER = "offline@example.com"
PAGES_THREE = "pages-three@example.com"
MADE = """
from datetime import date, timedelta
from runwell.programme.prescription import Prescription, Programme
from runwell.programme.situation import Situation
from runwell.records.actions.accounts import make_account
from runwell.records.actions.patients import open_record
from runwell.records.actions.programmes import keep_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.sign_in_links import confirm_address
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING

facts = {"name": "Ona Offline", "born_on": date(1990, 5, 17), "password": PASSWORD}
account = make_account(by="tests", email=EMAIL, **facts)
record = open_record(by=account, account_id=account.id)
confirm_address(by="tests", account_id=account.id)
what = {"cause": CAUSE, "phase": PHASE, "weekdays": (1, 2, 3, 4, 5, 6, 7)}
doses = [Prescription(**dose) for dose in DOSES]
kept = keep_programme(
    by=account,
    patient_id=account.patient.id,
    programme=Programme(pack=the_pack().version, prescriptions=tuple(doses), **what),
    situation=Situation(**what),
)
# It has been going on for some days.
kept.began_at -= timedelta(days=4)
kept.save()
say_have_read(by=account, patient_id=account.patient.id, words=WARNING)
print(kept.id)
"""
ROWS = """
SELECT one.exercise, one.number, one.side, one.asked, one.repetitions, one.seconds, one.reserve, one.skipped
FROM records_setentry one JOIN records_keptsession session ON session.id = one.session_id
WHERE session.programme_id = ? AND session.planned_on = ? AND one.counted ORDER BY one.at, one.rowid
"""
ANSWERS = """
SELECT one.during, one.effort, one.limp
FROM records_sessionanswer one JOIN records_keptsession session ON session.id = one.session_id
WHERE session.programme_id = ? AND session.planned_on = ?
"""
SETS = """
SELECT session.planned_on, one.exercise, one.number, one.side, one.counted
FROM records_setentry one JOIN records_keptsession session ON session.id = one.session_id
WHERE session.programme_id = ? ORDER BY 1, 2, 3, 4, one.at, one.device_id
"""


# The program of RUNNER; and the page's three exercises at its doses.
TWO = {
    "EMAIL": RUNNER,
    "CAUSE": "gluteal-tendinopathy",
    "PHASE": 1,
    "DOSES": [
        {"exercise": name, "sets": 2, "repetitions": 5, "hold": 2, "rest": 15} for name in ("bridge", "clam")
    ],
}
THREE = {
    "EMAIL": PAGES_THREE,
    "CAUSE": "overuse-nonspecific",
    "PHASE": 2,
    "DOSES": [
        {"exercise": "hamstring-stretch", "sets": 3, "repetitions": 1, "hold": 60, "rest": 15},
        {"exercise": "bridge", "sets": 1, "repetitions": 10, "hold": 3, "rest": 60},
        {"exercise": "monster-walk", "sets": 1, "repetitions": 15, "hold": 0, "rest": 60},
    ],
}
FIVE = {
    **THREE,
    "EMAIL": "five-on-paper@example.com",
    "DOSES": [
        *THREE["DOSES"],
        {"exercise": "clam", "sets": 2, "repetitions": 10, "hold": 2, "rest": 30},
        {"exercise": "side-lying-abduction", "sets": 3, "repetitions": 12, "hold": 0, "rest": 30},
    ],
}


def made(site, program=TWO) -> str:
    """The id of their program, as the database has it."""
    facts = "".join(f"{name} = {value!r}\n" for name, value in {"PASSWORD": PASSWORD, **program}.items())
    env = {"PATH": os.environ["PATH"], "HOME": str(site.data.parent), "RUNWELL_DATA": str(site.data)}
    call = [COMMAND, "manage", "shell", "--no-imports", "-c", facts + MADE]
    told = subprocess.run(call, env=env, capture_output=True, text=True, check=True)
    return told.stdout.split()[-1].replace("-", "")


def kept(site, program) -> list[tuple]:
    """Every set that the database holds: its day, exercise, number, side, and whether it counts."""
    return [(str(day), *rest) for day, *rest in rows(site, SETS, program)]


def rows(site, query, *facts) -> list[tuple]:
    """What the site's database answers. query: one of those above."""
    with closing(sqlite3.connect(f"file:{site.data / 'runwell.sqlite3'}?mode=ro", uri=True)) as base:
        return list(base.execute(query, facts))


def asked(page, call: str, *entries):
    """A call of queue.js or store.js on the page, with entries. call: "queue.pending()", say."""
    script = f"""async entries => {{
        const queue = await import('/static/session/queue.js')
        const store = await import('/static/session/store.js')
        return {call}
    }}"""
    return page.evaluate(script, list(entries))


def entry(plan, planned, exercise="bridge", number=1, device=1, **more):
    """A set as the player would make it, done at noon of that day where the practice is."""
    return {
        **{"kind": "set", "id": f"00000000-0000-4000-8000-{device:06d}{number:06d}"},
        **{"programme": plan["programme"], "pack": plan["pack"], "planned": planned, "nth": 1},
        **{"at": f"{planned}T12:00:00-06:00", "exercise": exercise, "set": number, "asked": 2},
        **{"repetitions": 5, **more},
    }


def plan_of(page):
    """plan.json as this phone gets it now."""
    return json.loads(page.evaluate("fetch('/my/session/plan.json').then(answer => answer.text())"))
