"""The page of a runner's own program: today, the week, each exercise with its reason, and every change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from runwell.knowledge.pack import Pack
from runwell.programme.before_session import Again
from runwell.programme.causes import bones, entry
from runwell.programme.duration import session
from runwell.programme.plan import Plan, plan_of
from runwell.programme.situation import Situation
from runwell.programme.stages import BONE_NOT, Note
from runwell.records import access
from runwell.records.access.before_sessions import before_session
from runwell.records.access.programmes import current_programme, programme_changes, situation_of
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.records.programme_today import ProgrammeToday
from runwell.refusals import Refusal
from runwell.web.change_words import Line, lines
from runwell.web.exercise_cards import Card, cards
from runwell.web.my.own_cause import OwnCause, is_seen, own_cause
from runwell.web.my.to_be_seen import to_be_seen
from runwell.web.plan_words import NOTES, time_words
from runwell.web.programme.agreed import with_agreed_record
from runwell.web.programme.held_now import held_now
from runwell.web.programme.scan_to_come import escalate_words
from runwell.web.programme.warned import Warned, warned, warned_since
from runwell.web.programme.way_out import WayOut, way_out
from runwell.web.programme.week import Week, week_of
from runwell.web.programme_words import sentences
from runwell.web.sign_words import signs_of
from runwell.web.site.plain_words import PHASES

FIRST_CHANGES = 5
# What leads to a scan would send somebody away again whose scan was made.
SEEN_ALREADY = (
    _("A scan or an operation showed what it is, and your clinician knows of it."),
    _("Do as your clinician told you, about weight on this leg above all."),
    _("If it hurts more, or walking gets harder, call us the same day. If you reach nobody, see a doctor."),
)


@dataclass(frozen=True, slots=True)
class Closed:
    """Why there is no exercise. leave: what not to do. turn: where to go, each a sentence."""

    why: tuple[str, ...]
    leave: tuple[str, ...]
    turn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Takes:
    """How long it takes: words, and the address of what they rest on; "" is expert judgment."""

    time: str
    source: str

    @property
    def host(self) -> str:
        """Whose page it is, as people know it."""
        return (urlsplit(self.source).hostname or "").removeprefix("www.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramPage:
    """warned: a red flag stands, or a check since says stop. closed: no exercise, and why. held: what today
    holds in its place, and why.

    again: why the warning is to be read first. clinician: why one should look. escalate: when to ask for
    more. help_today: signs. changes, earlier: the last few, and those before.
    """

    title: str
    also: tuple[str, ...]
    phase: int
    phase_name: str
    minutes: int
    week: Week
    cards: tuple[Card, ...]
    fewer: tuple[str, ...]
    warned: Warned | None
    closed: Closed | None
    held: tuple[str, ...]
    again: Again | None
    clinician: tuple[str, ...]
    way: WayOut | None
    takes: Takes | None
    escalate: tuple[str, ...]
    help_today: tuple[str, ...]
    changes: tuple[Line, ...]
    earlier: tuple[Line, ...]
    by_clinician: bool
    signed: bool
    cause: OwnCause | None


@require_safe
@with_agreed_record
def program(request: HttpRequest, record: Patient) -> HttpResponse:
    """The program as it stands this morning; where there is none, how to get one."""
    pack, today = the_pack(), timezone.localdate()
    if current_programme(record) is None:
        return render(request, "programme/none.html", _none(request, pack, record))
    try:
        stands = bring_up_to_date(by=request.user, patient_id=record.id, today=today)
    except Refusal as refusal:
        found = {**_none(request, pack, record), "problem": refusal}
        return render(request, "programme/none.html", found)
    there = situation_of(record)
    assert there is not None  # there is a program, and it reads
    return render(request, "programme/program.html", {"page": page_of(pack, record, stands, there, today)})


def _none(request: HttpRequest, pack: Pack, record: Patient) -> dict[str, object]:
    be_seen = to_be_seen(access.own_checks(request.user)[:1])
    return {"warned": warned(pack, record), "cause": own_cause(record), "be_seen": be_seen}


def page_of(
    pack: Pack, record: Patient, stands: ProgrammeToday, there: Situation, today: date
) -> ProgramPage:
    plan, now = plan_of(pack, there), stands.today
    changes = list(programme_changes(record).select_related("programme"))
    of_this = [one for one in changes if one.programme_id == stands.kept.id]
    told = lines(pack, changes)
    found = warned_since(pack, stands.kept)
    return ProgramPage(
        title=entry(pack, there.cause).plain_name,
        also=tuple(entry(pack, one).plain_name for one in there.also),
        phase=stands.programme.phase,
        phase_name=str(PHASES[stands.programme.phase]),
        minutes=ceil(session(pack.exercises, now.prescriptions) / 60),
        week=week_of(record, stands, today),
        cards=cards(pack, now),
        fewer=sentences(pack, now.fewer),
        warned=found,
        closed=_closed(pack, plan, stands, record) if now.locked and not found else None,
        held=held_now(pack, stands),
        again=before_session(record, stands.kept, stands.flares, today),
        clinician=sentences(pack, tuple(one for one in stands.clinician if one not in now.locked)),
        way=None if now.locked else way_out(stands.kept, today, waits=stands.meanwhile),
        takes=_takes(plan),
        escalate=escalate_words(pack, plan, record),
        help_today=signs_of(pack, plan),
        changes=told[:FIRST_CHANGES],
        earlier=told[FIRST_CHANGES:],
        by_clinician=any(one.by == ProgrammeChange.CLINICIAN and one.what == "began" for one in of_this),
        signed=pack.signed,
        cause=own_cause(record),
    )


def _closed(pack: Pack, plan: Plan, stands: ProgrammeToday, record: Patient) -> Closed:
    bone = bool(bones(pack, plan.situation))
    notes = (*BONE_NOT[1], Note.BONE_NO_RUN) if bone else (Note.NO_SELF_TREATMENT, Note.NO_TABLETS)
    advice = pack.advice[plan.level]
    to_be_seen = (f"{advice.headline}.", *(plan.do_now or (advice.do_now,)))
    return Closed(
        why=sentences(pack, stands.today.locked),
        leave=tuple(str(NOTES[one]) for one in notes),
        turn=tuple(map(str, SEEN_ALREADY)) if is_seen(record, plan.situation.causes) else to_be_seen,
    )


def _takes(plan: Plan) -> Takes | None:
    return Takes(time_words(plan.expected), plan.expected.source) if plan.expected else None
