"""The page of a patient's program: how it stands today, why somebody should look, and how it went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from django.core.paginator import Page
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.knowledge.pack import Pack
from runwell.programme.causes import entry
from runwell.programme.duration import session
from runwell.programme.situation import Situation
from runwell.records import access
from runwell.records.access.programme_review import programme_state, safety_words_of
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import EntryToLookAt, Patient, SafetyWord
from runwell.records.packs import the_pack
from runwell.records.programme_today import ProgrammeToday
from runwell.refusals import Refusal
from runwell.web.change_words import Line
from runwell.web.diary.days import Diary
from runwell.web.diary.progress import SPANS, Progress, chosen, progress
from runwell.web.exercise_cards import Card, cards
from runwell.web.plan_words import days_in_words
from runwell.web.programme.held_now import held_now
from runwell.web.programme.way_out import WayOut, way_out
from runwell.web.programme_words import sentences
from runwell.web.site.plain_words import PHASES
from runwell.web.staff.programme.days import SaidDay, said_day
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.programme.gates import GatesPart, gates_part
from runwell.web.staff.programme.lines import lines_for_clinician
from runwell.web.staff.programme.words import BANDS
from runwell.web.staff.words import in_words

FIRST_CHANGES, WORDS_SHOWN = 5, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """How the program stands. cards: what it asks for as it goes on. held: what today holds in its place.

    today: what is done today where that is something else. judged: of yesterday's session, with its reasons.
    look: why a clinician should look. closed: why there is no exercise. by_us: a clinician closed it.
    empty: nothing is closed, and a clinician is to set exercises.
    """

    title: str
    also: tuple[str, ...]
    phase: int
    phase_name: str
    days: str
    minutes: int
    cards: tuple[Card, ...]
    meanwhile: bool
    today: tuple[Card, ...]
    held: tuple[str, ...]
    closed: tuple[str, ...]
    by_us: bool
    empty: bool
    fewer: tuple[str, ...]
    judged: str
    why: tuple[str, ...]
    look: tuple[str, ...]
    way: WayOut | None
    last: date | None


@dataclass(frozen=True, slots=True)
class SafetySaid:
    """What the runner said before a session. true: the signs that they said are there."""

    word: SafetyWord
    true: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramPage:
    """now: None where there is no program, or it cannot go on: `problem`, in words."""

    patient: Patient
    seen: str
    now: Now | None
    problem: str
    gates: GatesPart | None
    said: tuple[SafetySaid, ...]
    puzzles: tuple[EntryToLookAt, ...]
    days: tuple[SaidDay, ...]
    part: Page[date]
    progress: Progress
    changes: tuple[Line, ...]
    earlier: tuple[Line, ...]


@require_safe
@with_patient
def program(request: HttpRequest, patient: Patient) -> HttpResponse:
    """Brought to today first, so that what the runner logged this morning is in it."""
    pack, today = the_pack(), timezone.localdate()
    now, problem = _now(request, pack, patient, today)
    weeks = chosen(request.GET.get("weeks", ""))
    days, part = Diary.of(patient).lines(request.GET.get("page", ""), today + timedelta(days=1))
    lines = lines_for_clinician(pack, access.programme_changes(patient).select_related("programme"))
    page = ProgramPage(
        patient=patient,
        seen=programme_state(patient),
        now=now,
        problem=problem,
        gates=gates_part(pack, patient),
        said=tuple(_said(pack, one) for one in safety_words_of(patient)[:WORDS_SHOWN]),
        puzzles=tuple(access.entries_to_look_at(patient)),
        days=tuple(said_day(pack, one) for one in days),
        part=part,
        progress=progress(patient, today, weeks, for_clinicians=True),
        changes=lines[:FIRST_CHANGES],
        earlier=lines[FIRST_CHANGES:],
    )
    return render(request, "staff/programme/program.html", {"page": page, "spans": SPANS})


def _now(request: HttpRequest, pack: Pack, patient: Patient, today: date) -> tuple[Now | None, str]:
    if access.current_programme(patient) is None:
        return None, ""
    try:
        stands = bring_up_to_date(by=request.user, patient_id=patient.id, today=today)
        there = access.situation_of(patient)
    except Refusal as refusal:
        return None, in_words(refusal)
    assert there is not None  # there is a program, and it reads
    return now_of(pack, patient, stands, there, today), ""


def now_of(pack: Pack, patient: Patient, stands: ProgrammeToday, there: Situation, today: date) -> Now:
    programme, judged = stands.programme, stands.judged
    return Now(
        title=entry(pack, there.cause).plain_name,
        also=tuple(entry(pack, one).plain_name for one in there.also),
        phase=programme.phase,
        phase_name=str(PHASES[programme.phase]),
        days=days_in_words(programme.weekdays),
        minutes=ceil(session(pack.exercises, programme.prescriptions) / 60),
        cards=cards(pack, programme),
        meanwhile=stands.meanwhile,
        today=cards(pack, stands.today),
        held=held_now(pack, stands),
        closed=sentences(pack, stands.today.locked),
        by_us=access.locked_by_clinician(stands.kept),
        empty=stands.is_empty,
        fewer=sentences(pack, programme.fewer),
        judged=str(BANDS[judged.band]) if judged else "",
        why=sentences(pack, judged.because) if judged else (),
        look=sentences(pack, stands.clinician),
        way=way_out(stands.kept, today),
        last=access.course_of(patient).last_day(today),
    )


def _said(pack: Pack, word: SafetyWord) -> SafetySaid:
    return SafetySaid(word, tuple(_signs(pack, word.rules)))


def _signs(pack: Pack, rules: Iterable[str]) -> Iterable[str]:
    known = {rule.id: rule.reason for rule in pack.rules}
    return dict.fromkeys(known.get(one, one) for one in rules)
