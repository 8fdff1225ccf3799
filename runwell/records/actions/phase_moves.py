"""Moving a program to another phase by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from runwell.programme.because import Because, Why
from runwell.programme.choose import programme_of
from runwell.programme.dosing import DAYS
from runwell.programme.prescription import LONGEST, Programme
from runwell.programme.room import in_full
from runwell.programme.situation import Situation
from runwell.records import audit, sound_programmes
from runwell.records.access.phase_exits import phase_exit
from runwell.records.access.programmes import situation_of
from runwell.records.access.writing import Held, held
from runwell.records.actions.changing import Changing
from runwell.records.actions.replaying import Replaying
from runwell.records.audit import By
from runwell.records.models import KeptProgramme, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.refusals import Refusal

LONGEST_REASON = 500


@transaction.atomic
def move_phase(
    *,
    by: By,
    patient_id: UUID,
    phase: int,
    today: date,
    reason: str = "",
    weekdays: tuple[int, ...] = (),
) -> KeptProgramme:
    """Begin another phase today; exercises that stay keep their dose. weekdays: if other days were picked.

    A runner moves to the next phase, once every check held. A clinician moves to any, and says why.
    Refusal: a check does not hold yet, by name; a flare or a lock holds today; no reason; no such phase.
    PermissionDenied: neither the patient nor a clinician who looks after the patient.
    """
    own = held(by, patient_id)
    changing, by_clinician = Changing.current(own), own.who == ProgrammeChange.CLINICIAN
    said = sound_programmes.reason_given(reason, LONGEST_REASON) if by_clinician else ""
    replaying = Replaying(changing.kept, today)
    _demand_none_in_its_place(replaying)
    there = situation_of(own.patient)
    if there is None or phase == there.phase:
        mend = gettext("Choose another phase")
        raise Refusal(gettext("the program is in this phase already"), gettext("phase"), mend)
    if not by_clinician:
        _demand_ready(own, changing.kept, phase, today)
    anew = _of_phase(changing.kept.programme(), there, phase, weekdays, today)
    replaying.begin_anew(lambda _: anew)
    met = () if by_clinician else (Because(Why.CHECKS_MET, {"phase": there.phase}),)
    changing.go_on(anew, {"": met, **dict.fromkeys(_gone(changing.kept.programme(), anew), met)}, said)
    audit.record(by, "moved an exercise program to another phase", changing.kept, patient=patient_id)
    return changing.kept


def _gone(before: Programme, anew: Programme) -> set[str]:
    return {one.exercise for one in before.prescriptions} - {one.exercise for one in anew.prescriptions}


def _demand_none_in_its_place(replaying: Replaying) -> None:
    if replaying.brought().meanwhile:
        what = gettext("something else holds today in the place of the program")
        raise Refusal(what, gettext("phase"), gettext("Wait until the program goes on"))


def _demand_ready(own: Held, kept: KeptProgramme, phase: int, today: date) -> None:
    found, where = phase_exit(kept, today), gettext("phase")
    if own.who == ProgrammeChange.RULES or found is None or found.gate or phase != kept.phase + 1:
        raise Refusal(gettext("only a clinician moves to this phase"), where, gettext("Ask your clinician"))
    if found.missing:
        what = gettext("not yet: {checks}").format(checks="; ".join(one.says for one in found.missing))
        raise Refusal(what, where, gettext("Go on until each of them holds"))
    if not found.ready:
        what = gettext("the checks have not all held on the same day, twice")
        raise Refusal(what, where, gettext("Do all of them again two days later"))


def _of_phase(
    before: Programme, there: Situation, phase: int, weekdays: tuple[int, ...], today: date
) -> Programme:
    pack = the_pack()
    usual = before.weekdays if len(before.weekdays) <= len(DAYS[phase]) else DAYS[phase]
    moved = replace(
        there,
        phase=phase,
        equipment=there.equipment & frozenset(pack.equipment),
        weekdays=weekdays or usual,
    )
    sound_programmes.demand_unlocked(pack, moved)
    theirs = tuple(one for one in before.prescriptions if one.by_clinician)
    anew = programme_of(pack, moved, theirs)
    asked = tuple(one if one.by_clinician else replace(one, since=today) for one in anew.prescriptions)
    done = {one.exercise: one for one in before.prescriptions}
    as_before = tuple(done.get(one.exercise, one) for one in asked)
    fits = in_full(pack, moved, as_before) <= LONGEST
    return replace(anew, prescriptions=as_before if fits else asked)
