"""A spike in words: what was run, against what, and what is published of such runs over many runners."""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as in_format
from django.utils.formats import number_format
from django.utils.translation import gettext

from runwell.knowledge.load_rules import SpikeBand
from runwell.web import distances


def spike_words(on: date, meters: float, longest: float, days: int) -> str:
    """ "May 3, 2026: 13.1 miles, 62% farther than your longest run of the 30 days before (8.1 miles)." """
    facts = {
        "day": in_format(on, "F j, Y"),
        "far": distances.distance(meters),
        "more": number_format(round(100 * (meters / longest - 1))),
        "longest": distances.distance(longest),
        "days": days,
    }
    return gettext(
        "{day}: {far}, {more}% farther than the longest run of the {days} days before ({longest})."
    ).format(**facts)


def band_words(band: SpikeBand, days: int) -> str:
    """What is published of runs in that band, with its interval and what it is not."""
    facts = {"low": percent(band.above), "days": days, "rate": f"{band.rate_ratio:.2f}"}
    if band.up_to is None:
        who = gettext(
            "Runners who ran more than {low}% farther than their longest run of the last {days} days"
        ).format(**facts)
    else:
        who = gettext(
            "Runners who ran {low}-{high}% farther than their longest run of the last {days} days"
        ).format(high=percent(band.up_to), **facts)
    if band.low is None or band.high is None:
        return ""
    said = gettext(
        "{who} got hurt {rate} times as often as after runs without a jump ({low}-{high})."
    ).format(who=who, rate=facts["rate"], low=f"{band.low:.2f}", high=f"{band.high:.2f}")
    return f"{said} {gettext('That is over many runners; it is not your own risk.')}"


def percent(ratio: float) -> str:
    """1.3 -> "30": so many percent farther."""
    return str(round(100 * (ratio - 1)))
