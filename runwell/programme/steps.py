"""How one exercise goes on: a step up, the same again, or a step back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from runwell.knowledge.pack import Pack
from runwell.programme.bands import Band, Judged
from runwell.programme.because import Because, Why
from runwell.programme.course import Done, Said
from runwell.programme.prescription import Prescription
from runwell.programme.step_back import back
from runwell.programme.step_up import up


@dataclass(frozen=True, slots=True)
class Day:
    """A day with sessions: how it went, and all that was done of this one exercise."""

    on: date
    judged: Judged
    done: tuple[Done, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of a prescription. did: what was done to it, because: what caused that."""

    asked: Prescription
    did: Because | None = None
    because: tuple[Because, ...] = ()


def stepped(
    pack: Pack,
    one: Prescription,
    days: Sequence[Day],
    today: date,
    allowed: Callable[[str], bool],
    others: Collection[str] = (),
) -> Step:
    """The prescription from today on. days: those with sessions, oldest first, yesterday the last.

    allowed: whether an exercise may be given in the situation. others: those that the programme has already.
    """
    wanted = _wanted(pack, one, days)
    if wanted is None:
        return Step(one)
    way, because = wanted
    if one.by_clinician:
        return Step(one, Because(Why.KEPT_BY_CLINICIAN, {"exercise": one.exercise}), because)
    if way == 0:
        return Step(one, Because(Why.HELD, {"exercise": one.exercise}), because)
    asked, did = (up if way > 0 else back)(pack, one, allowed, others)
    return Step(replace(asked, since=today) if asked != one else one, did, because)


def too_long(step: Step, one: Prescription) -> Step:
    """The same exercise again, since the step would make the session too long."""
    return Step(one, Because(Why.NO_TIME, {"exercise": one.exercise}), step.because)


def _wanted(pack: Pack, one: Prescription, days: Sequence[Day]) -> tuple[int, tuple[Because, ...]] | None:
    """1 up, 0 hold, -1 back, each with its cause; None where nothing is to be said."""
    last = days[-1]
    if last.judged.band >= Band.RED:
        return -1, last.judged.because
    said = _said(one, days)
    if said is not None:
        return said
    if last.judged.band is Band.AMBER:
        return 0, last.judged.because
    fact = pack.progressions.fact("exercise-load", "progress-sessions")
    counted = [day for day in days if one.since is None or day.on >= one.since][-int(fact.number) :]
    if len(counted) == int(fact.number) and all(_earned(pack, one, day) for day in counted):
        return 1, (Because(Why.TWO_GREEN, {"sessions": int(fact.number)}, fact.rests_on),)
    return None


def _said(one: Prescription, days: Sequence[Day]) -> tuple[int, tuple[Because, ...]] | None:
    """What the runner said of the exercise counts before a green or an amber session does."""
    facts = {"exercise": one.exercise}
    if _spoke(days[-1], Said.HURTS):
        return -1, (Because(Why.HURT, facts, cautious=True),)
    if not _spoke(days[-1], Said.TOO_HARD):
        return None
    before = days[-2:-1]
    new = one.since is not None and before and before[0].on < one.since
    if before and not new and _spoke(before[0], Said.TOO_HARD):
        return -1, (Because(Why.TOO_HARD_TWICE, facts, cautious=True),)
    return 0, (Because(Why.TOO_HARD, facts, cautious=True),)


def _spoke(day: Day, said: Said) -> bool:
    return any(done.said is said for done in day.done)


def _earned(pack: Pack, one: Prescription, day: Day) -> bool:
    """Green, everything done, and something in reserve each time; "too easy" stands in for a number."""
    least = int(pack.progressions.fact("exercise-load", "progress-reserve").number)
    return (
        day.judged.band is Band.GREEN
        and bool(day.done)
        and all(_whole(one, done) and _reserve(done) >= least for done in day.done)
        and not (_spoke(day, Said.TOO_HARD) or _spoke(day, Said.HURTS))
    )


def _whole(one: Prescription, done: Done) -> bool:
    """Every set, and in each as much as is asked for. What nobody counted earns nothing."""
    if one.repetitions is None:
        return done.whole
    enough = done.repetitions is not None and done.repetitions >= one.repetitions
    # A single long hold is counted by its seconds: ended early, it is still one repetition.
    held = one.repetitions > 1 or done.seconds is None or done.seconds >= one.hold
    return done.whole and enough and held


def _reserve(done: Done) -> float:
    if done.reserve is None:
        return float("inf") if done.said is Said.TOO_EASY else -1
    return done.reserve
