"""A run held against what was planned: done, over or under, by what its file knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from runwell.knowledge.facts import Standing
from runwell.knowledge.pack import Pack
from runwell.running.comeback.ladder import WALK_SPEED, tolerance, warm_up
from runwell.running.comeback.outings import Outing, outings
from runwell.running.comeback.values import Graded, Ground, Kind, Outcome, Planned
from runwell.running.comeback.why import Reason, Why
from runwell.running.summary import Summary

HARDER = 1
"""Points of effort above the plan that are still as planned [expert]."""
OVER = frozenset(
    {
        Why.RAN_MORE,
        Why.WALKED_LESS,
        Why.BLOCK_LONGER,
        Why.FARTHER,
        Why.TOO_FAST,
        Why.TOO_HARD,
        Why.TOO_SOON,
        Why.TWICE_A_DAY,
        Why.RAN_ON_WALK_DAY,
        Why.REST_AFTER_OVER,
        Why.WEEK_IS_FULL,
        Why.WEEK_CAP,
    }
)
UNDER = frozenset({Why.RAN_LESS, Why.WALKED_MORE, Why.BLOCK_SHORTER, Why.LESS_FAR, Why.NOTHING_KNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a run is held against: the share of tolerance, seconds that a split cannot tell, warm-up minutes.

    easy_speed: m/s, None: nobody knows the runner's. longest: km of the longest run of the last days.
    """

    share: float
    split_seconds: float
    warm_up: float
    warm_up_from: float
    plan_cap: float
    easy_speed: float | None = None
    longest: float | None = None

    @classmethod
    def of(cls, pack: Pack, easy_speed: float | None = None, longest: float | None = None) -> Measure:
        """By the pack's numbers."""
        return cls(
            share=tolerance(pack),
            split_seconds=pack.load_rules.fact("watch", "run-seconds").number,
            warm_up=float(max(warm_up(pack), default=0)),
            warm_up_from=float(min(warm_up(pack), default=0)),
            plan_cap=pack.load_rules.fact("single-run", "plan-cap").number,
            easy_speed=easy_speed,
            longest=longest,
        )


def graded(
    pack: Pack, planned: Planned, runs: Sequence[Summary], *, easy_speed: float | None = None
) -> tuple[Graded, ...]:
    """The runs of that day held against its plan; none: missed."""
    of_day = outings(pack, runs).get(planned.on, ())
    if not of_day:
        return (missed(planned),)
    measure = Measure.of(pack, easy_speed)
    first, *others = of_day
    twice = (Reason(Why.TWICE_A_DAY),)
    return (
        grade(pack, planned, first, measure),
        *(grade(pack, planned, one, measure, twice) for one in others),
    )


def missed(planned: Planned) -> Graded:
    """A day on which nothing was done."""
    return Graded(on=planned.on, outcome=Outcome.MISSED, planned=planned, because=(Reason(Why.NOT_DONE),))


def grade(
    pack: Pack, planned: Planned, outing: Outing, measure: Measure, also: tuple[Reason, ...] = ()
) -> Graded:
    """One outing. also: what its day has against it, or for it."""
    found = [*also, *_held_against(pack, planned, outing, measure)]
    whys = {one.why for one in found}
    outcome = Outcome.OVER if whys & OVER else Outcome.UNDER if whys & UNDER else Outcome.DONE
    if outcome is Outcome.DONE:
        found.insert(0, Reason(Why.AS_PLANNED))
    return Graded(on=outing.on, outcome=outcome, because=tuple(found), planned=planned, runs=outing.ids)


def _held_against(pack: Pack, planned: Planned, outing: Outing, by: Measure) -> Iterator[Reason]:
    if not planned.run_minutes:
        yield from _walk(pack, planned, outing, by)
        return
    if not outing.timer and not outing.meters:
        yield Reason(Why.NOTHING_KNOWN)
    elif planned.by_distance and outing.km is not None:
        yield from _distance(planned, outing, by, outing.km)
    elif outing.run is None or outing.walk is None:
        yield from _by_time(planned, outing, by)
    else:
        yield from _by_minutes(planned, outing.run / 60, outing.walk / 60, outing, by)
    yield from _pace(planned, outing, by)
    if planned.kind is not Kind.TABLE and outing.km and by.longest and outing.km > by.plan_cap * by.longest:
        ratio = round(outing.km / by.longest, 2)
        yield Reason(
            Why.SPIKE, {"ratio": ratio, "km": round(outing.km, 2), "longest_km": by.longest}, Standing.COHORT
        )


def _walk(pack: Pack, planned: Planned, outing: Outing, by: Measure) -> Iterator[Reason]:
    walk = outing.is_walk(pack)
    if walk is False:
        yield Reason(Why.RAN_ON_WALK_DAY)
        return
    if walk is None:
        yield Reason(Why.NO_SPLIT)
    minutes, asked = outing.timer / 60, planned.walk_minutes
    facts = {"walked": round(minutes, 1), "planned": asked}
    if minutes > asked * (1 + by.share) + by.warm_up:
        yield Reason(Why.RAN_MORE, {"ran": round(minutes, 1), "planned": asked})
    elif minutes < asked * (1 - by.share):
        yield Reason(Why.RAN_LESS, {"ran": facts["walked"], "planned": asked})


def _distance(planned: Planned, outing: Outing, by: Measure, km: float) -> Iterator[Reason]:
    """All of it running: what was walked to warm up is taken off at a walking pace."""
    asked = planned.km or 0.0
    walked = min((outing.walk or 0.0) / 60, by.warm_up) * 60 * WALK_SPEED / 1000
    facts = {"km": round(km - walked, 2), "planned_km": asked}
    if km - walked > asked * (1 + by.share):
        yield Reason(Why.FARTHER, facts)
    elif km - walked < asked * (1 - by.share):
        yield Reason(Why.LESS_FAR, facts)
    if outing.run is None or outing.walk is None:
        yield Reason(Why.NO_SPLIT)
    elif planned.kind is not Kind.TABLE:
        yield from _breaks(outing.run, outing.walk, by)
    elif outing.block is None:
        yield Reason(Why.NO_BLOCK)
    elif outing.block + by.split_seconds < outing.run * (1 - by.share):
        whole = {"block": round(outing.block / 60, 1), "planned": round(outing.run / 60, 1)}
        yield Reason(Why.BLOCK_SHORTER, whole)


def _breaks(run: float, walk: float, by: Measure) -> Iterator[Reason]:
    """Stops at crossings are no breaks: a longer run may hold some walking, as a share of it."""
    most = by.warm_up + by.share * (run + walk) / 60
    if walk / 60 > most:
        yield Reason(Why.WALKED_MORE, {"walked": round(walk / 60, 1), "planned": round(most, 1)})


def _by_time(planned: Planned, outing: Outing, by: Measure) -> Iterator[Reason]:
    """No split of walking and running: time, and distance where the table has one."""
    yield Reason(Why.NO_SPLIT)
    if not outing.timer:
        yield from _far(planned, outing, by, 0.0)
        if not planned.km:
            yield Reason(Why.NOTHING_KNOWN)
        return
    minutes, asked = outing.timer / 60, planned.run_minutes + planned.walk_minutes
    facts = {"ran": round(minutes, 1), "planned": round(asked, 1)}
    if minutes > asked * (1 + by.share) + by.warm_up:
        yield Reason(Why.RAN_MORE, facts)
    elif minutes < asked * (1 - by.share):
        yield Reason(Why.RAN_LESS, facts)
    yield from _far(planned, outing, by, by.warm_up)


def _by_minutes(planned: Planned, ran: float, walked: float, outing: Outing, by: Measure) -> Iterator[Reason]:
    """Minutes run, minutes walked, the longest block: each within the tolerance of the stage."""
    extra = max(0.0, walked - planned.walk_minutes)
    slack = by.split_seconds * planned.run_blocks / 60
    asked = planned.run_minutes
    if _as_in_table(planned, ran, walked, outing, by, extra):
        asked = ran
    facts = {"ran": round(ran, 1), "planned": round(asked, 1)}
    if ran > asked * (1 + by.share) + slack:
        yield Reason(Why.RAN_MORE, facts)
    elif ran < asked * (1 - by.share) - slack:
        yield Reason(Why.RAN_LESS, facts)
    yield from _walked(planned, min(ran, asked), walked, slack, by)
    yield from _block(planned, outing, by)
    yield from _far(planned, outing, by, extra)


def _walked(planned: Planned, ran: float, walked: float, slack: float, by: Measure) -> Iterator[Reason]:
    """More walking than warm-up and breaks is under, less than the breaks is over."""
    breaks = planned.walk_minutes * ran / planned.run_minutes
    facts = {"walked": round(walked, 1), "planned": round(breaks, 1)}
    if walked > breaks * (1 + by.share) + slack + by.warm_up:
        yield Reason(Why.WALKED_MORE, facts)
    elif walked < breaks * (1 - by.share) - slack:
        yield Reason(Why.WALKED_LESS, facts)


def _block(planned: Planned, outing: Outing, by: Measure) -> Iterator[Reason]:
    if outing.block is None:
        yield Reason(Why.NO_BLOCK)
        return
    block, asked = outing.block, planned.longest_block * 60
    facts = {"block": round(block / 60, 1), "planned": round(asked / 60, 1)}
    if block > asked * (1 + by.share) + by.split_seconds:
        yield Reason(Why.BLOCK_LONGER, facts)
    elif block < asked * (1 - by.share) - by.split_seconds:
        yield Reason(Why.BLOCK_SHORTER, facts)


def _as_in_table(
    planned: Planned, ran: float, walked: float, outing: Outing, by: Measure, extra: float
) -> bool:
    """Walk and run in turn until the table's distance is reached: as the table itself has it."""
    if planned.km is None or outing.km is None or planned.by_distance:
        return False
    # What was walked besides is a warm-up only where it is as long as one.
    warm = min(extra, by.warm_up) if extra >= by.warm_up_from * (1 - by.share) else 0.0
    one = planned.blocks[0]
    share = one.run / (one.walk + one.run)
    as_asked = ran / (ran + walked - warm) if ran else 0.0
    most = planned.km * (1 + by.share) + warm * 60 * WALK_SPEED / 1000
    near = planned.km * (1 - by.share) <= outing.km <= most
    return near and as_asked <= share * (1 + by.share)


def _far(planned: Planned, outing: Outing, by: Measure, extra: float) -> Iterator[Reason]:
    """The table's distance is its most, too: a stage is never farther than that."""
    if planned.km is None:
        return
    if outing.km is None:
        yield Reason(Why.NO_DISTANCE)
        return
    most = planned.km * (1 + by.share) + extra * 60 * WALK_SPEED / 1000
    if outing.km > most:
        yield Reason(Why.FARTHER, {"km": round(outing.km, 2), "planned_km": planned.km})
    elif not outing.timer and outing.km < planned.km * (1 - by.share):
        yield Reason(Why.LESS_FAR, {"km": round(outing.km, 2), "planned_km": planned.km})


def _pace(planned: Planned, outing: Outing, by: Measure) -> Iterator[Reason]:
    """Never faster than easy, where easy is meant; and not harder than the table's effort."""
    easy = planned.ground is not Ground.FAST and not any(one.normal for one in planned.blocks)
    if easy and outing.speed and by.easy_speed and outing.speed > by.easy_speed * (1 + by.share):
        yield Reason(Why.TOO_FAST, {"speed": round(outing.speed, 2), "easy": by.easy_speed})
    if planned.effort is not None and outing.effort is not None and outing.effort > planned.effort + HARDER:
        yield Reason(Why.TOO_HARD, {"effort": outing.effort, "planned": planned.effort})
