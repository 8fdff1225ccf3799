"""A clinician opens or closes a gate for an injured bone. Nothing and nobody else does."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.programme.choose import programme_of
from runwell.programme.prescription import Programme
from runwell.programme.safety import harmful
from runwell.records import audit, sound_programmes
from runwell.records.access.programmes import gate_entries, injured_bones, open_gate, situation_of
from runwell.records.access.writing import Held, held_by_clinician
from runwell.records.actions.changing import Changing
from runwell.records.actions.replaying import Replaying
from runwell.records.actions.standing_later import was_looked_at
from runwell.records.models import Account, GateEntry
from runwell.records.packs import the_pack
from runwell.refusals import Refusal

LONGEST_REASON = 500


@transaction.atomic
def open_bone_gate(*, by: Account, patient_id: UUID, gate: str, reason: str) -> GateEntry:
    """From now on this gate is the last that is open, also where a later one was, for this injury alone.

    What waits for a later gate leaves the program; a program that was closed for the bone is made anew.
    Refusal: there is no such gate, no reason, or the program that holds is for no injured bone.
    PermissionDenied for everybody but a clinician who looks after the patient, and never themselves.
    """
    own = held_by_clinician(by, patient_id)
    _order(gate)
    entry = _entered(own, gate, True, gate, reason)
    _take_out_what_waits(own)
    _fill(own)
    audit.record(by, "opened exercises for an injured bone", entry, patient=patient_id)
    return entry


@transaction.atomic
def close_bone_gate(*, by: Account, patient_id: UUID, gate: str, reason: str) -> GateEntry:
    """This gate and all after it are closed. What the program asks for and waits for them leaves it at once.

    Refusal and PermissionDenied as above.
    """
    own = held_by_clinician(by, patient_id)
    order = _order(gate)
    ladder, now = ["", *order], open_gate(own.patient)
    # Where less is open already, it stays so: closing must open nothing.
    last = ladder[min(ladder.index(now) if now in ladder else 0, order.index(gate))]
    entry = _entered(own, gate, False, last, reason)
    _take_out_what_waits(own)
    audit.record(by, "closed exercises for an injured bone", entry, patient=patient_id)
    return entry


def _order(gate: str) -> list[str]:
    """The pack's gates. Refusal: this is none of them."""
    order = list(the_pack().progressions.gates)
    if gate not in order:
        raise Refusal(gettext("there is no such gate"), gettext("gate"), gettext("Choose one of the list"))
    return order


def _entered(own: Held, gate: str, opened: bool, now_open: str, reason: str) -> GateEntry:
    kept = Changing.current(own).kept
    bones = injured_bones((kept.cause, *kept.also))
    if not bones:
        mend = gettext("Begin a program for the injured bone first")
        raise Refusal(gettext("the program is for no injured bone"), gettext("program"), mend)
    said = sound_programmes.reason_given(reason, LONGEST_REASON)
    # The mornings until now went by the gate until now.
    Replaying(kept, timezone.localdate()).begin_anew(lambda programme: programme)
    newest = gate_entries(own.patient).first()
    entry = GateEntry.objects.create(
        patient=own.patient,
        number=newest.number + 1 if newest else 1,
        gate=gate,
        causes=sorted(bones),
        opened=opened,
        now_open=now_open,
        reason=said,
        clinician=own.clinician,
    )
    was_looked_at(by=own.clinician or own.who, patient_id=own.patient.id, at=entry.at)
    return entry


def _take_out_what_waits(own: Held) -> None:
    changing, there = Changing.current(own), situation_of(own.patient)
    every, programme = the_pack().exercises, changing.kept.programme()
    waits = {
        one.exercise: why
        for one in programme.prescriptions
        if there and one.exercise in every and (why := harmful(the_pack(), there, every[one.exercise]))
    }

    def without(whole: Programme) -> Programme:
        stays = tuple(one for one in whole.prescriptions if one.exercise not in waits)
        return replace(whole, prescriptions=stays)

    if waits:
        Replaying(changing.kept, timezone.localdate()).begin_anew(without)
        changing.go_on(without(programme), {name: (why,) for name, why in waits.items()})


def _fill(own: Held) -> None:
    """Where nothing was asked for until now, the exercises that this gate lets through.

    Where the pack names none, the program is locked no more, so that the clinician can set some.
    """
    changing, there = Changing.current(own), situation_of(own.patient)
    if there is None or changing.kept.asked():
        return
    known = replace(there, equipment=there.equipment & frozenset(the_pack().equipment))
    anew = programme_of(the_pack(), known)
    if not anew.locked:
        Replaying(changing.kept, timezone.localdate()).begin_anew(lambda _: anew)
        changing.go_on(anew, {})
