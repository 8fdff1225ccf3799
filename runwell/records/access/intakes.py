"""What a patient told before a visit, and what of it need not be asked, for whoever reached the patient."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.translation import gettext

from runwell.records import plain_values
from runwell.records.access.comebacks import current_comeback
from runwell.records.access.programmes import outcome_scores
from runwell.records.intake_questions import IntakeQuestion, intake_questions
from runwell.records.models import Consent, Discharge, Intake, KeptMorning, OwnCheck, Patient, Visit
from runwell.records.outcome_scales import PSFS
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.running.comeback.values import Begun

CHECK_LASTS = timedelta(days=90)
"""For how long an answer of a check stands for one of the intake: `expert`."""
INTAKE_LASTS = timedelta(days=180)
"""After so long they are asked again: `expert`."""
NIGHTS, FEWEST_NIGHTS = timedelta(days=14), 3


@dataclass(frozen=True, slots=True)
class ToldAlready:
    """An answer that is there. by_check: it was said in the check; else it stands elsewhere in the record."""

    words: str
    by_check: bool


def intakes(patient: Patient) -> QuerySet[Intake]:
    """Each time that they told something, the latest first."""
    return Intake.objects.filter(patient=patient).order_by("-sent_at", "id")


def newest_intake(patient: Patient) -> Intake | None:
    """What counts."""
    return intakes(patient).first()


def intake_waits(patient: Patient) -> bool:
    """Whether to remind them: a visit is agreed and lies ahead, and nothing was told for this care yet."""
    now = timezone.now()
    ahead = Visit.objects.filter(request__patient=patient, state=Visit.AGREED, begins_at__gt=now)
    agrees = Consent.objects.filter(patient=patient, purpose=Consent.RECORD, withdrawn_at=None)
    if not ahead.exists() or not agrees.exists():
        return False
    again = Discharge.objects.filter(patient=patient).order_by("-number").first()
    since = max(now - INTAKE_LASTS, again.at if again else now - INTAKE_LASTS)
    return not Intake.objects.filter(patient=patient, sent_at__gte=since).exists()


def told_already(patient: Patient, today: date) -> dict[str, ToldAlready]:
    """question -> what answers it already."""
    check, facts = recent_check(patient, today), dict(_facts(patient, today))
    found = {}
    for question in intake_questions().by_id.values():
        if check and (words := _of_check(check, question)):
            found[question.id] = ToldAlready(words, True)
        elif words := next((facts[one] for one in question.facts if one in facts), ""):
            found[question.id] = ToldAlready(words, False)
    return found


def not_put(patient: Patient, today: date) -> frozenset[str]:
    """Questions that are not for them, by what they said in the check."""
    check = recent_check(patient, today)
    said = {f"{name}={value}" for name, value in check.answers.items()} if check else set()
    return frozenset(one.id for one in intake_questions().by_id.values() if said & set(one.not_where))


def recent_check(patient: Patient, today: date) -> OwnCheck | None:
    """Their last one, while what it says may still stand."""
    check = OwnCheck.objects.filter(patient=patient).order_by("-kept_at", "id").first()
    return check if check and today - timezone.localdate(check.kept_at) <= CHECK_LASTS else None


def _of_check(check: OwnCheck, question: IntakeQuestion) -> str:
    """The answers in the words that the runner read; "" where it was not answered."""
    findings = the_pack().findings
    said = (
        findings[name].label(value)
        for name in question.findings
        if name in findings and (value := check.answers.get(name)) and findings[name].allows(value)
    )
    return "; ".join(said)


def _facts(patient: Patient, today: date) -> Iterator[tuple[str, str]]:
    psfs = outcome_scores(patient).filter(measure=PSFS).last()
    if psfs and psfs.activities:
        yield "activities", "; ".join(name for name, _score in psfs.activities)
    if race := race_in_words(patient):
        yield "way-back-goal", race
    nights = KeptMorning.objects.filter(patient=patient, on__gt=today - NIGHTS, on__lte=today)
    hours = [one for one in nights.values_list("sleep", flat=True) if one is not None]
    if len(hours) >= FEWEST_NIGHTS:
        words = gettext("{hours} hours, the average of {n} nights in the diary")
        yield "sleep", words.format(hours=round(sum(hours) / len(hours)), n=len(hours))


def race_in_words(patient: Patient) -> str:
    """The goal of their way back to running, "" where none is named or it does not read any more."""
    kept = current_comeback(patient)
    try:
        race = plain_values.read(Begun, kept.base).race if kept else None
    except Refusal:
        return ""
    return gettext("a race on {day}").format(day=in_format(race.on, "F j, Y")) if race else ""
