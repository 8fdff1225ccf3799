"""What leads out of a phase: the checks that are counted from the log, and those that the runner does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.pack import Pack
from runwell.programme.causes import bones, group_of, leading, soon_over
from runwell.programme.course import Course
from runwell.programme.phases import Exit, Held, Tick, exit_of
from runwell.programme.situation import Situation
from runwell.programme.stages import stage_of


@dataclass(frozen=True, slots=True)
class WayCheck:
    """days: on which it held, the last ones. by: as in ExitCheck."""

    id: str
    says: str
    by: str
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class WayOut:
    """ready: everything held on two days at least 48 hours apart. bone: only a clinician opens what comes."""

    checks: tuple[WayCheck, ...]
    ready: bool
    bone: bool


SHOWN = 3
"""Days that are named beside a check."""


def way_out(
    pack: Pack, situation: Situation, course: Course, ticks: Sequence[Tick], since: date, today: date
) -> WayOut | None:
    """How far the runner is with leaving the phase; None where no phase comes after it.

    since: when the phase began. An injured bone has gates in place of phases: what a clinician looks at is
    shown as it is, and nothing is counted here.
    """
    if bones(pack, situation):
        asked = stage_of(pack, situation, situation.phase).leave
        return WayOut(tuple(_way(Held(one, ())) for one in asked), ready=False, bone=True) if asked else None
    found = leaving(pack, situation, course, ticks, since, today)
    if not found.checks:
        return None
    return WayOut(tuple(map(_way, found.checks)), found.ready, bone=False)


def leaving(
    pack: Pack, situation: Situation, course: Course, ticks: Sequence[Tick], since: date, today: date
) -> Exit:
    if soon_over(pack, situation):
        return Exit((), ready=False)
    cause = leading(pack, situation)
    group = group_of(pack, cause)
    return exit_of(pack, group, situation.phase, course, ticks, since, today, cause=cause)


def _way(held: Held) -> WayCheck:
    check: ExitCheck = held.check
    return WayCheck(check.id, check.says, check.by, held.days[-SHOWN:])
