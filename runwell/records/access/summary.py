"""What one page says of a patient, read together, for whoever reached the patient by `patients`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from runwell.knowledge.levels import Level
from runwell.records.access.closings import Closing, without_sessions
from runwell.records.access.courses import course_of
from runwell.records.access.discharges import current_discharge
from runwell.records.access.findings_of import ExaminedNow, confirmed_causes, examined_now
from runwell.records.access.intakes import newest_intake
from runwell.records.access.planned_sessions import earlier_days, planned_sessions
from runwell.records.access.programmes import (
    current_programme,
    newest_safety_word,
    open_gate,
    outcome_scores,
    programme_changes,
    programmes,
)
from runwell.records.models import (
    Assignment,
    ConfirmedCause,
    Discharge,
    Intake,
    KeptMorning,
    KeptProgramme,
    OutcomeScore,
    OwnCheck,
    Patient,
    ProgrammeChange,
    SafetyWord,
    Visit,
    VisitRequest,
)
from runwell.records.packs import the_pack

MORNINGS = 14
ADHERENCE = timedelta(days=28)
STILL_TELLS = timedelta(days=180)
"""For how long an earlier check with a graver answer is still told: `expert`."""


@dataclass(frozen=True, slots=True)
class Adherence:
    """Sessions of the last four weeks: those with one whole set at least, and those that were planned."""

    done: int
    planned: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """clinicians: names. visit: the next that is agreed. examined: the newest check, and what tests found.

    graver: an earlier check of the last half year with a graver answer than the newest, the gravest of them.

    confirmed: the newest word on the cause, also that it is open again. mornings: of the last 14 days, the
    oldest first. changed: the last change of a program that somebody or a rule made.
    """

    patient: Patient
    clinicians: tuple[str, ...]
    visit: Visit | None
    request: VisitRequest | None
    examined: ExaminedNow
    graver: OwnCheck | None
    safety: SafetyWord | None
    confirmed: ConfirmedCause | None
    mornings: tuple[KeptMorning, ...]
    scores: tuple[OutcomeScore, ...]
    intake: Intake | None
    kept: KeptProgramme | None
    gate: str
    adherence: Adherence
    changed: ProgrammeChange | None
    discharge: Discharge | None


def story_of(patient: Patient, today: date) -> Story:
    """The program must have been brought to today before."""
    assigned = Assignment.objects.filter(patient=patient, ended_at=None).select_related("clinician")
    ahead = Visit.objects.filter(
        request__patient=patient, state=Visit.AGREED, begins_at__gte=timezone.now() - timedelta(hours=2)
    )
    said = Q(patient=patient) & (~Q(reason="") | ~Q(note=""))
    mornings = KeptMorning.objects.filter(
        patient=patient, on__gt=today - timedelta(days=MORNINGS), on__lte=today
    )
    changes = programme_changes(patient).exclude(what=ProgrammeChange.LOOKED).select_related("programme")
    return Story(
        patient=patient,
        clinicians=tuple(one.clinician.name for one in assigned.order_by("since", "id")),
        visit=ahead.select_related("member", "location").order_by("begins_at").first(),
        request=VisitRequest.objects.filter(said).order_by("-asked_at", "id").first(),
        examined=examined_now(the_pack(), patient),
        graver=_graver(patient, today),
        safety=newest_safety_word(patient),
        confirmed=confirmed_causes(patient).first(),
        mornings=tuple(mornings.order_by("on")),
        scores=tuple(outcome_scores(patient)),
        intake=newest_intake(patient),
        kept=current_programme(patient),
        gate=open_gate(patient),
        adherence=adherence(patient, today),
        changed=changes.order_by("-at", "-number").first(),
        discharge=current_discharge(patient),
    )


def _graver(patient: Patient, today: date) -> OwnCheck | None:
    newest, *earlier = OwnCheck.objects.filter(patient=patient).order_by("-kept_at", "id") or [None]
    late = [one for one in earlier if today - timezone.localdate(one.kept_at) <= STILL_TELLS]
    gravest = max(late, key=_level, default=None)
    return gravest if gravest and _level(gravest) > _level(newest) else None


def _level(check: OwnCheck) -> Level:
    return Level.of(check.verdict["level"])


def adherence(patient: Patient, today: date) -> Adherence:
    """Of all programs in the last four weeks, today not counted: it is not over. A closed program asks for
    none.
    """
    first = today - ADHERENCE
    changes = list(programme_changes(patient))
    closing = Closing.of(patient, changes)
    sessions = (one for one in course_of(patient, changes).sessions if first <= one.on < today)
    done = sum(any(exercise.sets_done for exercise in one.done) for one in sessions)
    planned = 0
    for kept in programmes(patient):
        began = max(first, timezone.localdate(kept.began_at))
        until = min(today, timezone.localdate(kept.ended_at)) if kept.ended_at else today
        earlier = earlier_days(one for one in changes if one.programme_id == kept.id)
        closed = without_sessions(closing, kept, until)
        planned += len(planned_sessions(kept, began, (until - began).days, earlier, closed))
    return Adherence(done, planned)
