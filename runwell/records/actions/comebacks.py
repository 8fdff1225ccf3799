"""Beginning, changing and ending a way back to running; what a clinician says of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit, plain_values
from runwell.records.access.comebacks import WayBack, current_comeback, group_and_cause, table_for, way_back
from runwell.records.access.programmes import current_programme
from runwell.records.access.writing import Held, held, held_by_clinician
from runwell.records.audit import By
from runwell.records.models import KeptComeback, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.records.sound_programmes import reason_given
from runwell.refusals import Refusal
from runwell.running.comeback.ladder import is_bone
from runwell.running.comeback.values import Begun, Level, Race, What

LONGEST_REASON, LONGEST_WORD = 500, 300
FIRST = date(2000, 1, 1)


@transaction.atomic
def begin_comeback(
    *,
    by: By,
    patient_id: UUID,
    weekdays: tuple[int, ...],
    today: date,
    level: Level | None = None,
    race: Race | None = None,
) -> KeptComeback:
    """Lay the way back that belongs to the program's cause onto the runner's days, from its first stage.

    It may begin before its gate is open: it then says what opens it. Refusal: there is one already, there is
    no program, or no table for its cause. PermissionDenied: neither the patient nor a clinician to whom the
    record is open.
    """
    own = held(by, patient_id)
    if current_comeback(own.patient):
        mend = gettext("Change it, or end it first")
        raise Refusal(gettext("your way back to running has begun already"), gettext("way back"), mend)
    begun = _for_programme(own, weekdays, today, level or Level(), race)
    kept = KeptComeback.objects.create(
        patient=own.patient, base=plain_values.plain(begun), pack=the_pack().version
    )
    audit.record(by, "began a way back to running", kept, patient=patient_id)
    return kept


@transaction.atomic
def change_days_of_running(
    *, by: By, patient_id: UUID, weekdays: tuple[int, ...], today: date
) -> KeptComeback:
    """Run on other days from today on: the way goes on at the stage where it stands, which is done anew.

    Refusal: it is closed today, since changing the days is no way round what closes it; or a bone stopped it
    before, which only a clinician may leave behind. PermissionDenied as above.
    """
    own = held(by, patient_id)
    now = _standing(by, own, today)
    if now.stands.closed:
        mend = gettext("Wait until it is open again, then choose other days")
        raise Refusal(gettext("your way back is closed today"), gettext("days"), mend)
    _demand_no_bone_stopped(own, now)
    stage = now.stands.stage if now.stands.graded or now.begun.stage else ""
    begun = replace(now.begun, on=today, weekdays=weekdays, stage=stage)
    _end(now.kept, gettext("goes on with other days"))
    kept = KeptComeback.objects.create(
        patient=own.patient,
        base=plain_values.plain(begun),
        pack=the_pack().version,
        **{name: getattr(now.kept, name) for name in CLINICIANS},
    )
    audit.record(by, "changed the days of a way back to running", kept, patient=patient_id)
    return kept


@transaction.atomic
def name_race(*, by: By, patient_id: UUID, race: Race | None, today: date) -> KeptComeback:
    """The race that the way leads to; None: none any more. Refusal, PermissionDenied as above."""
    own = held(by, patient_id)
    now = _standing(by, own, today)
    now.kept.base = plain_values.plain(replace(now.begun, race=race))
    now.kept.save(update_fields=["base"])
    audit.record(by, "named the goal of a way back to running", now.kept, patient=patient_id)
    return now.kept


@transaction.atomic
def end_comeback(*, by: By, patient_id: UUID, today: date, why: str) -> KeptComeback:
    """It holds no more; its runs and what was said of them stay.

    Refusal: there is none; a bone stopped it, and only a clinician ends it then. PermissionDenied as above.
    """
    own = held(by, patient_id)
    now = _standing(by, own, today)
    _demand_no_bone_stopped(own, now)
    _end(now.kept, reason_given(why, LONGEST_WORD))
    audit.record(by, "ended a way back to running", now.kept, patient=patient_id)
    return now.kept


@transaction.atomic
def say_of_femoral_neck(
    *, by: By, patient_id: UUID, today: date, diagnosed_on: date, sooner_why: str = ""
) -> KeptComeback:
    """When an injured femoral neck was found, and why running may begin before its weeks are over.

    sooner_why: "" it may not. Refusal: there is no way back, the day lies ahead. PermissionDenied: not a
    clinician who looks after the patient.
    """
    own = held_by_clinician(by, patient_id)
    kept = current_comeback(own.patient)
    if kept is None:
        raise _none()
    if not FIRST <= diagnosed_on <= today:
        mend = gettext("Give the day on which it was found")
        raise Refusal(gettext("this is no day of a diagnosis"), gettext("day"), mend)
    said = sooner_why.strip()
    kept.diagnosed_on, kept.clinician = diagnosed_on, own.clinician
    kept.sooner_why = reason_given(said, LONGEST_REASON) if said else ""
    kept.sooner_on = (kept.sooner_on or today) if said else None
    kept.save(update_fields=CLINICIANS)
    audit.record(by, "said when running may begin", kept, patient=patient_id)
    return kept


CLINICIANS = ["diagnosed_on", "sooner_on", "sooner_why", "clinician"]


def _for_programme(
    own: Held, weekdays: tuple[int, ...], today: date, level: Level, race: Race | None
) -> Begun:
    programme = current_programme(own.patient)
    if programme is None:
        mend = gettext("Begin an exercise program first")
        raise Refusal(gettext("there is no exercise program beside it"), gettext("way back"), mend)
    group, cause = group_and_cause(programme)
    table = table_for(group)
    if not table:
        mend = gettext("Ask your clinician how to go back to running")
        raise Refusal(gettext("there is no way back to running for this cause"), gettext("way back"), mend)
    days = tuple(sorted(set(weekdays)))
    return Begun(group=group, cause=cause, table=table, on=today, weekdays=days, level=level, race=race)


def _standing(by: By, own: Held, today: date) -> WayBack:
    now = way_back(by, own.patient, today)
    if now is None:
        raise _none()
    return now


def _demand_no_bone_stopped(own: Held, now: WayBack) -> None:
    """Beginning anew must not wipe out that a bone has hurt: its next pain is for a clinician."""
    stopped = any(one.what is What.STOPPED for one in now.stands.decisions)
    if own.who == ProgrammeChange.RUNNER and is_bone(the_pack(), now.begun.group) and stopped:
        mend = gettext("Ask your clinician to change it with you")
        raise Refusal(gettext("pain in the bone stopped your way back before"), gettext("way back"), mend)


def _end(kept: KeptComeback, why: str) -> None:
    kept.ended_at, kept.ended_why = timezone.now(), why
    kept.save(update_fields=["ended_at", "ended_why"])


def _none() -> Refusal:
    mend = gettext("Begin one first")
    return Refusal(gettext("there is no way back to running yet"), gettext("way back"), mend)
