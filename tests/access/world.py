"""One small practice with everybody in it and one record of each kind, for every cell of the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import numpy as np
from django.utils import timezone

from runwell.check.answers import Answers
from runwell.check.verdict import conclude
from runwell.pages.importing import import_draft
from runwell.publishing.document import parse
from runwell.records.actions import jobs, patients, reading, roles, visit_requests
from runwell.records.actions.calendar_feeds import open_calendar_feed
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.notes import write_note
from runwell.records.actions.practice import load_practice
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.models import (
    Account,
    AwayTime,
    ClosedDay,
    GivenRole,
    KeptVerdict,
    Location,
    OriginalFile,
    OwnCheck,
    RunImport,
    RunSource,
    RunStreams,
    TeamMember,
    Upload,
    Visit,
    VisitRequest,
)
from runwell.records.packs import the_pack
from runwell.records.roles import Role
from runwell.records.safety_words import WARNING
from runwell.records.tokens import token_hash
from runwell.running.files.run import Streams
from runwell.running.packed import pack
from tests.people import PRACTICE, somebody, somebody_with_a_record
from tests.records import whole_programme
from tests.records.whole_runs import kept_run
from tests.web.check.runners import STRESS_FRACTURE

PAGE = "Page Slug: /hip-pain/\n\nHip pain\n\nPain at the hip has many causes. Most of them get better.\n"
TOKEN = "a-kept-answers-own-token"
STAFF = {
    "assigned clinician": (Role.CLINICIAN, "hinsdale"),
    "clinician here": (Role.CLINICIAN, "oak-lawn"),
    "clinician elsewhere": (Role.CLINICIAN, "hinsdale"),
    "emergency reader": (Role.CLINICIAN, "hinsdale"),
    "front desk here": (Role.FRONT_DESK, "oak-lawn"),
    "front desk elsewhere": (Role.FRONT_DESK, "hinsdale"),
    "editor": (Role.EDITOR, None),
    "owner": (Role.OWNER, None),
    "administrator": (Role.ADMINISTRATOR, None),
    "former clinician": (Role.CLINICIAN, "oak-lawn"),
}


@dataclass(frozen=True, slots=True)
class World:
    """people: column -> account. things: the word for one in an address or an argument -> its value."""

    people: dict[str, Account]
    things: dict[str, Any]


def made() -> World:
    """Everybody and everything, in an empty database."""
    load_practice(by="test", practice=PRACTICE)
    offices = {office.slug: office for office in Location.objects.all()}
    here = offices["oak-lawn"]
    people = {
        column: somebody(f"{column.replace(' ', '-')}@example.com", role, location=slug and offices[slug].id)
        for column, (role, slug) in STAFF.items()
    }
    for column in ("patient", "other patient"):
        people[column] = somebody_with_a_record(f"{column.replace(' ', '-')}@example.com", here.id)
    mine = people["patient"].patient
    for column in ("assigned clinician", "former clinician"):
        patients.assign(by="test", patient_id=mine.id, clinician_id=people[column].id)
    former = GivenRole.objects.get(account=people["former clinician"])
    roles.end_role(by="test", given_role_id=former.id)
    reading.break_glass(by=people["emergency reader"], patient_id=mine.id, reason="they fell down outside")
    return World(people, {"record": mine, "location": here, **_things(people, mine, here)})


def _things(people, mine, here) -> dict[str, Any]:
    words = {"telephone": "(312) 555-0111", "email": "", "times": "", "note": ""}
    now = timezone.now()
    pack = the_pack()
    verdict = conclude(pack, Answers.of(pack, STRESS_FRACTURE), today=now.date(), show_causes=True).as_json()
    stranger = people["other patient"].patient
    written = write_note(by=people["assigned clinician"], patient_id=mine.id, words="Walks without pain")
    return {
        "note number": written.number,
        "request": visit_requests.ask_for_visit(by="runner", name="Robin", location_id=here.id, **words),
        **_visits(mine, here),
        "opened": reading.break_glass(
            by=people["clinician elsewhere"], patient_id=stranger.id, reason="a test of the glass"
        ),
        **_program(people, mine),
        **_runs(mine),
        "own check": OwnCheck.objects.create(patient=mine, verdict=verdict),
        "given role": GivenRole.objects.get(account=people["editor"]),
        "kept": KeptVerdict.objects.create(
            token_hash=token_hash(TOKEN), payload=verdict, kept_at=now, expires_at=now + timedelta(days=1)
        ),
        "job": jobs.put_off(by="test", kind="mail", about={}, due_at=now),
        "closed day": ClosedDay.objects.filter(location=here).first(),
        "member": TeamMember.objects.get(slug="avery-mockford"),
        "token": TOKEN,
        "town": "oak-lawn",
        "colleague": "avery-mockford",
        "exercise": "bridge",
        "csv": "csv",
        "page": "about-you",
        "day": "2026-11-24",
        "condition page": import_draft(parse(PAGE), by="test")[0],
    }


def _program(people, mine) -> dict[str, Any]:
    """A program with a closed word in its queue, and what another one would be made of."""
    kept = whole_programme.kept(people["patient"])
    take_in_sessions(by="test", patient_id=mine.id, entries=[{"pain": 11}])
    return {
        "kept program": kept,
        "puzzle": mine.to_look_at.get(),
        "a program": whole_programme.programme(phase=2),
        "a situation": whole_programme.situation(phase=2),
        "a dose": whole_programme.dose(sets=2),
        "a set": [whole_programme.entry(kept)],
        "warning": WARNING,
        "calendar": open_calendar_feed(by=people["patient"], patient_id=mine.id),
        "an act": lambda: keep_morning(by="test", patient_id=mine.id, on=timezone.localdate(), pain=9),
    }


def _visits(mine, here) -> dict[str, Any]:
    """A request of the patient's own for next week, whose time is held."""
    asked = VisitRequest.objects.create(
        patient=mine, name="Robin", telephone="1", location=here, asked_at=timezone.now()
    )
    begins = (timezone.now() + timedelta(days=7)).replace(hour=18, minute=0, second=0, microsecond=0)
    visit = Visit.objects.create(
        request=asked, location=here, begins_at=begins, ends_at=begins + timedelta(minutes=45), state="held"
    )
    riley = TeamMember.objects.get(slug="riley-demostone")
    away = AwayTime.objects.create(member=riley, begins_at=begins, ends_at=begins + timedelta(days=1))
    chicago = Location.objects.get(slug="chicago")
    return {"own request": asked, "visit": visit, "away": away, "chicago": chicago}


def recorded(run):
    """The same run, with what was recorded along it."""
    RunStreams.objects.create(run=run, packed=pack(Streams.of(2, time=np.array([0.0, 1.0]))))
    original = OriginalFile.objects.create(
        patient=run.patient, sha256="1" * 64, size=1, holds=OriginalFile.RUNS
    )
    RunSource.objects.create(run=run, original=original, began_at=run.began_at, format="fit")
    return run


def _runs(mine) -> dict[str, Any]:
    """A run, and a file that is on its way."""
    return {
        "run": recorded(kept_run(mine)),
        "upload": Upload.objects.create(patient=mine, name="runs.zip", size=9),
        "no race": None,
        "run said": {"during": 2, "limp": False},
        "run import": RunImport.objects.create(patient=mine, name="runs.zip"),
        "a piece": b"\x0e\x10",
    }
