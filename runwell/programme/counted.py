"""What of an exit is counted from the log. A morning or a session that lacks never counts as a good one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.pack import Pack
from runwell.programme.aftermath import DAY, base_before
from runwell.programme.bands import Band, judged_day
from runwell.programme.course import Course, Done, Morning

PHASE_OF = {"settle": 1, "load": 2, "strengthen": 3}


def counted(pack: Pack, group: str, check: ExitCheck, course: Course, since: date, day: date) -> bool:
    """Whether the check holds on that day, in a phase that began on `since`."""
    if check.counted == "green-sessions":
        return _green(pack, group, check, course, since, day)
    if check.counted == "days":
        return (day - since).days >= (check.at_least or 0)
    return RULES[check.counted](pack, check, course, day)


def _mornings(check: ExitCheck, course: Course, day: date) -> list[Morning | None]:
    return [course.morning(day - DAY * back) for back in range(check.days or 1)][::-1]


def _pains(check: ExitCheck, course: Course, day: date) -> list[int]:
    """The pains of those mornings that were said, and without painkillers."""
    mornings = _mornings(check, course, day)
    return [one.pain for one in mornings if one and one.pain is not None and not one.painkillers]


def _low(_pack: Pack, check: ExitCheck, course: Course, day: date) -> bool:
    pains = _pains(check, course, day)
    return len(pains) >= (check.at_least or 1) and max(pains) <= (check.at_most or 0)


def _steady(pack: Pack, check: ExitCheck, course: Course, day: date) -> bool:
    """Low, and no morning above an earlier one by what matters."""
    pains = _pains(check, course, day)
    rise = pack.progressions.fact("pain-monitoring", "morning-rise-red").number
    calm = all(later - early < rise for n, early in enumerate(pains) for later in pains[n:])
    return calm and _low(pack, check, course, day)


def _nights(_pack: Pack, check: ExitCheck, course: Course, day: date) -> bool:
    slept = [one for one in _mornings(check, course, day) if one and one.woke is False]
    return len(slept) >= (check.at_least or 1)


def _no_rise(pack: Pack, _check: ExitCheck, course: Course, day: date) -> bool:
    base, _ = base_before(pack, course, day)
    morning = course.morning(day)
    said = morning.pain if morning else None
    return base is not None and said is not None and said <= base


def _no_limp(_pack: Pack, _check: ExitCheck, course: Course, day: date) -> bool:
    last = course.last_day(day)
    return last is not None and all(one.limp is False for one in course.sessions_of(last))


def _green(pack: Pack, group: str, check: ExitCheck, course: Course, since: date, day: date) -> bool:
    """The last sessions of the phase, each green and each with what it names, wholly done."""
    day_of, wanted = course.last_day(day - DAY), check.at_least or 1
    for _ in range(wanted):
        if day_of is None or day_of < since or not _well(pack, group, check, course, day_of):
            return False
        day_of = course.last_day(day_of - DAY)
    return True


def _well(pack: Pack, group: str, check: ExitCheck, course: Course, day: date) -> bool:
    judged = judged_day(pack, group, course, day)
    done = (one for session in course.sessions_of(day) for one in session.done)
    whole = {one.exercise for one in done if one.whole and _so_much(check, one)}
    phase = PHASE_OF.get(check.leaves)
    of_phase = any(pack.exercises[one].phase == phase for one in whole if one in pack.exercises)
    named = set(check.exercises) <= whole if check.exercises else of_phase
    return judged is not None and judged.band is Band.GREEN and named


def _so_much(check: ExitCheck, done: Done) -> bool:
    """As many sets and repetitions as it says. Repetitions that nobody knows are not enough."""
    enough = check.repetitions is None or (done.repetitions or 0) >= check.repetitions
    return enough and done.sets_done >= (check.sets or 0)


RULES: Mapping[str, Callable[[Pack, ExitCheck, Course, date], bool]] = {
    "mornings": _low,
    "steady-mornings": _steady,
    "nights": _nights,
    "no-rise": _no_rise,
    "no-limp": _no_limp,
}
