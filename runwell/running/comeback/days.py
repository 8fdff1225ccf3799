"""Whether a day has a run, which, and what becomes of the runs that were done on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from runwell.running.comeback import beyond
from runwell.running.comeback.entry import entry
from runwell.running.comeback.grading import OVER, grade, missed
from runwell.running.comeback.ladder import WALK_SPEED
from runwell.running.comeback.outings import Outing
from runwell.running.comeback.setbacks import PAUSE, again, bone_ran, unseen
from runwell.running.comeback.state import Said, State, Way
from runwell.running.comeback.values import Graded, Ground, Kind, Light, Outcome, Planned
from runwell.running.comeback.why import Reason, Why

REST_AFTER_OVER = 3
"""Two days of rest after a run that was too much [expert]: on the third day the next."""
HEAVIEST = (Outcome.UNPLANNED, Outcome.OVER, Outcome.UNDER, Outcome.DONE)
KEPT_DAYS = 70


def shut(way: Way, state: State, on: date, said: Said) -> tuple[Reason, ...]:
    """Why no running at all is allowed on that day."""
    step = way.steps[state.index]
    closed = list(way.entry(step, on).closed)
    if state.again and not way.gates.passed_after(state.again, on):
        closed.append(Reason(Why.RUN_GATE_AGAIN))
    if state.flare:
        day = (on - state.flare).days
        rest = int(way.number("flare", "day-of-decision"))
        stays = Reason(Why.FLARE_STAYS, {"days": day})
        closed.append(Reason(Why.FLARE, {"days": rest}) if day < rest else stays)
    if state.stopped:
        closed += _bone_stopped(way, state, on, state.stopped)
    if way.bone and state.pending:
        closed.append(Reason(Why.NOT_TOLD))
    if said and said.light in (Light.RED, Light.STOP) and not state.stopped:
        closed.append(Reason(Why.RED_MORNING))
    return tuple(closed)


def _bone_stopped(way: Way, state: State, on: date, stopped: date) -> Iterator[Reason]:
    """What to do first, then how far it is with going on."""
    wanted = int(way.number("flare", "bone-days-free"))
    if unseen(way, state, on):
        yield Reason(Why.BONE_RAN)
    elif state.free < wanted:
        yield Reason(Why.BONE_PAIN, {"days": wanted})
    if again(way, state) and not any(stopped < day <= on for day in way.gates.seen):
        yield Reason(Why.BONE_AGAIN)
    if state.free < wanted:
        yield Reason(Why.BONE_DAYS_FREE, {"days": wanted, "free": state.free})


def rests(way: Way, state: State, on: date) -> tuple[Reason, ...]:
    """Why a run, though allowed, is not yet due."""
    step = way.steps[state.index]
    found = []
    if state.rest_until and on < state.rest_until:
        found.append(Reason(Why.REST_AFTER_OVER, {"day": state.rest_until.isoformat()}))
    elif state.last and (on - state.last).days < way.gap:
        found.append(Reason(Why.REST_DAY))
    if step.a_week and sum(1 for day in _days_run(state) if 0 < (on - day).days < 7) >= step.a_week:
        found.append(Reason(Why.WEEK_IS_FULL, {"runs": step.a_week}))
    room = beyond.week_room(way, state, on) if step.beyond else None
    if room is not None and room < beyond.SHORTEST_KM:
        rise = way.pack.progressions.fact("running-again", "bone-weekly-rise")
        found.append(Reason(Why.WEEK_CAP, {"percent": int(rise.number)}, rise.rests_on))
    return tuple(found)


def plan(way: Way, state: State, on: date, said: Said) -> Planned | None:
    """The run of that day, if it has one."""
    if on.weekday() not in way.begun.weekdays or shut(way, state, on, said) or rests(way, state, on):
        return None
    if way.steps[state.index].beyond and beyond.week_full(way, state, on):
        return None
    return session(way, state, on)


def session(way: Way, state: State, on: date) -> Planned | None:
    """What the stage asks for, on whichever day it is done."""
    step = way.steps[state.index]
    if step.beyond:
        return beyond.session(way, state, step, on)
    if step.kind is Kind.EASY:
        return beyond.easy(way, state, step, on)
    return Planned(
        on=on,
        stage=step.id,
        part=step.part,
        nth=state.done + 1,
        kind=step.kind,
        blocks=step.blocks,
        km=step.km,
        by_distance=step.by_distance,
        effort=step.effort,
        warm_up=way.warm_up if step.runs else (),
    )


def held(way: Way, state: State, on: date, said: Said, of_day: Sequence[Outing]) -> State:
    """The state after that day's runs, or after a planned one that was not done."""
    due = plan(way, state, on, said)
    counted = [one for one in of_day if not _only_walked(way, state, one)]
    if not counted:
        return _missed(way, state, on, due)
    closed = shut(way, state, on, said)
    every = [_graded(way, state, on, due, closed, nth, one) for nth, one in enumerate(counted)]
    worst = min(every, key=lambda one: HEAVIEST.index(one.outcome))
    if way.bone and _ran_too_early(way, state, on, counted):
        state = bone_ran(way, state, on)
    return took(way, state, worst, counted[-1], every, sum(one.km or 0.0 for one in counted))


def _ran_too_early(way: Way, state: State, on: date, of_day: Sequence[Outing]) -> bool:
    """Running, and not walking, before a clinician opened it or after pain stopped it."""
    shut_off = bool(state.stopped) or not entry(way.pack, way.begun, way.gates_on(on), on).open
    return shut_off and any(one.is_walk(way.pack) is False for one in of_day)


def took(
    way: Way, state: State, worst: Graded, last: Outing | None, every: Sequence[Graded], km: float
) -> State:
    """A run was done: its morning is awaited. last: None where it is only supposed."""
    planned, on = worst.planned, worst.on
    heavy = worst.outcome in (Outcome.OVER, Outcome.UNPLANNED)
    told = min(km, planned.km) if planned and planned.km else km
    known = bool(km) and (last is None or last.km is not None)
    hilly = planned is not None and planned.ground is not Ground.LEVEL
    return replace(
        state,
        since=state.since or (None if worst.outcome is Outcome.UNPLANNED else on),
        last=on,
        began=last.began if last else None,
        rest_until=on + timedelta(days=REST_AFTER_OVER) if heavy else None,
        pending=worst,
        pending_km=told if known else None,
        good=False,
        paused=0,
        long_on=on if planned and planned.long else state.long_on,
        hilly_on=on if hilly else state.hilly_on,
        ran=(*_recent(state.ran, on), (on, km)),
        proven=_recent(state.proven, on),
        graded=(*state.graded, *every),
    )


def walked_km(way: Way, planned: Planned) -> float:
    """About how far the plan goes, where only its minutes are said."""
    if planned.km:
        return planned.km
    return 60 * (planned.walk_minutes * WALK_SPEED + planned.run_minutes * way.speed) / 1000


def _graded(
    way: Way, state: State, on: date, due: Planned | None, closed: tuple[Reason, ...], nth: int, one: Outing
) -> Graded:
    planned = None if closed else due or session(way, state, on)
    if planned is None:
        why = closed or rests(way, state, on) or (Reason(Why.REST_DAY),)
        return Graded(on=on, outcome=Outcome.UNPLANNED, because=why, runs=one.ids)
    also = list(rests(way, state, on))
    also = [Reason(Why.TOO_SOON, {"hours": way.hours}) if why.why is Why.REST_DAY else why for why in also]
    if not also and _hours(state, one) < way.hours * (1 - way.measure.share):
        also.append(Reason(Why.TOO_SOON, {"hours": way.hours}))
    if nth:
        also.append(Reason(Why.TWICE_A_DAY))
    if due is None and not {why.why for why in also} & OVER:
        also.append(Reason(Why.MOVED))
    by = replace(way.measure, longest=state.longest(on, beyond.longest_days(way)))
    return grade(way.pack, planned, one, by, tuple(also))


def _only_walked(way: Way, state: State, one: Outing) -> bool:
    """A walk counts on a stage that is a walk, and nowhere else."""
    walks = not way.steps[state.index].runs and not state.stopped
    return one.is_walk(way.pack) is True and not walks


def _missed(way: Way, state: State, on: date, due: Planned | None) -> State:
    since = state.last or way.begun.on
    if due is None or on >= way.today or (on - since).days > PAUSE:
        return state
    return replace(state, graded=(*state.graded, missed(due)))


def _hours(state: State, one: Outing) -> float:
    return (one.began - state.began).total_seconds() / 3600 if state.began else float("inf")


def _days_run(state: State) -> set[date]:
    return {day for day, _ in state.ran}


def _recent(runs: tuple[tuple[date, float], ...], on: date) -> tuple[tuple[date, float], ...]:
    return tuple(one for one in runs if (on - one[0]).days <= KEPT_DAYS)
