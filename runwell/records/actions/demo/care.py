"""What made-up runners and their clinicians do for each other, each through the real action, then dated back.

The trail is not dated back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from runwell.records import learning_words
from runwell.records.access.demo import demand_open_demo, somebody_made_up
from runwell.records.access.discharges import care_state
from runwell.records.access.findings_of import cause_state, examination_state
from runwell.records.actions.confirmed_causes import CHANGE_OF_MIND, LEARN, confirm_cause
from runwell.records.actions.discharges import discharge
from runwell.records.actions.examinations import record_examination
from runwell.records.actions.intakes import send_intake
from runwell.records.actions.learning_consent import agree_to_learning
from runwell.records.actions.messages import note_read, write_message
from runwell.records.actions.notes import write_note
from runwell.records.intake_questions import intake_questions
from runwell.records.made_up_care import MadeUpCare, MadeUpEnd, MadeUpFindings, MadeUpIntake
from runwell.records.models import (
    Account,
    ConfirmedCause,
    Consent,
    Discharge,
    DueJob,
    Examination,
    Intake,
    Message,
    Note,
    Patient,
)
from runwell.records.roles import Role

DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class _Cared:
    """clinician: None where no story needs one."""

    account: Account
    patient: Patient
    clinician: Account | None
    now: datetime

    @property
    def by_clinician(self) -> dict[str, Account | UUID | None]:
        return {"by": self.clinician, "patient_id": self.patient.id}

    @property
    def by_runner(self) -> dict[str, Account | UUID]:
        return {"by": self.account, "patient_id": self.patient.id}

    def at(self, days_ago: int) -> datetime:
        return self.now - DAY * days_ago


@transaction.atomic
def be_cared_for(*, by: str, account: Account, story: MadeUpCare, now: datetime) -> None:
    """All of it, in the order in which one rests on another. Refusal: this is no demo, or production."""
    demand_open_demo(by)
    clinician = somebody_made_up(story.clinician, Role.CLINICIAN) if story.clinician else None
    cared = _Cared(account, account.patient, clinician, now)
    if story.learns_days_ago:
        consent = agree_to_learning(by=account, words=learning_words.newest().id)
        Consent.objects.filter(id=consent.id).update(given_at=cared.at(story.learns_days_ago))
    if story.intake:
        _tell(cared, story.intake)
    for one in story.findings:
        _find(cared, one)
    for note in story.notes:
        written = write_note(**cared.by_clinician, words=note.words, amends=note.amends or None)
        Note.objects.filter(id=written.id).update(at=cared.at(note.days_ago))
    _write(cared, story)
    if story.end:
        _end(cared, story.end)


def _tell(cared: _Cared, story: MadeUpIntake) -> None:
    told = send_intake(**cared.by_runner, words=intake_questions().version, answers=story.answers)
    Intake.objects.filter(id=told.id).update(sent_at=cared.at(story.days_ago))


def _find(cared: _Cared, story: MadeUpFindings) -> None:
    at = cared.at(story.days_ago)
    if story.results:
        seen = examination_state(cared.patient)
        found = record_examination(**cared.by_clinician, seen=seen, results=story.results, words=story.words)
        Examination.objects.filter(id=found.id).update(at=at)
    if story.cause:
        seen = cause_state(cared.patient)
        said = {"cause": story.cause, "how": story.how, "words": story.because}
        confirmed = confirm_cause(**cared.by_clinician, seen=seen, **said)
        ConfirmedCause.objects.filter(id=confirmed.id).update(at=at)
        DueJob.objects.filter(key=f"{LEARN} {confirmed.id}").update(due_at=at + CHANGE_OF_MIND)


def _write(cared: _Cared, story: MadeUpCare) -> None:
    """Everything, an hour apart where it is of one day. Whoever answers has read what was before."""
    read = True
    for place, one in enumerate(story.messages):
        mine, theirs = cared.by_runner, cared.by_clinician
        written = write_message(**(theirs if one.answers else mine), words=one.words)
        read = read and not one.unread
        if read:
            note_read(**(mine if one.answers else theirs), number=written.number)
        at = cared.at(one.days_ago) - HOUR * (len(story.messages) - place)
        Message.objects.filter(id=written.id).update(at=at)


def _end(cared: _Cared, story: MadeUpEnd) -> None:
    seen = care_state(cared.patient)
    ended = discharge(**cared.by_clinician, seen=seen, how=story.how, words=story.words, program_goes_on=True)
    Discharge.objects.filter(id=ended.id).update(at=cared.at(story.days_ago))
