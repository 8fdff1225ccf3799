"""What a morning does: it judges the run before it, and nothing steps on without a good one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from runwell.running.comeback import beyond, setbacks, stuck
from runwell.running.comeback.ladder import Step
from runwell.running.comeback.state import Said, State, Way
from runwell.running.comeback.values import Graded, Kind, Light, Outcome, What
from runwell.running.comeback.why import Reason, Why

BY_OUTCOME = {
    Outcome.OVER: Why.OUTCOME_OVER,
    Outcome.UNDER: Why.OUTCOME_UNDER,
    Outcome.UNPLANNED: Why.OUTCOME_UNPLANNED,
}


def morning(way: Way, state: State, on: date, said: Said) -> State:
    """The state after what was said of this morning, or was not."""
    state = setbacks.after_pause(way, setbacks.reopened(way, state, on), on)
    after = _bone(way, state, on, said) if way.bone else _soft(way, state, on, said)
    return stuck.looked_at(way, state, after, on)


def _soft(way: Way, state: State, on: date, said: Said) -> State:
    if state.flare:
        return setbacks.in_flare(way, state, on, said)
    if said and said.flare:
        return setbacks.flare_begins(way, state, on)
    run = state.pending
    if run is None:
        return _stepped(way, state, on, said)
    state = replace(state, pending=None, good=False)
    if said is None or said.light is Light.UNKNOWN:
        return state.decided(way, on, What.WAIT, Reason(Why.NO_MORNING))
    if said.light in (Light.RED, Light.STOP):
        lower = setbacks.back(way, state, on)
        first = (Reason(Why.ALREADY_FIRST),) if state.index == 0 else ()
        return lower.decided(way, on, What.BACK, Reason(Why.RED), *first)
    if said.light is Light.AMBER:
        return state.decided(way, on, What.REPEAT, Reason(Why.AMBER))
    if said.painkillers:
        return state.decided(way, on, What.REPEAT, Reason(Why.PAINKILLERS))
    return _judged(way, state, on, said, run)


def _bone(way: Way, state: State, on: date, said: Said) -> State:
    """No pain at all; and no run while a morning is not told."""
    hurts = said is not None and (said.light in setbacks.BAD or said.flare)
    if state.stopped:
        return setbacks.bone_waits(way, replace(state, pending=None, good=False), on, said)
    if hurts:
        return setbacks.bone_stops(way, state, on)
    run = state.pending
    if run is None:
        return _stepped(way, state, on, said)
    fresh = (on - run.on).days == 1
    if said is None or said.light is Light.UNKNOWN or said.painkillers:
        why = Why.PAINKILLERS if said and said.painkillers else Why.NO_MORNING
        return state.decided(way, on, What.WAIT, Reason(why)) if fresh else state
    state = replace(state, pending=None, good=False)
    if not fresh:
        return state.decided(way, on, What.REPEAT, Reason(Why.STAND_IN))
    return _judged(way, state, on, said, run)


def _judged(way: Way, state: State, on: date, said: Said, run: Graded) -> State:
    """A good morning after that run."""
    if run.outcome is not Outcome.DONE:
        return state.decided(way, on, What.REPEAT, Reason(BY_OUTCOME[run.outcome]))
    state = replace(state, done=state.done + 1, good=True, green=state.index)
    if state.pending_km:
        state = replace(state, proven=(*state.proven, (run.on, state.pending_km)))
    state = _at_level(way, state, on)
    after = _stepped(way, state, on, said)
    if after.index != state.index:
        return after
    long = run.planned and run.planned.long and not beyond.tapers(way, on)
    if long and run.planned and (new := beyond.grown(way, state, on)):
        longer = replace(state, target=new)
        if new > run.planned.km if run.planned.km else False:
            return longer.decided(way, on, What.LONGER, _longer(way, new))
        state = longer
    lacks = _lacks(way, state, on)
    what = What.WAIT if lacks and lacks[0].why not in (Why.ONCE_MORE, Why.LEVEL_BACK) else What.REPEAT
    return state.decided(way, on, what, Reason(Why.GREEN), *lacks)


def _longer(way: Way, km: float) -> Reason:
    """With the pack's cap, and how good it is."""
    rule = way.pack.load_rules.fact("single-run", "plan-cap")
    return Reason(Why.LONGER, {"km": km, "percent": round(100 * (rule.number - 1))}, rule.rests_on)


def _stepped(way: Way, state: State, on: date, said: Said) -> State:
    """The next stage, on a green morning alone, when nothing lacks."""
    if not state.good or said is None or said.light is not Light.GREEN or said.painkillers:
        return state
    if state.index + 1 >= len(way.steps) or _lacks(way, state, on):
        return state
    times = state.done
    new = state.at(state.index + 1)
    return new.decided(way, on, What.STEP, Reason(Why.GREEN, {"times": times}))


def _lacks(way: Way, state: State, on: date) -> tuple[Reason, ...]:
    """What keeps the next stage from beginning."""
    step = way.steps[state.index]
    if state.index + 1 >= len(way.steps):
        return ()
    if state.done < step.wanted:
        return (Reason(Why.ONCE_MORE, {"done": state.done, "wanted": step.wanted}),)
    if state.since and (on - state.since).days < step.days:
        return (Reason(Why.TOO_FEW_DAYS, {"days": step.days}),)
    return _before(way, state, way.steps[state.index + 1], on)


def _before(way: Way, state: State, following: Step, on: date) -> tuple[Reason, ...]:
    if following.kind is Kind.HILLS and (lacks := beyond.level_lacks(way, state, following, on)):
        return lacks
    return way.entry(following, on).closed


def _at_level(way: Way, state: State, on: date) -> State:
    if not way.steps[state.index].beyond or state.level_since or not beyond.at_level(way, state, on):
        return state
    return replace(state, level_since=on)
