"""Where the way back stands: every day from its start, anew from the log, so late entries count in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from runwell.knowledge.pack import Pack
from runwell.running.comeback import beyond, days, goal
from runwell.running.comeback.mornings import morning
from runwell.running.comeback.outings import Outing, outings
from runwell.running.comeback.state import Said, State, Way
from runwell.running.comeback.values import Begun, Gates, Kind, Light, MorningSaid, Stands, What
from runwell.running.comeback.why import Reason, Why
from runwell.running.summary import Summary

DAY = timedelta(days=1)
WORST = (Light.GREEN, Light.UNKNOWN, Light.AMBER, Light.RED, Light.STOP)


def stands(
    pack: Pack,
    begun: Begun,
    runs: Iterable[Summary],
    mornings: Iterable[MorningSaid],
    gates: Gates,
    today: date,
    *,
    count: int = 14,
) -> Stands:
    """The stage, the coming days, every run graded and every decision. In whichever order the log comes.

    count: of how many days, today among them, the runs are planned. Refusal: the table is not for this cause.
    """
    way = Way.of(pack, begun, gates, today)
    said = _by_day(mornings)
    of_day = outings(pack, (run for run in runs if begun.on - DAY * way.gap < run.on <= today))
    state = _ran_before(way, State(index=_first(way)), of_day)
    for on in (begun.on + DAY * number for number in range((today - begun.on).days + 1)):
        state = morning(way, state, on, said.get(on))
        before = state
        state = days.held(way, state, on, said.get(on), of_day.get(on, ()))
    if today < begun.on:
        before = state
    return _view(way, before, state, said.get(today), count)


def _view(way: Way, before: State, state: State, said: Said, count: int) -> Stands:
    """before: as it was before the runs of today."""
    step, today, ran = way.steps[state.index], way.today, state.last == way.today
    closed = days.shut(way, before, today, said)
    if state.early == today and before.early is None:
        closed = (*closed, Reason(Why.BONE_RAN))
    following = today + DAY if ran else today
    return Stands(
        on=today,
        stage=step.id,
        part=step.part,
        kind=step.kind,
        done=state.done,
        wanted=step.wanted,
        closed=closed,
        waits=() if closed else _waits(way, before, state, ran),
        planned=goal.coming(way, state, said, ran, count),
        graded=state.graded,
        decisions=state.decisions,
        longest_km=beyond.cap(way, state, following) if step.kind is not Kind.TABLE else step.km,
        goal=goal.goal(way, state, said, ran),
    )


def _waits(way: Way, before: State, state: State, ran: bool) -> tuple[Reason, ...]:
    """What keeps the next run, or the step after the last one."""
    found = list(days.rests(way, state, way.today))
    step = way.steps[state.index]
    if step.beyond and beyond.cap(way, state, way.today + DAY) is None:
        found.append(Reason(Why.DISTANCE_UNKNOWN))
    if step.beyond:
        found += beyond.week_full(way, state, way.today + DAY)
    last = state.decisions[-1] if state.decisions else None
    if last and last.what is What.WAIT and not ran:
        found += [one for one in last.because if one.why is not Why.GREEN]
    return tuple(found)


def _by_day(mornings: Iterable[MorningSaid]) -> dict[date, MorningSaid]:
    """One a day: of two the worse in each of what they say."""
    found: dict[date, MorningSaid] = {}
    for one in mornings:
        other = found.get(one.on, one)
        found[one.on] = MorningSaid(
            on=one.on,
            light=max(one.light, other.light, key=WORST.index),
            painkillers=one.painkillers or other.painkillers,
            flare=one.flare or other.flare,
        )
    return found


def _ran_before(way: Way, state: State, of_day: Mapping[date, tuple[Outing, ...]]) -> State:
    """The day of rest after a run holds, too, where the way begins just then (as with other days)."""
    before = [one for on, every in of_day.items() if on < way.begun.on for one in every]
    runs = [one for one in before if one.is_walk(way.pack) is not True]
    if not runs:
        return state
    last = max(runs, key=lambda one: one.began)
    return replace(state, last=last.on, began=last.began)


def _first(way: Way) -> int:
    """The stage at which it begins."""
    return [one.id for one in way.steps].index(way.begun.stage) if way.begun.stage else 0
