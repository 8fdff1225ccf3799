"""Runs that go badly again and again: a clinician is to look; the way itself stays as it is."""

from __future__ import annotations

from datetime import date, timedelta

from runwell.running.comeback.ladder import WEEK
from runwell.running.comeback.state import State, Way
from runwell.running.comeback.values import Decision, What
from runwell.running.comeback.why import Reason, Why

DAY = timedelta(days=1)
BADLY, BADLY_DAYS = 3, 14
"""So many red mornings, runs that were too much, or painkillers in so many days [expert]."""
BAD = frozenset({Why.RED, Why.OUTCOME_OVER, Why.PAINKILLERS})
TOLD = frozenset({Why.BADLY_AGAIN, Why.NO_STEP})


def looked_at(way: Way, before: State, state: State, on: date) -> State:
    """before: the state before this morning. Said once, then counted anew, as after a clinician looked."""
    new = state.decisions[len(before.decisions) :]
    if not any(_lost(one) for one in new):
        return state
    since = _since(way, state, on)
    bad = sum(1 for one in state.decisions if _whys(one) & BAD and since < one.on > on - BADLY_DAYS * DAY)
    if bad >= BADLY:
        return state.decided(
            way, on, What.CLINICIAN, Reason(Why.BADLY_AGAIN, {"times": bad, "days": BADLY_DAYS})
        )
    rule = way.pack.progressions.fact("escalate", "no-better-weeks")
    steps = [one.on for one in state.decisions if one.what in (What.STEP, What.LONGER)]
    if (
        state.level_since
        or state.index + 1 >= len(way.steps)
        or (on - max([way.begun.on, since, *steps])).days < WEEK * rule.number
    ):
        return state
    return state.decided(way, on, What.CLINICIAN, Reason(Why.NO_STEP, {"weeks": int(rule.number)}))


def _lost(one: Decision) -> bool:
    """A run that was judged and did not count."""
    return one.what in (What.BACK, What.REPEAT) and not _whys(one) & {Why.GREEN, Why.PAUSE, Why.LONG_PAUSE}


def _since(way: Way, state: State, on: date) -> date:
    told = [one.on for one in state.decisions if _whys(one) & TOLD]
    return max([way.begun.on - DAY, *told, *(day for day in way.gates.seen if day <= on)])


def _whys(one: Decision) -> set[Why]:
    return {why.why for why in one.because}
