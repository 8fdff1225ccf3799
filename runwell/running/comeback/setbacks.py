"""What stops or leads back: a flare, pain in a bone, a long pause."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from runwell.running.comeback.beyond import longest_days, lowered
from runwell.running.comeback.state import Said, State, Way
from runwell.running.comeback.values import Kind, Light, What
from runwell.running.comeback.why import Reason, Why

PAUSE, LONG_PAUSE = 14, 28
"""Days without a run: after more than the first one stage back, after more than the second from the
beginning [expert]. The second is below the 30 days after which a longest run is no measure any more."""
BAD = (Light.AMBER, Light.RED, Light.STOP)


def back(way: Way, state: State, on: date) -> State:
    """One stage back; after the tables one growth of the long run."""
    kind = way.steps[state.index].kind
    if kind is Kind.LONGER and (shorter := lowered(way, state, on)):
        return shorter
    if kind in (Kind.HILLS, Kind.SPEED):
        longest = state.longest(on, longest_days(way))
        return replace(state.at(state.index - 1), target=longest, level_since=None)
    return replace(state.at(max(0, state.index - 1)), target=None, level_since=None)


def after_pause(way: Way, state: State, on: date) -> State:
    """Nothing is held against a body that has not run for weeks."""
    if state.stopped or (state.index == 0 and state.done == 0):
        return state
    days = (on - (state.last or way.begun.on)).days
    if days > LONG_PAUSE and state.paused < 2:
        after = replace(state.at(0), paused=2, target=None, level_since=None, pending=None)
        return after.decided(way, on, What.BACK, Reason(Why.LONG_PAUSE, {"days": days}))
    if days > PAUSE and state.paused < 1:
        after = replace(back(way, state, on), paused=1)
        return after.decided(way, on, What.BACK, Reason(Why.PAUSE, {"days": days}))
    return state


def reopened(way: Way, state: State, on: date) -> State:
    """The run gate passed anew after a fall to an earlier phase: running begins from the start [expert]."""
    spans = () if way.bone else way.gates.spans
    falls = [until for _, until in spans if until is not None and until > way.begun.on and until < on]
    if not falls or on not in {first for first, _ in spans}:
        return state
    days = (on - max(falls)).days
    state = replace(state.at(0), green=-1, target=None, level_since=None, pending=None)
    return state.decided(way, on, What.RESUMED, Reason(Why.RUN_GATE_PASSED_AGAIN, {"days": days}))


def flare_begins(way: Way, state: State, on: date) -> State:
    """No running, then at one stage below the last green one, never above where it was.

    Two within the pack's days: a whole phase back, and so the run gate anew.
    """
    flares = (*state.flares, on)
    rest = int(way.number("flare", "day-of-decision"))
    lower = replace(state, index=max(0, min(state.index, state.green)))
    state = back(way, lower, on) if state.green >= 0 else lower.at(0)
    state = replace(state, flare=on, flares=flares, pending=None)
    state = state.decided(way, on, What.STOPPED, Reason(Why.FLARE, {"days": rest}))
    last = flares[-int(way.number("flare", "flares-back")) :]
    within = int(way.number("flare", "two-flares"))
    if len(last) < way.number("flare", "flares-back") or (on - last[0]).days > within:
        return state
    state = replace(state.at(0), again=on, target=None, level_since=None)
    return state.decided(way, on, What.CLINICIAN, Reason(Why.TWO_FLARES, {"days": within}))


def in_flare(way: Way, state: State, on: date, said: Said) -> State:
    """Over on a settled morning from the day of decision on; from the day of the clinician only when seen."""
    if state.pending and said and said.light in (Light.RED, Light.STOP):
        state = back(way, state, on).decided(way, on, What.BACK, Reason(Why.RED))
    began, state = state.flare or on, replace(state, pending=None, good=False)
    day = (on - began).days
    if day < way.number("flare", "day-of-decision"):
        return state
    late = int(way.number("flare", "day-of-clinician"))
    seen = any(began < one <= on for one in way.gates.seen)
    settled = said is not None and not said.flare and not said.painkillers
    settled = settled and said is not None and said.light in (Light.GREEN, Light.AMBER)
    if settled and (seen or day < late):
        return replace(state, flare=None).decided(way, on, What.RESUMED, Reason(Why.FLARE_OVER))
    if day == late and not seen:
        return state.decided(way, on, What.CLINICIAN, Reason(Why.FLARE_CLINICIAN, {"days": day}))
    return state


def bone_stops(way: Way, state: State, on: date) -> State:
    """Any pain: everything stops, back to walking; the second time a clinician looks first."""
    wanted = int(way.number("flare", "bone-days-free"))
    state = replace(
        state.at(0),
        stopped=on,
        stops=(*state.stops, on),
        free=0,
        pending=None,
        target=None,
        level_since=None,
    )
    state = state.decided(way, on, What.STOPPED, Reason(Why.BONE_PAIN, {"days": wanted}))
    return state.decided(way, on, What.CLINICIAN, Reason(Why.BONE_AGAIN)) if again(way, state) else state


def bone_ran(way: Way, state: State, on: date) -> State:
    """Running before it was ready stops everything as pain does, and a clinician looks before it goes on."""
    state = replace(state.at(0), stopped=on, early=on, free=0, target=None, level_since=None)
    return state.decided(way, on, What.CLINICIAN, Reason(Why.BONE_RAN))


def unseen(way: Way, state: State, on: date) -> bool:
    """It ran before it was ready, and no clinician has looked on a day after that."""
    return state.early is not None and not any(state.early < day <= on for day in way.gates.seen)


def again(way: Way, state: State) -> bool:
    """It stopped before, and no clinician looked between the two."""
    if len(state.stops) < 2:
        return False
    before, last = state.stops[-2:]
    return not any(before < day <= last for day in way.gates.seen)


def bone_waits(way: Way, state: State, on: date, said: Said) -> State:
    """Mornings free of pain are counted in a row; one that hurts, or that nobody told, begins anew."""
    free = said is not None and said.light is Light.GREEN and not said.painkillers and not said.flare
    state = replace(state, free=state.free + 1 if free else 0)
    if said and said.light in BAD and on > (state.stopped or on):
        state = replace(state, free=0)
    stopped = state.stopped or on
    seen = any(stopped < day <= on for day in way.gates.seen)
    wanted = int(way.number("flare", "bone-days-free"))
    if state.free < wanted or (again(way, state) and not seen) or unseen(way, state, on):
        return state
    over = replace(state, stopped=None, free=0, early=None)
    return over.decided(way, on, What.RESUMED, Reason(Why.BONE_FREE, {"days": wanted}))
