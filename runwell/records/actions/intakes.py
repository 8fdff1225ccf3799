"""What a patient tells before a visit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.writing import held_by_runner
from runwell.records.actions.standing_later import note_alarm
from runwell.records.intake_questions import (
    LETTERS,
    NONE,
    NUMBER,
    SEVERAL,
    IntakeQuestion,
    intake_questions,
)
from runwell.records.models import Account, Intake
from runwell.refusals import Refusal, Refusals


@transaction.atomic
def send_intake(*, by: Account, patient_id: UUID, words: str, answers: Mapping[str, Any]) -> Intake:
    """Keep what they told, beside what they told before. A question that is not there was skipped.

    words: the version of the questions that they read. Refusals: every answer that is none, each with its
    question as the place. Refusal: the questions are others by now, or the consent was taken back.
    PermissionDenied for everybody but the runner: nobody tells this for them.
    """
    patient = held_by_runner(by, patient_id).patient
    asked = intake_questions()
    if words != asked.version:
        mend = gettext("Look through them, then send again what you wrote")
        raise Refusal(gettext("the questions have changed since you opened the page"), "", mend)
    said, wrong = {}, []
    for name, value in answers.items():
        try:
            said[name] = _said(asked.by_id.get(name), name, value)
        except Refusal as refusal:
            wrong.append(refusal)
    if wrong:
        raise Refusals.of(wrong)
    told = {name: value for name, value in said.items() if value not in ("", [], None)}
    intake = Intake.objects.create(patient=patient, words=words, answers=told)
    note_alarm(by=by, patient=patient)
    audit.record(by, "told something before a visit", intake, patient=patient.id)
    return intake


def _said(question: IntakeQuestion | None, name: str, value: Any) -> Any:
    """The answer as it is kept. Refusal: it is no answer to this question."""
    if question is None:
        raise Refusal(gettext("this is not asked"), name[:60], gettext("Leave it out"))
    if question.kind in LETTERS:
        return _words(question, value)
    if question.kind == NUMBER:
        return _number(question, value)
    if question.kind == SEVERAL:
        return _several(question, value)
    if value in ("", None) or value in {one.id for one in question.offered}:
        return value
    raise Refusal(gettext("this answer is not offered"), question.id, gettext("Choose one of the list"))


def _words(question: IntakeQuestion, value: Any) -> str:
    most = LETTERS[question.kind]
    said = str(value or "").replace("\0", "").encode("utf-8", "ignore").decode().strip()
    if len(said) > most:
        mend = gettext("Use {n} letters at most").format(n=most)
        raise Refusal(gettext("this is too long to keep"), question.id, mend)
    return said


def _number(question: IntakeQuestion, value: Any) -> int | None:
    if value in ("", None):
        return None
    if type(value) is int and question.low <= value <= question.high:
        return value
    mend = gettext("Enter a number from {low} to {high}").format(low=question.low, high=question.high)
    raise Refusal(gettext("this is no such number"), question.id, mend)


def _several(question: IntakeQuestion, value: Any) -> list[str]:
    offered = [one.id for one in question.offered]
    if not isinstance(value, list | tuple) or set(value) - set(offered):
        raise Refusal(gettext("this answer is not offered"), question.id, gettext("Choose from the list"))
    if NONE in value and len(set(value)) > 1:
        mend = gettext("Take one of the two away")
        raise Refusal(gettext("nothing and something are both chosen"), question.id, mend)
    return [one for one in offered if one in value]
