"""How far a runner is with leaving a phase, by what they ticked, logged, and a clinician said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from runwell.knowledge.exit_checks import ExitCheck
from runwell.programme.causes import bones, group_of, leading, soon_over
from runwell.programme.phases import LEAVES, Exit, Tick, checks_of, exit_of, gate_of
from runwell.programme.situation import Situation
from runwell.records.access.courses import course_of
from runwell.records.access.programmes import situation_of
from runwell.records.models import KeptProgramme, PhaseTick, ProgrammeChange
from runwell.records.packs import the_pack


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseExit:
    """since: the day on which the phase began. ready: all of it held; the runner may go on to the next phase.

    gate: for an injured bone the gate that these checks are about, which a clinician opens; else "".
    exit: each check with the days on which it held. seen: the clinician's checks that a clinician ticked.
    missing: checks that held on no day yet; empty and not ready: not all on the same day, twice.
    """

    phase: int
    gate: str
    since: date
    exit: Exit
    seen: tuple[ExitCheck, ...]
    missing: tuple[ExitCheck, ...]
    ready: bool


def ticks_of(kept: KeptProgramme) -> QuerySet[PhaseTick]:
    """What was ticked in the phase that holds now, the oldest first."""
    since = phase_since(kept)
    return PhaseTick.objects.filter(programme=kept, phase=kept.phase, on__gte=since).order_by(
        "on", "check_id"
    )


def phase_since(kept: KeptProgramme) -> date:
    """The day on which the phase that holds now began."""
    moved = kept.changes.filter(what=ProgrammeChange.PHASE).order_by("-number").first()
    return timezone.localdate(moved.at if moved else kept.began_at)


def exit_checks(there: Situation) -> tuple[ExitCheck, ...]:
    """The checks that stand between this situation and what comes next; none in the last phase.

    For an injured bone these are the checks of its next gate, which only a clinician opens.
    """
    pack, cause = the_pack(), leading(the_pack(), there)
    if soon_over(pack, there):
        return ()
    gate = next_gate(there)
    leaves = (gate,) if gate else () if bones(pack, there) else LEAVES[there.phase]
    return checks_of(pack, group_of(pack, cause), leaves, cause)


def next_gate(there: Situation) -> str:
    """The gate that opens next for an injured bone, "" where none is left or no bone is injured."""
    pack = the_pack()
    order = ["", *pack.progressions.gates]
    left = order[order.index(there.gate) + 1 :] if bones(pack, there) and there.gate in order else []
    return left[0] if left else ""


def phase_exit(kept: KeptProgramme, today: date) -> PhaseExit | None:
    """How far it is; None where no checks stand between this phase or gate and the next."""
    there = situation_of(kept.patient)
    if there is None or not exit_checks(there):
        return None
    ticks, gate = list(ticks_of(kept)), next_gate(there)
    found = _found(kept, there, ticks, today)
    last = {one.check_id: one.passed for one in ticks if one.by == ProgrammeChange.CLINICIAN}
    theirs = [one.check for one in found.checks if one.check.by == "clinician"]
    seen = tuple(one for one in theirs if last.get(one.id))
    missing = tuple(
        one.check
        for one in found.checks
        if not (one.days if one.check.by != "clinician" else one.check in seen)
    )
    return PhaseExit(
        phase=there.phase,
        gate=gate,
        since=phase_since(kept),
        exit=found,
        seen=seen,
        missing=missing,
        ready=found.ready and not missing,
    )


def _found(kept: KeptProgramme, there: Situation, ticks: list[PhaseTick], today: date) -> Exit:
    pack, course, since = the_pack(), course_of(kept.patient), phase_since(kept)
    cause, said = leading(pack, there), [Tick(one.check_id, one.on, one.passed) for one in ticks]
    group, gate = group_of(pack, cause), next_gate(there)
    if gate:
        return gate_of(pack, gate, group, course, said, since, today)
    return exit_of(pack, group, there.phase, course, said, since, today, cause=cause)
