"""Out of a phase: every check on two days far enough apart, ticked by the runner or counted from the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.pack import Pack
from runwell.programme.aftermath import DAY
from runwell.programme.counted import counted
from runwell.programme.course import Course

LEAVES = {1: ("settle",), 2: ("load",), 3: ("strengthen", "run-gate"), 4: ()}
HOURS = 24


@dataclass(frozen=True, slots=True)
class Tick:
    """A check that the runner did on that day. passed: False where it was tried and did not hold."""

    check: str
    on: date
    passed: bool


@dataclass(frozen=True, slots=True)
class Held:
    """A check, and the days on which it held. Of a clinician's check the app never says that it holds."""

    check: ExitCheck
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Exit:
    """ready: all of it held on two days far enough apart. Only a clinician opens a bone's gate."""

    checks: tuple[Held, ...]
    ready: bool


def checks_of(pack: Pack, group: str, leaves: Sequence[str], cause: str = "") -> tuple[ExitCheck, ...]:
    """The checks of that group, or of that cause of it, for a phase or a gate."""
    every = pack.progressions.checks.values()
    return tuple(one for one in every if one.holds_for(group, cause) and one.leaves in leaves)


def exit_of(
    pack: Pack,
    group: str,
    phase: int,
    course: Course,
    ticks: Sequence[Tick],
    since: date,
    today: date,
    *,
    cause: str = "",
) -> Exit:
    """How far a runner is with leaving that phase, in which they have been since that day.

    cause: leaves out the checks of the group that are meant for its other causes.
    """
    checks = checks_of(pack, group, LEAVES[phase], cause)
    return _exit(pack, group, checks, course, ticks, since, today)


def gate_of(
    pack: Pack,
    gate: str,
    group: str,
    course: Course,
    ticks: Sequence[Tick],
    since: date,
    today: date,
    *,
    cause: str = "",
) -> Exit:
    """What runner and log can show for a bone's gate; what only a clinician says is left out of `ready`."""
    return _exit(pack, group, checks_of(pack, group, (gate,), cause), course, ticks, since, today)


def _exit(
    pack: Pack,
    group: str,
    checks: Sequence[ExitCheck],
    course: Course,
    ticks: Sequence[Tick],
    since: date,
    today: date,
) -> Exit:
    failed = [one.on for one in ticks if not one.passed and since <= one.on <= today]
    # A check that did not hold wipes out what held before: it is done anew.
    first = max([since, *(day + DAY for day in failed)])
    span = [first + DAY * number for number in range(max(0, (today - first).days + 1))]
    held = tuple(Held(one, tuple(_days(pack, group, one, course, ticks, since, span))) for one in checks)
    asked = [set(one.days) for one in held if one.check.by != "clinician"]
    both = sorted(set.intersection(*asked)) if asked else []
    apart = pack.progressions.fact("phases", "exit-days-apart").number / HOURS
    return Exit(held, bool(both) and (both[-1] - both[0]).days >= apart)


def _days(
    pack: Pack,
    group: str,
    check: ExitCheck,
    course: Course,
    ticks: Sequence[Tick],
    since: date,
    span: Sequence[date],
) -> Iterator[date]:
    passed = {one.on for one in ticks if one.check == check.id and one.passed}
    passed = {day for day in passed if not _under_painkillers(course, day)}
    in_a_row = range(check.days or 1)
    for day in span:
        if check.by == "log":
            holds = counted(pack, group, check, course, since, day)
        else:
            holds = check.by == "runner" and all(day - DAY * back in passed for back in in_a_row)
        if holds:
            yield day


def _under_painkillers(course: Course, day: date) -> bool:
    """Painkillers may not be used to pass a step (bone.toml); the careful side takes that for all groups."""
    morning = course.morning(day)
    return bool(morning and morning.painkillers)
