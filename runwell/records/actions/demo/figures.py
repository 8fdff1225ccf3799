"""Made-up counts of the past weeks, so that the owner of the demo has figures to look at."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random

from django.db import transaction

from runwell.records.access.demo import demand_open_demo
from runwell.records.actions.counts import Counted, add_counts
from runwell.records.models import DailyCount

WEEKS = 10
# Of those who end the check. Made up, like everything here.
LEVELS = {
    "self-care": 30,
    "physical-therapist": 35,
    "doctor-within-days": 22,
    "urgent-same-day": 10,
    "emergency": 3,
}


@transaction.atomic
def make_up_figures(*, by: str, today: date, page: str) -> int:
    """Counts for the ten weeks before today, where nothing was ever counted. How many events there are.

    page: the address of the page that was read.
    """
    demand_open_demo(by)
    if DailyCount.objects.exists():
        return 0
    chance = Random(today.toordinal())
    counts: Counter[Counted] = Counter()
    for ago in range(1, WEEKS * 7 + 1):
        _a_day(counts, today - timedelta(days=ago), page, chance)
    add_counts(by=by, counts=counts)
    return counts.total()


def _a_day(counts: Counter[Counted], day: date, page: str, chance: Random) -> None:
    """More on weekends, when people have run; each step is taken by a part of those before it."""
    readers = chance.randint(18, 30) + 12 * (day.weekday() >= 5)
    begun = sum(chance.random() < 0.35 for _ in range(readers))
    ended = chance.choices(
        list(LEVELS), list(LEVELS.values()), k=sum(chance.random() < 0.8 for _ in range(begun))
    )
    counts[day, "page-read", page] += readers
    counts[day, "check-begun", ""] += begun
    for level in ended:
        counts[day, "check-ended", level] += 1
    counts[day, "visit-asked", ""] += sum(chance.random() < 0.15 for _ in ended)
