"""How somebody ran before the pain, by their files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from statistics import median

from runwell.running.comeback.values import Level
from runwell.running.summary import Summary

WEEKS = 8
"""[expert] Weeks before the pain that stand for how somebody usually ran; with fewer than half: unknown."""


def usual_level(runs: Iterable[Summary], before: date) -> Level:
    """The median week with runs, the longest run and the median easy speed of the weeks up to that day.

    A part is None where files do not tell: too few weeks with runs, no distance, no level running.
    """
    first = before - timedelta(weeks=WEEKS)
    counted = [run for run in runs if first <= run.on < before and run.km]
    weeks: dict[int, float] = defaultdict(float)
    for run in counted:
        weeks[(run.on - first).days // 7] += run.km or 0.0
    enough = len(weeks) >= WEEKS // 2
    speeds = [run.level_speed for run in counted if run.level_speed and 1 <= run.level_speed <= 7]
    return Level(
        weekly_km=median(weeks.values()) if enough else None,
        longest_km=max((run.km for run in counted if run.km), default=None) if enough else None,
        easy_speed=median(speeds) if speeds else None,
    )
