"""A way back as pages show it: each run, each decision and each reason in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from runwell.records.access.comebacks import WayBack
from runwell.running.comeback.values import Decision, Goal, Graded, Kind, Outcome, Planned, RaceView, Stands
from runwell.running.comeback.why import Reason
from runwell.running.summary import Summary
from runwell.web import distances
from runwell.web.comeback_words import (
    OUTCOMES,
    decided,
    planned_words,
    sentence,
    stage_name,
    warm_up_words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A planned run. sure: it holds as things stand. workout: a watch can follow it."""

    on: date
    words: str
    warm_up: str
    sure: bool
    workout: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A run that was held against the plan. did: what was done, "" nothing. told: how it felt was said.

    files: ids of the runs behind it that have a page of their own.
    """

    on: date
    outcome: str
    good: bool
    did: str
    why: tuple[str, ...]
    planned: str
    told: bool
    asks: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """A decision: on a morning, what, and why."""

    on: date
    words: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """closed, waits: why there is no run. next: the run to do next, coming: those after it.

    counted: so many good runs end the stage. longest: that the next run may be, "" the plan says it. untold:
    the last run, where nobody said how it went. goal: the race, on_the_way or not; None where none was named.
    cause, group: ids of the pack.
    """

    stage: str
    done: int
    wanted: int
    counted: bool
    closed: tuple[str, ...]
    waits: tuple[str, ...]
    next: Run | None
    coming: tuple[Run, ...]
    longest: str
    past: tuple[Past, ...]
    decisions: tuple[Made, ...]
    untold: date | None
    goal: tuple[str, ...]
    on_the_way: bool
    bone: bool


def view_of(way: WayBack, *, bone: bool) -> View:
    """Everything in words, the latest first."""
    stands = way.stands
    runs = {run.id: run for run in way.runs}
    planned = tuple(_run(one) for one in stands.planned) if stands.open else ()
    past = tuple(_past(one, runs, way.said) for one in folded(reversed(stands.graded)))
    return View(
        stage=stage_name(stands.stage, stands.part),
        done=stands.done,
        wanted=stands.wanted,
        counted=stands.kind in (Kind.TABLE, Kind.EASY) and stands.done <= stands.wanted,
        closed=sentences(stands.closed, aloud=True),
        waits=sentences(stands.waits),
        next=planned[0] if planned else None,
        coming=planned[1:],
        longest=_longest(stands),
        past=past,
        decisions=tuple(_made(one) for one in reversed(stands.decisions)),
        untold=next((one.on for one in past if one.asks), None),
        goal=_goal(stands.goal),
        on_the_way=stands.goal is not None and stands.goal.view is RaceView.ON_THE_WAY,
        bone=bone,
    )


def folded(graded: Iterable[Graded]) -> Iterator[Graded]:
    """Of several runs in a row that were not done only the first: a list of them would nag."""
    before: Graded | None = None
    for one in graded:
        if not (before and before.outcome is one.outcome is Outcome.MISSED):
            yield one
        before = one


def _longest(stands: Stands) -> str:
    """Beyond the table alone: its stages say in their words where they end, and a warm-up comes on top."""
    beyond = stands.planned and stands.planned[0].kind is not Kind.TABLE
    return distances.distance(stands.longest_km * 1000) if beyond and stands.longest_km else ""


def sentences(reasons: Iterable[Reason], *, aloud: bool = False) -> tuple[str, ...]:
    """Each once."""
    return tuple(dict.fromkeys(sentence(one, aloud=aloud) for one in reasons))


def _run(planned: Planned) -> Run:
    return Run(
        on=planned.on,
        words=planned_words(planned),
        warm_up=warm_up_words(planned),
        sure=planned.sure,
        workout=bool(planned.run_minutes or planned.by_distance or planned.walk_minutes),
    )


def _past(graded: Graded, runs: dict[str, Summary], said: frozenset[date]) -> Past:
    done = [runs[one] for one in graded.runs if one in runs]
    ran = graded.outcome is not Outcome.MISSED
    return Past(
        on=graded.on,
        outcome=str(OUTCOMES[graded.outcome]),
        good=graded.outcome is Outcome.DONE,
        did=", ".join(_did(one) for one in done),
        why=sentences(graded.because),
        planned=planned_words(graded.planned) if graded.planned else "",
        told=graded.on in said,
        asks=ran and graded.on not in said,
        files=tuple(one.id for one in done if not one.id.startswith("told-")),
    )


def _did(run: Summary) -> str:
    far = distances.distance(run.meters) if run.meters else ""
    return " · ".join(one for one in (far, distances.clock(run.timer)) if one)


def _made(decision: Decision) -> Made:
    words = decided(decision.what, decision.stage, decision.part)
    return Made(decision.on, words, sentences(decision.because, aloud=True))


def _goal(goal: Goal | None) -> tuple[str, ...]:
    return sentences(goal.because, aloud=True) if goal else ()
