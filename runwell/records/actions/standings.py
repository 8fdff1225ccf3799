"""Working out how patients stand, for the list of their clinicians."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.access.programmes import current_programme
from runwell.records.access.standings import (
    Worked,
    alarm_of,
    keeps_a_record,
    logged_on,
    looked_at,
    to_bring_up,
)
from runwell.records.access.writing import held_to_go_on
from runwell.records.actions.jobs import put_off
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.standing_later import KIND
from runwell.records.audit import By
from runwell.records.models import Account, DueJob, Patient, Standing
from runwell.records.roles import Role
from runwell.records.standing_known import known
from runwell.refusals import Refusal

NOTHING: dict[str, Any] = {
    "programme_since": None,
    "red_on": None,
    "bone_on": None,
    "flare_on": None,
    "flares": 0,
    "phase_met_on": None,
    "gate_waits_on": None,
    "gate": "",
    "look": [],
    "look_on": None,
    "closed": [],
    "closed_on": None,
    "empty_on": None,
    "broken_on": None,
}
SPREAD, LONGEST_PAUSE = timedelta(minutes=50), timedelta(seconds=6)
"""The daily round is spread out, so that a mail that somebody waits for comes in between."""
LISTED = "note-list-read"
DONE_KEPT = timedelta(days=1)


@transaction.atomic
def bring_standing_up(*, by: By, patient_id: UUID, today: date) -> Standing:
    """Bring the program to today as its pages do, and keep how the patient stands by it.

    It leaves no row on the trail: nothing is said that was not said before. A program that cannot go on is
    noted as such. Refusal: the consent was taken back. PermissionDenied: neither the patient nor a clinician
    to whom the record is open.
    """
    patient, now = held_to_go_on(by, patient_id).patient, timezone.now()
    before = Standing.objects.filter(patient=patient).first()
    facts = {**NOTHING, **_of_program(by, patient, today, before)}
    what, at = alarm_of(patient)
    rest = {"alarm": what, "alarm_at": at, "looked_at": looked_at(patient), "logged_on": logged_on(patient)}
    standing = before or Standing(patient=patient)
    standing.known = known(standing.known, facts, now)
    for name, value in {**facts, **rest, "as_of": today}.items():
        setattr(standing, name, value)
    standing.save()
    return standing


@transaction.atomic
def work_out_standing(*, by: str, patient_id: UUID, now: datetime) -> None:
    """The same as a task that was put off; nothing for somebody whose record went meanwhile."""
    demand_of(by)
    if keeps_a_record(patient_id):
        bring_standing_up(by=by, patient_id=patient_id, today=timezone.localdate(now))


@transaction.atomic
def plan_standings(*, by: str, now: datetime) -> int:
    """Have everybody worked out who is not yet for today, each by a job of its own. How many they are."""
    demand_of(by)
    today = timezone.localdate(now)
    ids = list(to_bring_up(today).values_list("id", flat=True))
    pause = min(SPREAD / len(ids), LONGEST_PAUSE) if ids else LONGEST_PAUSE
    for place, one in enumerate(ids):
        about, due = {"patient": str(one)}, now + pause * place
        put_off(by=by, kind=KIND, about=about, due_at=due, key=f"{KIND} {one} {today}")
    DueJob.objects.filter(kind=KIND, state=DueJob.DONE, done_at__lt=now - DONE_KEPT).delete()
    return len(ids)


@transaction.atomic
def look_at_list(*, by: Account, now: datetime) -> None:
    """Have it noted once an hour that this clinician looked at their list, of which it shows no more.

    By a job, since the trail is one chain: whoever adds to it waits for everybody who does. PermissionDenied
    for everybody who is no clinician.
    """
    demand_of(by, Role.CLINICIAN)
    put_off(
        by=by,
        kind=LISTED,
        about={"account": str(by.pk)},
        due_at=now,
        key=f"{LISTED} {by.pk} {now:%Y-%m-%d %H}",
    )


@transaction.atomic
def note_list_read(*, by: str, account_id: UUID) -> None:
    """The row on the trail."""
    demand_of(by)
    account = Account.objects.filter(id=account_id).first()
    if account:
        audit.record(account, "read the list of their patients")


@transaction.atomic
def throw_standings_away(*, by: By) -> int:
    """Every one; within the hour they are made again from the records. How many there were.

    What is looked at, and since when something is known, is read anew. PermissionDenied for everybody but
    administrators and owners.
    """
    demand_of(by, Role.ADMINISTRATOR, Role.OWNER)
    gone, _ = Standing.objects.all().delete()
    DueJob.objects.filter(kind=KIND, state=DueJob.DONE).delete()
    audit.record(by, "had it worked out anew how patients stand")
    return gone


def _of_program(by: By, patient: Patient, today: date, before: Standing | None) -> dict[str, Any]:
    if current_programme(patient) is None:
        return {}
    try:
        stands = bring_up_to_date(by=by, patient_id=patient.id, today=today)
        return Worked.of(stands, today).facts()
    except Refusal:  # its page says what it is; the others on the list are worked out all the same
        return {"broken_on": (before.broken_on if before else None) or today}
