"""Scores of questionnaires, with what changed since the first and since the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.dateformat import format as in_format
from django.utils.formats import number_format
from django.utils.translation import gettext

from runwell.records.access.timeline import Kind, Span
from runwell.records.models import OutcomeScore
from runwell.web.diary.measures import Measure, measure
from runwell.web.diary.outcome_charts import reached
from runwell.web.staff.timeline.entry import Entry, Link
from runwell.web.staff.timeline.told import Told, the_runner


def scores(told: Told, every: Iterable[OutcomeScore], span: Span) -> Iterator[Entry]:
    """every: all of the patient, the oldest first."""
    before: dict[tuple[str, str], list[OutcomeScore]] = {}
    for one in every:
        earlier = before.setdefault((one.measure, one.part), [])
        if span.holds(one.on):
            yield _score(told, one, earlier)
        earlier.append(one)


def _score(told: Told, one: OutcomeScore, earlier: list[OutcomeScore]) -> Entry:
    known = measure(told.pack, one.measure, one.part) if one.measure in told.pack.outcome_measures else None
    facts = {"name": known.for_clinicians if known else one.measure, "score": number(float(one.score))}
    rated = "; ".join(f"{name}: {value}" for name, value in one.activities)
    return Entry(
        kind=Kind.SCORES,
        on=one.on,
        what=gettext("{name}: {score}").format(**facts),
        who=the_runner(),
        says=(*([rated] if rated else []), *_change(known, one, earlier)),
        link=_source(known) if earlier else None,
        look="go" if known and earlier and _matters(known, one, earlier[0], better=True) else "",
    )


def _change(known: Measure | None, one: OutcomeScore, earlier: list[OutcomeScore]) -> Iterator[str]:
    if not earlier:
        yield gettext("The first score.")
    else:
        yield gettext("{change} since the first ({score} on {day}).").format(**_since(one, earlier[0]))
        if len(earlier) > 1:
            yield gettext("{change} since the last ({score} on {day}).").format(**_since(one, earlier[-1]))
    if known:
        yield " ".join((known.range, *_judged(known, one, earlier)))


def _judged(known: Measure, one: OutcomeScore, earlier: list[OutcomeScore]) -> Iterator[str]:
    yield known.matters
    if earlier and known.scale.matters is not None:
        if _matters(known, one, earlier[0], better=True):
            yield gettext("This one does, for the better.")
        elif _matters(known, one, earlier[0], better=False):
            yield gettext("This one does, for the worse.")
        elif reached(known, float(earlier[0].score)) is None:
            yield gettext("The first score is too close to the end of the scale to tell.")
        else:
            yield gettext("This one does not yet.")


def _matters(known: Measure, one: OutcomeScore, first: OutcomeScore, *, better: bool) -> bool:
    if known.scale.matters is None:
        return False
    change = float(one.score - first.score) * (1 if known.scale.higher_is_better else -1)
    return change >= known.scale.matters if better else -change >= known.scale.matters


def _since(one: OutcomeScore, other: OutcomeScore) -> dict[str, str]:
    change = float(one.score - other.score)
    return {
        "change": f"{'+' if change > 0 else '−' if change < 0 else ''}{number(abs(change))}",
        "score": number(float(other.score)),
        "day": in_format(other.on, "M j, Y"),
    }


def _source(known: Measure | None) -> Link | None:
    if known is None or not known.source:
        return None
    return Link(
        href=known.source,
        words=gettext("Where the change that matters was read"),
        beyond=known.for_clinicians,
    )


def number(value: float) -> str:
    return number_format(round(value, 1)).removesuffix(".0")
