"""Runs of a patient that may be told by several files: found, joined, and the richest copy shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from runwell.records.importing.around import kept_again
from runwell.records.importing.reading import Activity, plain_text
from runwell.records.models import ImportedFile, KeptRun, OriginalFile, Patient, RunSource, RunStreams
from runwell.records.models.kept_run import DERIVED
from runwell.refusals import Refusal
from runwell.running.files.archive import Told
from runwell.running.likeness import APART, same_run
from runwell.running.summary import Summary

CORRECTED = 0.01
"""A treadmill's distance that differs by this share from the device's was corrected by a person."""
FOLLOWS = ("began_at", "format", "maker", "product", "serial", "said", "richness")
"""Columns of a copy that follow from its bytes."""


@dataclass(slots=True, eq=False)
class Copy:
    """A source of a run. home: the run whose streams are its own. activity: its file has just been read."""

    row: RunSource
    summary: Summary
    home: UUID | None = None
    activity: Activity | None = None

    @property
    def order(self) -> tuple[tuple[int, ...], str, int]:
        """The greatest is shown. The hash decides between equals, so that no order of files does."""
        return tuple(self.row.richness), self.row.original.sha256, self.row.nth


@dataclass(slots=True, eq=False)
class Joined:
    """A run and all that tell of it. days: whose weeks it touches. into: the one that it became a part of."""

    run: KeptRun
    copies: list[Copy]
    is_new: bool = False
    changed: bool = False
    days: set[date] = field(default_factory=set)
    into: Joined | None = None

    def now(self) -> KeptRun:
        """Its row, after all that was joined."""
        return self.into.now() if self.into else self.run

    def best(self) -> Copy:
        return max(self.copies, key=lambda one: one.order)


class Joining:
    """To be used inside an action, which holds the patient's row: changes gather, `write` writes them all."""

    def __init__(self, patient: Patient) -> None:
        self.patient = patient
        self.runs: list[Joined] = []
        self.gone: list[KeptRun] = []
        self.swallowed: list[Joined] = []
        self.days: set[date] = set()

    def look_around(self, moments: Iterable[datetime]) -> None:
        """Fetch the runs that began at about these moments, with all that tell of them."""
        spans = [Q(began_at__range=(began - APART, began + APART)) for began in sorted(set(moments))]
        if not spans:
            return
        near = RunSource.objects.filter(reduce(or_, spans), run__patient=self.patient)
        self.fetch(KeptRun.objects.filter(id__in=near.values("run")))

    def fetch(self, runs: Iterable[KeptRun]) -> None:
        """Take these runs in, as they are kept."""
        known = list(runs)
        sources = RunSource.objects.filter(run__in=known).select_related("original")
        by_run: dict[UUID, list[Copy]] = {run.pk: [] for run in known}
        for row in sources:
            home = row.run_id if row.shown else None
            by_run[row.run_id].append(Copy(row, _summary_of(row), home))
        self.runs += [Joined(run, by_run[run.pk], days={run.on}) for run in known]

    def add(self, activity: Activity, original: OriginalFile, told: Told) -> tuple[Joined, bool]:
        """One more copy. The run that it tells of, and whether it tells more of it than those before."""
        copy = Copy(_source_row(activity, original, told), activity.summary, activity=activity)
        same = [one for one in self.runs if any(_same(copy.summary, each.summary) for each in one.copies)]
        if not same:
            joined = Joined(KeptRun(patient=self.patient), [copy], is_new=True, changed=True)
            self.runs.append(joined)
            return joined, False
        joined, *others = sorted(
            same, key=lambda one: (one.is_new, one.run.began_at or activity.summary.began)
        )
        for other in others:
            self._swallow(joined, other)
        joined.copies.append(copy)
        joined.changed = True
        return joined, joined.best() is copy

    def told_again(self, original: OriginalFile, told: Told) -> None:
        """Words of the account for a file that came without them before."""
        for joined in self.runs:
            for copy in joined.copies:
                if copy.row.original_id == original.pk and not copy.row.told:
                    copy.row.told, joined.changed = _plain_told(told), True

    def renew(self) -> tuple[Refusal, ...]:
        """Read every copy anew from its bytes. What is wrong with those runs that stay as they are."""
        wrong = []
        for joined in self.runs:
            try:
                read = [kept_again(self.patient, copy.row) for copy in joined.copies]
            except Refusal as refusal:
                wrong.append(refusal)
                continue
            for copy, activity in zip(joined.copies, read, strict=True):
                row = _source_row(activity, copy.row.original, Told())
                for name in FOLLOWS:
                    setattr(copy.row, name, getattr(row, name))
                copy.summary, copy.activity = activity.summary, activity
            joined.changed = True
        return tuple(wrong)

    def write(self) -> None:
        """Put everything into the tables. `days` then names those whose weeks may have changed."""
        changed = [one for one in self.runs if one.changed]
        for joined in changed:
            self.days |= joined.days
            _settle(joined)
            self.days.add(joined.run.on)
        KeptRun.objects.bulk_create([one.run for one in changed if one.is_new])
        for joined in changed:
            if not joined.is_new:
                joined.run.save()
        copies = [copy for one in changed for copy in one.copies]
        kept = [one.row for one in copies if not one.row._state.adding]
        RunSource.objects.bulk_create([one.row for one in copies if one.row._state.adding])
        RunSource.objects.bulk_update(kept, ["run", "shown", "told", *FOLLOWS])
        self._write_streams(changed)
        if self.gone:
            KeptRun.objects.filter(id__in=[run.pk for run in self.gone]).delete()

    def _write_streams(self, changed: Sequence[Joined]) -> None:
        rows = []
        for joined in changed:
            best = joined.best()
            if best.activity:
                rows.append(_streams_row(joined.run, best.activity))
            elif best.home != joined.run.pk:  # of a run that became a part of this one
                row = RunStreams.objects.get(run_id=best.home)
                row.run = joined.run
                rows.append(row)
        names = [one.name for one in RunStreams._meta.concrete_fields if not one.primary_key]
        RunStreams.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["run"], update_fields=names
        )

    def _swallow(self, joined: Joined, other: Joined) -> None:
        """Two runs are one after all, since a third file tells of both."""
        for name in ("meters_said", "effort"):
            if getattr(joined.run, name) is None:
                setattr(joined.run, name, getattr(other.run, name))
        joined.run.hidden = joined.run.hidden and other.run.hidden
        joined.copies += other.copies
        other.into = joined
        self.swallowed.append(other)
        joined.days |= other.days
        joined.is_new, joined.changed = joined.is_new and other.is_new, True
        self.runs.remove(other)
        if not other.is_new:
            ImportedFile.objects.filter(run=other.run).update(run=joined.run)
            self.gone.append(other.run)


def _settle(joined: Joined) -> None:
    """Let the row say what the richest copy and the accounts say."""
    best, run = joined.best(), joined.run
    for copy in joined.copies:
        copy.row.run, copy.row.shown = run, copy is best
    run.hold(best.summary)
    run.file_meters = best.row.said.get("file_meters")
    in_order = sorted(joined.copies, key=lambda one: one.order, reverse=True)
    told = [one.row.told for one in in_order]
    named = [one.get("name") for one in told] + [one.row.said.get("name") for one in in_order]
    run.name = next((name for name in named if name), "")
    run.gear = next((one["gear"] for one in told if one.get("gear")), "")
    meters = next((one["meters"] for one in told if one.get("meters")), None)
    if run.meters is None and meters and _corrected(meters, run.file_meters):
        run.meters, run.confirmed = meters, True


def _corrected(meters: float, by_device: float | None) -> bool:
    return by_device is None or abs(meters - by_device) > CORRECTED * by_device


def _same(one: Summary, other: Summary) -> bool:
    return abs(one.began - other.began) <= APART and same_run(one, other)


def _source_row(activity: Activity, original: OriginalFile, told: Told) -> RunSource:
    """What is kept of a copy; not saved yet."""
    summary = activity.summary
    said: dict[str, Any] = {name: getattr(summary, name) for name in DERIVED}
    said["offset"] = round((summary.began.utcoffset() or timedelta()).total_seconds())
    said["file_meters"] = activity.file_meters
    said["name"] = plain_text(activity.name, 200)
    return RunSource(
        original=original,
        nth=activity.nth,
        began_at=summary.began,
        format=activity.format,
        maker=plain_text(activity.device.maker, 60),
        product=plain_text(activity.device.product, 100),
        serial=activity.device.serial,
        said={name: value for name, value in said.items() if value is not None},
        richness=list(activity.richness),
        told=_plain_told(told),
    )


def _summary_of(row: RunSource) -> Summary:
    """What this copy alone says of the run."""
    run = KeptRun(began_at=row.began_at, utc_offset=row.said["offset"])
    for name in DERIVED:
        if name in row.said:
            setattr(run, name, row.said[name])
    return run.summary()


def _streams_row(run: KeptRun, activity: Activity) -> RunStreams:
    """The streams of a copy, for the run that it tells of; not saved yet."""
    first = (None,) * 4 if activity.ends is None else activity.ends
    names = ("first_latitude", "first_longitude", "last_latitude", "last_longitude")
    return RunStreams(
        run=run, packed=activity.packed, laps=activity.laps, **dict(zip(names, first, strict=True))
    )


def _plain_told(told: Told) -> dict[str, Any]:
    """What the account says, without what it does not say."""
    said = {
        "name": plain_text(told.name, 200),
        "sport": plain_text(told.sport, 60),
        "gear": plain_text(told.gear, 100),
        "meters": told.meters,
    }
    return {name: value for name, value in said.items() if value}
