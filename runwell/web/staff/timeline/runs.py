"""Runs, a week a line: how far, each run with what the runner said of it, and jumps in distance."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby

from django.utils.dateformat import format as in_format
from django.utils.translation import gettext, ngettext

from runwell.records.access.timeline import Kind, Span
from runwell.records.models import RunWord
from runwell.running.load import spikes
from runwell.running.summary import Summary
from runwell.web import distances
from runwell.web.diary.pain_chart import monday
from runwell.web.runs.spike_words import spike_words
from runwell.web.staff.timeline.entry import Entry
from runwell.web.staff.timeline.spans import between
from runwell.web.staff.timeline.told import Told, the_runner

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


def weeks_in(span: Span, today: date) -> Span:
    """The weeks that end in these days, where a week of runs stands; one that goes on ends today."""
    last = monday(span.last + DAY) - DAY
    return Span(monday(span.first), max(last, today) if span.holds(today) else last)


def weeks(
    told: Told, within: Span, runs: Sequence[Summary], words: Mapping[date, RunWord]
) -> Iterator[Entry]:
    """within: as `weeks_in`. runs: also those before that a jump is held against."""
    jumps = {
        one.on: spike_words(one.on, one.km * 1000, one.before.km * 1000, _days(told))
        for one in spikes(runs, told.pack)
        if one.is_one and one.before and one.before.km
    }
    days = sorted({one.on for one in runs if within.holds(one.on)} | {*words})
    for first, found in groupby(days, key=monday):
        ran = list(found)
        yield _week(told, first, ran, [one for one in runs if one.on in ran], words, jumps)


def _week(
    told: Told,
    first: date,
    days: Sequence[date],
    runs: Sequence[Summary],
    words: Mapping[date, RunWord],
    jumps: Mapping[date, str],
) -> Entry:
    pains = [pain for day in days if day in words for pain in [words[day].during] if pain is not None]
    spiked = tuple(jumps[day] for day in days if day in jumps)
    each = tuple(_day(day, [one for one in runs if one.on == day], words.get(day)) for day in days)
    return Entry(
        kind=Kind.RUNS,
        on=min(first + WEEK - DAY, told.today),
        what=_total(first, runs, days, pains),
        who=the_runner(),
        says=spiked,
        folded=(gettext("Each run"), *each),
        look="soon" if spiked or any(_bad(words.get(day)) for day in days) else "",
        link=told.to("runs", gettext("All runs"), in_format(first, "F j, Y")),
        many=len(days),
    )


def _total(first: date, runs: Sequence[Summary], days: Sequence[date], pains: Sequence[int]) -> str:
    many = max(len(runs), len(days))
    far = sum(one.meters or 0 for one in runs)
    said = [
        gettext("Week of {days}").format(days=between(first, first + WEEK - DAY)),
        ngettext("{n} run", "{n} runs", many).format(n=many),
    ]
    if far:
        said.append(distances.distance(far))
    if pains:
        said.append(gettext("pain up to {pain}").format(pain=max(pains)))
    return ", ".join(said)


def _day(day: date, runs: Iterable[Summary], word: RunWord | None) -> str:
    parts = [*_recorded(runs)]
    return gettext("{day}: {said}").format(
        day=in_format(day, "D, M j"), said=", ".join((*parts, *_said(word, by_hand=not parts)))
    )


def _recorded(runs: Iterable[Summary]) -> Iterator[str]:
    for one in runs:
        far = distances.distance(one.meters) if one.meters else gettext("distance not known")
        yield gettext("{far} in {time}").format(far=far, time=distances.clock(one.timer))


def _said(word: RunWord | None, *, by_hand: bool) -> Iterator[str]:
    if word is None:
        yield gettext("nothing said of it")
        return
    if by_hand:
        yield from _by_hand(word)
    yield (
        gettext("pain not said") if word.during is None else gettext("pain {pain}").format(pain=word.during)
    )
    if word.hour_after is not None:
        yield gettext("an hour after {pain}").format(pain=word.hour_after)
    if word.effort is not None:
        yield gettext("effort {effort}").format(effort=word.effort)
    if word.limp:
        yield gettext("limped")
    if word.also_red:
        yield gettext("another warning sign of this injury")


def _by_hand(word: RunWord) -> Iterator[str]:
    """How long, in the runner's word, where no file tells."""
    if word.meters:
        yield distances.distance(word.meters)
    if word.run_minutes is not None:
        yield gettext("ran {n} minutes").format(n=word.run_minutes)
    if word.walk_minutes is not None:
        yield gettext("walked {n} minutes").format(n=word.walk_minutes)


def _bad(word: RunWord | None) -> bool:
    return bool(word and (word.limp or word.also_red))


def _days(told: Told) -> int:
    return round(told.pack.load_rules.fact("single-run", "ratio").number)
