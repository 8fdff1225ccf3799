"""The coming days if all goes well, by the very rules of the replay; and whether the race is on the way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from runwell.knowledge.facts import Standing
from runwell.running.comeback import beyond, days
from runwell.running.comeback.mornings import morning
from runwell.running.comeback.state import Said, State, Way
from runwell.running.comeback.values import Goal, Graded, Light, MorningSaid, Outcome, Planned, Race, RaceView
from runwell.running.comeback.why import Reason, Why

DAY = timedelta(days=1)
FARTHEST_LOOK, NO_RUN_DAYS = 3 * 365, 130
"""No day beyond three years is named, and none past more than 18 weeks without any run."""


def ahead(way: Way, state: State, said: Said, ran: bool) -> Iterator[tuple[date, Planned | None, State]]:
    """Today and every day after it, with its run and the state after. ran: today's runs are in the state.

    Every run is done as planned, and every morning is green: what is not so makes it later, never sooner.
    """
    on, sure = way.today, state.pending is None
    while True:
        planned = None if ran and on == way.today else days.plan(way, state, on, said)
        if planned:
            planned = replace(planned, sure=sure)
            sure = False
            state = _supposed(way, state, planned)
        yield on, planned, state
        on += DAY
        said = MorningSaid(on=on, light=Light.GREEN)
        state = morning(way, state, on, said)


def coming(way: Way, state: State, said: Said, ran: bool, count: int) -> tuple[Planned, ...]:
    """The runs of so many days, today among them."""
    last = way.today + DAY * (count - 1)
    found = []
    for on, planned, _ in ahead(way, state, said, ran):
        if on > last:
            break
        if planned:
            found.append(planned)
    return tuple(found)


def goal(way: Way, state: State, said: Said, ran: bool) -> Goal | None:
    """The race: on the way, or not by then and the earliest day that would do."""
    race = way.begun.race
    if race is None:
        return None
    needs = round(beyond.needed(way, race), 1)
    if race.on < way.today:
        return Goal(view=RaceView.OVER, longest_km=needs, because=(Reason(Why.RACE_OVER),))
    also = _spike(way, race.km, needs)
    if _week_too_small(way, state, race):
        facts = {"km": needs, "weekly_km": way.begun.level.weekly_km or 0.0}
        because = (Reason(Why.RACE_WEEK_TOO_SMALL, facts), *also)
        return Goal(view=RaceView.NOT_BY_THEN, longest_km=needs, because=because)
    earliest = _earliest(way, state, said, ran, race, beyond.needed(way, race))
    if earliest is None:
        because = (Reason(Why.RACE_CANNOT_TELL), *also)
        return Goal(view=RaceView.CANNOT_TELL, longest_km=needs, because=because)
    on_the_way = earliest <= race.on
    why = Why.RACE_ON_THE_WAY if on_the_way else Why.RACE_NOT_BY_THEN
    return Goal(
        view=RaceView.ON_THE_WAY if on_the_way else RaceView.NOT_BY_THEN,
        longest_km=needs,
        because=(Reason(why, {"km": needs, "day": earliest.isoformat()}), *also),
        earliest=earliest,
    )


def _week_too_small(way: Way, state: State, race: Race) -> bool:
    """Its long run would be too much of a week, and was not done already."""
    needs = beyond.needed(way, race)
    done = state.longest(way.today + DAY, beyond.longest_days(way)) or 0.0
    return done < needs and beyond.within_week(way, race) < needs


def _earliest(way: Way, state: State, said: Said, ran: bool, race: Race, needs: float) -> date | None:
    """Its rest after the first long run that is far enough, once its morning was green."""
    # The race asks for its run on whichever day it may be: the plan is not to stop growing on the named day.
    always = replace(race, on=date.max)
    way, rest = replace(way, begun=replace(way.begun, race=always)), DAY * beyond.before_race(race)
    if (state.longest(way.today + DAY, beyond.longest_days(way)) or 0.0) >= needs:
        return way.today + rest
    last = way.today
    for on, planned, after in ahead(way, state, said, ran):
        last = on if planned else last
        if planned and days.walked_km(way, planned) >= needs - 0.1 and after.longest(on, 30) is not None:
            return on + rest
        if (on - way.today).days > FARTHEST_LOOK or (on - last).days > NO_RUN_DAYS:
            return None
    return None


def _supposed(way: Way, state: State, planned: Planned) -> State:
    done = Graded(on=planned.on, outcome=Outcome.DONE, because=(Reason(Why.AS_PLANNED),), planned=planned)
    return days.took(way, state, done, None, (), days.walked_km(way, planned))


def _spike(way: Way, km: float, needs: float) -> tuple[Reason, ...]:
    """A race so long that its training stops before it: it is a spike all the same, and that is said."""
    ratio = round(km / needs, 2)
    if ratio <= way.measure.plan_cap + 0.01:
        return ()
    return (Reason(Why.RACE_IS_SPIKE, {"ratio": ratio}, Standing.COHORT),)
