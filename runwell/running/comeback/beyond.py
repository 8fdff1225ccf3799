"""After the tables: each run at most so much longer than the longest of the last days, distance first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from math import floor

from runwell.running.comeback.ladder import WEEK, Step
from runwell.running.comeback.state import State, Way
from runwell.running.comeback.values import Block, Ground, Kind, Planned, Race
from runwell.running.comeback.why import Reason, Why

EASY_SHARE = 0.7
"""The other runs of a week, of its longest [expert]."""
LONG_EVERY = 7
"""Days from one long run to the next, so that it grows once a week at most [expert]."""
WEEKS_BACK = 4
"""A bone's week is held against the fullest of so many before it [expert]: one quiet week is no new limit."""
NO_LEVEL_KM = 5.0
"""Where nobody knows the longest run before the pain: until then distance alone [expert]."""
SHORTEST_KM = 1.6
"""A run that could only be shorter than a mile is left out [expert]."""
FARTHEST_TRAINING_KM = 32.0
"""No longer run is asked for before any race [expert]."""

HALF_MARATHON_KM = 21.1
BEFORE_RACE, BEFORE_FAR_RACE = 7, 21
"""Days between the longest run and a race, the second beyond a half marathon [expert]."""
LONG_SHARE = 0.5
"""For a race beyond a half marathon the long run grows to so much of a week before the pain [expert]."""


def longest_days(way: Way) -> int:
    """Over how many days the longest run is looked for."""
    return int(way.pack.load_rules.fact("single-run", "ratio").number)


def cap(way: Way, state: State, on: date) -> float | None:
    """The longest that a run may be on that day, km; None without a distance in those days."""
    longest = state.longest(on, longest_days(way))
    return None if longest is None else way.measure.plan_cap * longest


def needed(way: Way, race: Race) -> float:
    """The run that has to come before a race, so that the race itself is no spike."""
    return min(race.km / way.measure.plan_cap, FARTHEST_TRAINING_KM)


def level_km(way: Way) -> float:
    """The longest run before the pain."""
    return way.begun.level.longest_km or NO_LEVEL_KM


def before_race(race: Race) -> int:
    """Days from the longest run to that race."""
    return BEFORE_FAR_RACE if race.km > HALF_MARATHON_KM else BEFORE_RACE


def within_week(way: Way, race: Race) -> float:
    """The farthest that a long run may grow for that race, by the week before the pain; unknown: no limit."""
    weekly = way.begun.level.weekly_km
    if weekly is None or race.km <= HALF_MARATHON_KM:
        return FARTHEST_TRAINING_KM
    return max(level_km(way), LONG_SHARE * weekly)


def wanted_km(way: Way, on: date) -> float:
    """Where the long run is to get to: the level before the pain, or what the race needs."""
    race = way.begun.race
    if race is None or race.on < on:
        return level_km(way)
    return max(level_km(way), min(needed(way, race), within_week(way, race)))


def tapers(way: Way, on: date) -> bool:
    """The weeks before a race beyond a half marathon: the longest run is behind."""
    race = way.begun.race
    far = race is not None and race.km > HALF_MARATHON_KM
    return far and race is not None and 0 <= (race.on - on).days < BEFORE_FAR_RACE


def grown(way: Way, state: State, on: date) -> float | None:
    """The next long run after one that went well, km."""
    most = cap(way, state, on)
    return None if most is None else min(most, max(wanted_km(way, on), most / way.measure.plan_cap))


def long_km(way: Way, state: State, on: date) -> float | None:
    """The long run of that day, km: held at its target, where a setback or the level set one."""
    most = grown(way, state, on)
    if most is None:
        return None
    if tapers(way, on):
        most *= EASY_SHARE / way.measure.plan_cap
    return min(most, state.target or most)


def lowered(way: Way, state: State, on: date) -> State | None:
    """One growth of the long run back; None where that is shorter than the stage before."""
    longest = state.longest(on, longest_days(way))
    if longest is None:
        return None
    back = min(longest, state.target or longest) / way.measure.plan_cap
    before = sum(one.run * one.times for one in way.steps[state.index - 1].blocks)
    if back < before * 60 * way.speed / 1000:
        return None
    proven = tuple((day, min(km, back)) for day, km in state.proven)
    return replace(state.at(state.index), target=back, proven=proven, level_since=None)


def session(way: Way, state: State, step: Step, on: date) -> Planned | None:
    """The run of that day; None where the week has no room for one."""
    most = cap(way, state, on)
    if most is None:
        return _by_time(way, state, step, on, step.blocks)
    is_long = _long_due(state, on)
    goal = long_km(way, state, on) or most
    km = goal if is_long else EASY_SHARE * min(most / way.measure.plan_cap, goal)
    if (room := week_room(way, state, on)) is not None:
        km = min(km, room)
    weekly = way.begun.level.weekly_km
    if weekly is not None and not is_long:
        km = min(km, max(SHORTEST_KM, weekly - _week(state.ran, on)))
    km = floor(round(km * 10, 6)) / 10
    if km < min(SHORTEST_KM, most):
        return None
    return Planned(
        on=on,
        stage=step.id,
        part=step.part,
        nth=state.done + 1,
        kind=step.kind,
        blocks=(Block(run=round(km * 1000 / way.speed / 60, 1)),),
        km=km,
        by_distance=True,
        warm_up=way.warm_up,
        ground=_ground(state, step, on, is_long),
        long=is_long,
    )


def easy(way: Way, state: State, step: Step, on: date) -> Planned:
    """Easy and continuous for the pack's minutes; the cap of a single run holds here already."""
    minutes = step.blocks[0].run
    most = cap(way, state, on)
    if most is not None:
        minutes = min(minutes, floor(most * 1000 / way.speed / 60))
    return _by_time(way, state, step, on, (Block(run=max(1.0, minutes)),))


def week_room(way: Way, state: State, on: date) -> float | None:
    """What a bone's week still holds, km: so much more than its fullest week of late. None: no such limit."""
    if not way.bone:
        return None
    rule = way.pack.progressions.fact("running-again", "bone-weekly-rise").number / 100
    weeks = [_week(state.proven, on - timedelta(days=WEEK * back)) for back in range(1, WEEKS_BACK + 1)]
    if not max(weeks):
        return None
    return max(0.0, (1 + rule) * max(weeks) - _week(state.ran, on))


def week_full(way: Way, state: State, on: date) -> tuple[Reason, ...]:
    """Beside the long run a week holds no more than one before the pain did."""
    weekly, is_long = way.begun.level.weekly_km, _long_due(state, on)
    if weekly is None or is_long or _week(state.ran, on) + SHORTEST_KM <= weekly:
        return ()
    return (Reason(Why.WEEK_LEVEL, {"km": weekly}),)


def at_level(way: Way, state: State, on: date) -> bool:
    """Whether the long run is back where it was before the pain."""
    longest = state.longest(on + timedelta(days=1), longest_days(way))
    return longest is not None and longest >= level_km(way) * (1 - way.measure.share)


def level_lacks(way: Way, state: State, step: Step, on: date) -> tuple[Reason, ...]:
    """What keeps hills from beginning: distance comes first, a bone's weeks at its level after it."""
    if state.level_since is None:
        return (Reason(Why.LEVEL_BACK, {"km": level_km(way)}),)
    days = (on - state.level_since).days
    if days < step.level_days:
        return (Reason(Why.WEEKS_AT_LEVEL, {"weeks": step.level_days // WEEK}),)
    return ()


def _by_time(way: Way, state: State, step: Step, on: date, blocks: tuple[Block, ...]) -> Planned:
    return Planned(
        on=on,
        stage=step.id,
        part=step.part,
        nth=state.done + 1,
        kind=step.kind,
        blocks=blocks,
        warm_up=way.warm_up,
    )


def _long_due(state: State, on: date) -> bool:
    return state.long_on is None or (on - state.long_on).days >= LONG_EVERY


def _ground(state: State, step: Step, on: date, is_long: bool) -> Ground:
    """Hills, later fast parts, once a week and never in the long run."""
    fresh = state.hilly_on is None or (on - state.hilly_on).days >= WEEK
    if is_long or not fresh or step.kind is Kind.LONGER:
        return Ground.LEVEL
    return Ground.HILLS if step.kind is Kind.HILLS else Ground.FAST


def _week(runs: tuple[tuple[date, float], ...], until: date) -> float:
    return sum(km for day, km in runs if 0 <= (until - day).days < WEEK)
