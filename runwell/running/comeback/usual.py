"""How somebody ran before the pain, by their files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from statistics import median

from runwell.knowledge.pack import Pack
from runwell.running.comeback.values import FASTEST, SLOWEST, Level
from runwell.running.outings import outings
from runwell.running.summary import Summary

WEEKS = 8
"""[expert] Weeks before the pain that stand for how somebody usually ran; with fewer than half: unknown."""


def usual_level(runs: Iterable[Summary], before: date, pack: Pack) -> Level:
    """The median week with runs, the longest run and the median easy speed of the weeks up to the last run
    before that day: whoever hurts stops running long before they seek help.

    A part is None where files do not tell: too few weeks with runs, no distance, no level running.
    """
    earlier = [one for one in outings(runs, pack) if one.on < before]
    if not earlier:
        return Level()
    last = earlier[-1].on
    counted = [one for one in earlier if (last - one.on).days < 7 * WEEKS and one.km]
    weeks: dict[int, float] = defaultdict(float)
    for one in counted:
        weeks[(last - one.on).days // 7] += one.km or 0.0
    enough = len(weeks) >= WEEKS // 2
    speeds = [
        run.level_speed
        for one in counted
        for run in one.runs
        if run.level_speed and SLOWEST <= run.level_speed <= FASTEST
    ]
    return Level(
        weekly_km=median(weeks.values()) if enough else None,
        longest_km=max((one.km for one in counted if one.km), default=None) if enough else None,
        easy_speed=median(speeds) if speeds else None,
    )
