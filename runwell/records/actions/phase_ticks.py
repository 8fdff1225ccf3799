"""Ticking the checks that lead out of a phase."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.phase_exits import exit_checks, phase_since
from runwell.records.access.programmes import situation_of
from runwell.records.access.writing import Held, held
from runwell.records.actions.changing import Changing
from runwell.records.actions.standing_later import stands_anew_soon
from runwell.records.audit import By
from runwell.records.entry_fields import FURTHEST
from runwell.records.models import KeptProgramme, PhaseTick, ProgrammeChange
from runwell.refusals import Refusal


@transaction.atomic
def tick_check(*, by: By, patient_id: UUID, check: str, on: date, passed: bool = True) -> PhaseTick:
    """Note that a check was done on that day, and whether it held. The last word on a day counts.

    Refusal: there is no program, it is no check of this phase, it is counted by itself, only a clinician says
    it, or the day is not in this phase. PermissionDenied: neither the patient nor a clinician to whom the
    record is open; tasks tick nothing.
    """
    own = held(by, patient_id)
    kept = Changing.current(own).kept
    _demand_may(own, kept, check)
    if not phase_since(kept) <= on <= (timezone.now() + FURTHEST).date():
        what = gettext("this day is not in the phase that you are in")
        raise Refusal(
            what, gettext("day"), gettext("Choose a day since the phase began, today at the latest")
        )
    tick, _ = PhaseTick.objects.update_or_create(
        programme=kept,
        phase=kept.phase,
        check_id=check,
        on=on,
        by=own.who,
        defaults={"passed": passed, "clinician": own.clinician, "at": timezone.now()},
    )
    stands_anew_soon(by=by, patient_id=patient_id)
    audit.record(by, "ticked a check of an exercise program", tick, patient=patient_id)
    return tick


@transaction.atomic
def untick_check(*, by: By, patient_id: UUID, check: str, on: date) -> None:
    """Take one's own word on that day back. A clinician takes back the runner's, too. Refusal: no program."""
    own = held(by, patient_id)
    kept = Changing.current(own).kept
    # A NUL is in no check's name, and PostgreSQL takes none.
    ticks = PhaseTick.objects.filter(
        programme=kept, phase=kept.phase, check_id=check.replace("\0", ""), on=on
    )
    if own.who != ProgrammeChange.CLINICIAN:
        ticks = ticks.filter(by=own.who)
    if ticks.delete()[0]:
        stands_anew_soon(by=by, patient_id=patient_id)
        audit.record(by, "took back a check of an exercise program", kept, patient=patient_id)


def _demand_may(own: Held, kept: KeptProgramme, check: str) -> None:
    there = situation_of(kept.patient)
    found = next((one for one in exit_checks(there) if one.id == check), None) if there else None
    where, mend = gettext("check"), gettext("Choose one of the list")
    if found is None or own.who == ProgrammeChange.RULES:
        raise Refusal(gettext("this is no check of the phase that you are in"), where, mend)
    if found.by == "log":
        raise Refusal(gettext("this check is counted from the diary"), where, gettext("Fill in the diary"))
    if found.by == "clinician" and own.who != ProgrammeChange.CLINICIAN:
        raise Refusal(gettext("only a clinician says this"), where, gettext("Ask your clinician"))
