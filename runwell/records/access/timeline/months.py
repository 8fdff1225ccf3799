"""Which months of a patient hold something: the first, and those next to the one that is shown."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import QuerySet, Subquery
from django.utils import timezone

from runwell.records.access.timeline.logged import DAY, Span
from runwell.records.access.timeline.sources import SOURCES, Kind, Source
from runwell.records.models import KeptProgramme, Patient

WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Months:
    """Any day of each; None where there is none. later: after the month that is shown, up to today."""

    first: date | None
    earlier: date | None
    later: date | None


def months_of(
    patient: Patient, kinds: Collection[Kind], shown: Span, programmes: Iterable[KeptProgramme], today: date
) -> Months:
    """Asked in one statement, however long the story is."""
    asked = [source for source in SOURCES if source.kind in kinds]
    found = _edges(patient, asked, shown)
    firsts, befores, afters = (
        [_day(source, found[f"{edge}{n}"], today) for n, source in enumerate(asked)]
        for edge in ("first", "before", "after")
    )
    if Kind.SESSIONS in kinds:
        # A session that was planned and not done is no row: the months of a program have some.
        for first, last in _spans(programmes, today):
            firsts.append(first)
            befores.append(min(last, shown.first - DAY) if first < shown.first else None)
            afters.append(max(first, shown.last + DAY) if last > shown.last else None)
    return Months(
        first=min(filter(None, firsts), default=None),
        earlier=max(filter(None, befores), default=None),
        later=min((one for one in afters if one and shown.last < one <= today), default=None),
    )


def _edges(patient: Patient, asked: Iterable[Source], shown: Span) -> dict[str, Any]:
    columns: dict[str, Subquery] = {}
    for n, source in enumerate(asked):
        rows = source.rows(patient)
        before, after = _bounds(source, shown)
        columns[f"first{n}"] = _one(rows, source.at)
        columns[f"before{n}"] = _one(rows.filter(**{f"{source.at}__lt": before}), source.at, "-")
        columns[f"after{n}"] = _one(rows.filter(**{f"{source.at}__gte": after}), source.at)
    return Patient.objects.filter(id=patient.id).values(**columns).get() if columns else {}


def _one(rows: QuerySet[Any], at: str, order: str = "") -> Subquery:
    return Subquery(rows.order_by(f"{order}{at}").values(at)[:1])


def _bounds(source: Source, shown: Span) -> tuple[date | datetime, date | datetime]:
    if source.kind is Kind.RUNS and source.day:
        # A week of runs stands where it ends.
        return monday(shown.first), monday(shown.last + DAY)
    return (shown.first, shown.last + DAY) if source.day else (shown.begins, shown.ends)


def _day(source: Source, at: date | datetime | None, today: date) -> date | None:
    if at is None:
        return None
    on = timezone.localdate(at) if isinstance(at, datetime) else at
    by_week = source.kind is Kind.RUNS and source.day
    return min(monday(on) + WEEK - DAY, max(today, on)) if by_week else on


def _spans(programmes: Iterable[KeptProgramme], today: date) -> Iterator[tuple[date, date]]:
    for kept in programmes:
        first = timezone.localdate(kept.began_at)
        last = timezone.localdate(kept.ended_at) if kept.ended_at else today
        if first < min(last, today):
            yield first, min(last, today) - DAY


def monday(day: date) -> date:
    """The first day of its week."""
    return day - DAY * day.weekday()
