"""Two moving averages of the daily distance: a curve to look at, and never a ratio (evidence/load.md 3)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from runwell.knowledge.pack import Pack
from runwell.running.outings import outings
from runwell.running.summary import Summary


@dataclass(frozen=True, slots=True)
class Curves:
    """Values for each day from `first` on; those before, of which averages say nothing yet, are left out."""

    first: date
    short: tuple[float, ...] = ()
    long: tuple[float, ...] = ()


def averaged(daily: Sequence[float], days: float) -> tuple[float, ...]:
    """E_t = lambda * L_t + (1 - lambda) * E_(t-1), lambda = 2 / (N + 1), from the first day's load on."""
    share = 2 / (days + 1)
    return tuple(accumulate(daily, lambda before, today: share * today + (1 - share) * before))


def curves(summaries: Iterable[Summary], until: date, pack: Pack) -> Curves | None:
    """Of the kilometers of each day up to `until`; None before there is anything to draw."""
    facts = pack.load_rules.facts["acute-chronic"]
    by_day: dict[date, float] = {}
    for run in outings(summaries, pack):
        by_day[run.on] = by_day.get(run.on, 0.0) + (run.km or 0.0)
    hidden = int(facts["hide-days"].number)
    begun = min(by_day, default=until)
    count = (until - begun).days + 1
    if count <= hidden:
        return None
    daily = [by_day.get(begun + timedelta(days=number), 0.0) for number in range(count)]
    short, long = (averaged(daily, facts[f"ewma-{name}"].number)[hidden:] for name in ("short", "long"))
    return Curves(begun + timedelta(days=hidden), short, long)
