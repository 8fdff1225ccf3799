"""Each questionnaire over time, with the line that a change has to reach to matter, from its first score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.utils.dateformat import format as in_format
from django.utils.formats import number_format
from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.records.models import OutcomeScore
from runwell.web.charts.lines import Level, LineChart, Series, line_chart
from runwell.web.charts.table import Table
from runwell.web.diary.measures import Measure, measure


def outcome_charts(
    pack: Pack, scores: Iterable[OutcomeScore], today: date, *, for_clinicians: bool = False
) -> tuple[LineChart, ...]:
    """One for each questionnaire that was answered. scores: the oldest first.

    for_clinicians: they speak of the patient, and say what each questionnaire and its line rest on.
    """
    every: dict[tuple[str, str], list[OutcomeScore]] = {}
    for one in scores:
        every.setdefault((one.measure, one.part), []).append(one)
    known = ((key, rows) for key, rows in every.items() if key[0] in pack.outcome_measures)
    return tuple(
        _chart(f"score-{number}", measure(pack, *key), rows, today, clinicians=for_clinicians)
        for number, (key, rows) in enumerate(known, start=1)
    )


def _chart(
    name: str, one: Measure, scores: list[OutcomeScore], today: date, *, clinicians: bool
) -> LineChart:
    points = tuple((score.on, float(score.score)) for score in scores)
    span = points[0][0], max(today, points[-1][0])
    series = Series(one.name, "round", points, gap=(span[1] - span[0]).days)
    bounds = one.scale.low, one.scale.high
    levels = tuple(_levels(one, points[0][1]))
    says = _says(one, points, clinicians=clinicians)
    title = one.for_clinicians if clinicians else one.name
    chart = line_chart(name, title, says, (series,), span, bounds, _table(title, scores), levels)
    return replace(chart, source=one.source) if clinicians else chart


def reached(one: Measure, first: float) -> float | None:
    """The score at which the change matters; None where no source says, or the scale ends before."""
    if one.scale.matters is None:
        return None
    goal = first + one.scale.matters if one.scale.higher_is_better else first - one.scale.matters
    return goal if one.scale.low <= goal <= one.scale.high else None


def _levels(one: Measure, first: float) -> Iterator[Level]:
    yield Level(gettext("first score"), "first", first)
    goal = reached(one, first)
    if goal is not None:
        yield Level(gettext("from here it matters"), "matters", goal)


def _says(one: Measure, points: tuple[tuple[date, float], ...], *, clinicians: bool) -> str:
    first, last = points[0], points[-1]
    said = [one.range]
    facts = {"first": _number(first[1]), "day": in_format(first[0], "F j, Y")}
    said.append(gettext("First score {first} on {day}.").format(**facts))
    if len(points) > 1:
        facts = {"last": _number(last[1]), "day": in_format(last[0], "F j, Y")}
        said.append(gettext("Last score {last} on {day}.").format(**facts))
    about = _of_the_patient if clinicians else _about_the_line
    return " ".join((*said, *about(one, first[1], last[1])))


def _of_the_patient(one: Measure, first: float, last: float) -> Iterator[str]:
    """What the line means, as a clinician reads it, with what its source prints."""
    goal = reached(one, first)
    if one.scale.matters is None:
        yield one.matters
        return
    printed = gettext("Its source prints: {says}.").format(says=one.scale.says)
    if goal is None:
        yield one.matters
        yield printed
        yield gettext("The first score is too close to the end of the scale for a line.")
        return
    words = gettext(
        "The line at {goal} is {points} better than the first score, the smallest change that matters to "
        "people."
    )
    yield words.format(goal=_number(goal), points=_number(one.scale.matters))
    yield printed
    better = last >= goal if one.scale.higher_is_better else last <= goal
    yield (
        gettext("The last score has reached it.") if better else gettext("The last score has not reached it.")
    )


def _about_the_line(one: Measure, first: float, last: float) -> Iterator[str]:
    goal = reached(one, first)
    if goal is None:
        yield one.matters
        if one.scale.matters is not None:
            yield gettext("Your first score is too close to the end of the scale for a line.")
        return
    better = last >= goal if one.scale.higher_is_better else last <= goal
    yield gettext("The line at {goal} is a change that matters.").format(goal=_number(goal))
    yield (
        gettext("Your last score has reached it.")
        if better
        else gettext("Your last score has not reached it yet.")
    )


def _table(title: str, scores: list[OutcomeScore]) -> Table:
    named = any(score.activities for score in scores)
    columns = (gettext("Day"), gettext("Score"), *([gettext("What was rated")] if named else []))
    rows = (
        (in_format(score.on, "M j, Y"), _number(float(score.score)), *([_activities(score)] if named else []))
        for score in reversed(scores)
    )
    return Table(title, columns, tuple(rows))


def _activities(score: OutcomeScore) -> str:
    return "; ".join(f"{name}: {value}" for name, value in score.activities)


def _number(value: float) -> str:
    return number_format(round(value, 1)).removesuffix(".0")
