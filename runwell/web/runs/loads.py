"""What a runner's runs say of load: the latest spikes, this week's change, effort; and what is not said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from runwell.knowledge.pack import Pack
from runwell.running.effort import Efforts, week_effort
from runwell.running.load import Spike, acute_chronic_not_shown, spikes
from runwell.running.summary import Summary
from runwell.running.weekly import Rise, WeekChange, week_change
from runwell.web import distances
from runwell.web.runs.spike_words import band_words, percent, spike_words

LATEST = 3
RECENT = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class SpikeLine:
    """id: of the run. band: what is published of such runs."""

    id: UUID
    says: str
    band: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """ids: of all runs that were spikes. none: where no spike is recent. runners, url: of the study.

    no_ratio: what is published of the ratio that is not shown. unknown: how many runs are left out of this.
    """

    ids: frozenset[str]
    spikes: tuple[SpikeLine, ...]
    none: str
    week: str
    effort: tuple[str, ...]
    unknown: int
    runners: str
    url: str
    no_ratio: str
    ratio_url: str


def load_of(pack: Pack, runs: Sequence[Summary], today: date) -> Load:
    """runs: those that count, oldest first."""
    compared = spikes(runs, pack)
    found = [one for one in compared if one.is_one]
    latest = [one for one in reversed(found) if today - one.on <= RECENT][:LATEST]
    study, ratio = pack.load_rules.fact("single-run", "study"), acute_chronic_not_shown(pack)
    effort = week_effort(runs, today, pack)
    return Load(
        ids=frozenset(_longest(one).id for one in found),
        spikes=tuple(_line(pack, one) for one in latest),
        none=_none(pack, any(one.ratio is not None for one in compared)),
        week=_week(pack, week_change(runs, today, pack)),
        effort=tuple(_effort(effort)) if effort else (),
        unknown=sum(one.indoor and not one.confirmed for one in runs),
        runners=number_format(round(study.number), force_grouping=True),
        url=study.urls[0],
        no_ratio=ratio.says,
        ratio_url=ratio.urls[0],
    )


def _longest(spike: Spike) -> Summary:
    """Of the recordings that are one run, the one that is marked and opened."""
    return max(spike.run.runs, key=lambda one: one.meters or 0)


def _days(pack: Pack) -> int:
    return round(pack.load_rules.fact("single-run", "ratio").number)


def _line(pack: Pack, spike: Spike) -> SpikeLine:
    assert spike.before and spike.before.km and spike.band  # it is a spike
    says = spike_words(spike.on, spike.km * 1000, spike.before.km * 1000, _days(pack))
    return SpikeLine(UUID(_longest(spike).id), says, band_words(spike.band, _days(pack)))


def _none(pack: Pack, compared: bool) -> str:
    if not compared:
        return gettext("There is nothing to compare yet: it takes two runs within {days} days.").format(
            days=_days(pack)
        )
    usual = next(one for one in pack.load_rules.spike_bands.values() if one.low is None)
    words = gettext(
        "None in the last year: no run was more than {percent}% farther than the longest of the {days} days "
        "before."
    )
    return words.format(percent=percent(usual.up_to or 1), days=_days(pack))


def _week(pack: Pack, change: WeekChange) -> str:
    """Information, with what is known of rules for weeks."""
    if not change.km and not change.km_before:
        return ""
    facts = {
        "now": distances.distance(change.km * 1000),
        "before": distances.distance(change.km_before * 1000),
    }
    said = gettext("The last 7 days: {now}. The 7 days before: {before}.").format(**facts)
    return " ".join((said, *_change(pack, change)))


def _change(pack: Pack, change: WeekChange) -> Iterator[str]:
    if change.ratio is None or change.rise is Rise.USUAL:
        return
    words = (
        gettext("That is {n}% more, a large change.")
        if change.rise is Rise.LARGE
        else gettext("That is {n}% more.")
    )
    yield words.format(n=number_format(round(100 * change.ratio)))
    graded, standard = (f"{one:.1f}" for one in pack.load_rules.fact("weekly", "ten-percent-rule").value)
    yield gettext(
        "It is information and no warning: in a trial, beginners who added 10% a week got hurt as often as "
        "others ({graded}% and {standard}%)."
    ).format(graded=graded, standard=standard)


def _effort(week: Efforts) -> Iterator[str]:
    total = number_format(round(week.total), force_grouping=True)
    yield gettext("Effort of the last 7 days: {total}, which is effort times minutes, added up.").format(
        total=total
    )
    if week.unsaid:
        yield ngettext(
            "{n} run has no effort yet, so it is too little.",
            "{n} runs have no effort yet, so it is too little.",
            week.unsaid,
        ).format(n=week.unsaid)
    elif week.monotony is not None and week.strain is not None:
        yield gettext(
            "Monotony {monotony}: the average day divided by how much days differ (sample standard "
            "deviation). Strain {strain}: both multiplied. We draw no conclusion from them."
        ).format(
            monotony=number_format(round(week.monotony, 1)),
            strain=number_format(round(week.strain), force_grouping=True),
        )
