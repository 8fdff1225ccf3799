"""The load that runs show, for reading and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from runwell.records.packs import the_pack
from runwell.running.load import Spike, acute_chronic_not_shown, spikes
from runwell.running.summary import Summary
from runwell.running.weekly import weeks
from runwell.web import distances
from runwell.web.runs.spike_words import band_words, spike_words

SHOWN_WEEKS = 12
ACUTE_CHRONIC = (
    "Other tools show this week against the weeks before as a risk. Runwell does not: put any number "
    "in place of the weeks before, and it tells about as much."
)


def as_json(found: Sequence[Summary]) -> dict[str, Any]:
    """Every spike with its band, every week; why one number that others show is not there."""
    pack = the_pack()
    why = acute_chronic_not_shown(pack)
    return {
        "pack": pack.version,
        "runs": len(found),
        "without_distance": sum(one.meters is None for one in found),
        "spikes": [_spike(one) for one in spikes(found, pack) if one.is_one],
        "weeks": [
            {
                "monday": one.monday.isoformat(),
                "km": round(one.km, 3),
                "runs": one.runs,
                "longest_km": round(one.longest, 3),
                "minutes": round(one.minutes, 1),
                "without_distance": one.left_out,
            }
            for one in weeks(found, pack)
        ],
        "acute_chronic": {"shown": False, "why": ACUTE_CHRONIC, "urls": list(why.urls)},
    }


def _spike(one: Spike) -> dict[str, Any]:
    band, before = one.band, one.before
    return {
        "on": one.on.isoformat(),
        "km": round(one.km, 3),
        "longest_before_km": round(before.km or 0.0, 3) if before else None,
        "longest_before_on": before.on.isoformat() if before else None,
        "ratio": one.ratio,
        "band": band.id if band else None,
        "rate_ratio": band.rate_ratio if band else None,
        "interval": [band.low, band.high] if band else None,
    }


def in_words(found: Sequence[Summary]) -> str:
    """The same as lines; the latest weeks only."""
    pack = the_pack()
    days = round(pack.load_rules.fact("single-run", "ratio").number)
    lines = [f"{len(found):,} runs. {ACUTE_CHRONIC}"]
    far = [one for one in spikes(found, pack) if one.is_one and one.before and one.band]
    lines += [
        "",
        "RUNS MUCH FARTHER THAN THOSE BEFORE" if far else "No run was much farther than those before.",
    ]
    for one in far:
        if one.before and one.band:
            lines.append(spike_words(one.on, one.km * 1000, (one.before.km or 0.0) * 1000, days))
            lines.append(f"  {band_words(one.band, days)}")
    latest = weeks(found, pack)[-SHOWN_WEEKS:]
    lines += ["", f"THE LAST {len(latest)} WEEKS"] if latest else []
    for week in latest:
        longest = distances.distance(week.longest * 1000)
        far_in_all = distances.distance(week.km * 1000)
        lines.append(f"{week.monday:%Y-%m-%d}: {far_in_all}, {week.runs} runs, longest {longest}")
    return "\n".join(lines)
