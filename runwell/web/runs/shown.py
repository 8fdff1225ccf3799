"""A run as its page shows it: built from a record, so that a runner and their clinician see the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext

from runwell.records.access.runs import RunPage
from runwell.running.summary import Summary
from runwell.web import distances
from runwell.web.charts.table import Table
from runwell.web.charts.trace import Trace
from runwell.web.charts.track_map import TrackMap
from runwell.web.runs.along import by_distance, traces, track
from runwell.web.runs.words import FORMATS, called, device_words, harm_words

Fact = tuple[str, str]
A_BREAK = 60
"""Seconds of pauses from which both times are said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunShown:
    """far: "" where nobody knows. ask: an indoor run whose distance nobody confirmed. typed: the distance as
    the field has it. corrected: the runner said another than the file, or the file says none. file_far: what
    the device says, which indoors is a guess. hidden: it counts for nothing.
    """

    id: UUID
    name: str
    began: datetime
    far: str
    typed: str
    ask: bool
    corrected: bool
    file_far: str
    effort: int | None
    hidden: bool
    facts: tuple[Fact, ...]
    technique: tuple[Fact, ...]
    harms: tuple[str, ...]
    traces: tuple[Trace, ...]
    table: Table | None
    track: TrackMap | None


def run_shown(page: RunPage) -> RunShown:
    """For whoever may read the record; what lies near home is cut before it comes here."""
    run, file_meters = page.summary, page.file_meters
    known = file_meters if run.meters is None else run.meters
    return RunShown(
        id=UUID(run.id),
        name=called(run, page.name),
        began=run.began,
        far="" if run.meters is None else distances.distance(run.meters),
        typed="" if known is None else f"{known / distances.unit():.2f}",
        ask=run.indoor and not run.confirmed,
        corrected=run.confirmed and run.meters != file_meters,
        file_far="" if file_meters is None else distances.distance(file_meters),
        effort=run.effort,
        hidden=page.hidden,
        facts=tuple(_facts(page)),
        technique=tuple(_technique(run)),
        harms=harm_words([one.harm.value for one in page.damage]),
        traces=traces(page.streams),
        table=by_distance(page.streams),
        track=track(page.streams, cut=page.cut),
    )


def _facts(page: RunPage) -> Iterator[Fact]:
    run = page.summary
    yield gettext("Time"), distances.clock(run.timer)
    if run.elapsed - run.timer >= A_BREAK:
        yield gettext("With breaks"), distances.clock(run.elapsed)
    if run.meters and run.timer:
        yield gettext("Pace"), distances.pace(run.timer, run.meters)
    if run.run_seconds is not None and run.walk_seconds is not None:
        yield from _split(run.run_seconds, run.walk_seconds, run.longest_block)
    if run.heart_rate:
        yield gettext("Heart rate"), gettext("{n} beats a minute").format(n=round(run.heart_rate))
    if run.cadence:
        yield gettext("Cadence"), gettext("{n} steps a minute").format(n=round(run.cadence))
    if run.climb:
        yield gettext("Climb"), distances.climb(run.climb)
    if run.effort is not None:
        load = gettext("{effort} of 10, load {units} (effort times minutes)")
        yield (
            gettext("Effort"),
            load.format(effort=run.effort, units=number_format(round(run.effort * run.timer / 60))),
        )
    yield from _from(page)


def _split(running: float, walking: float, longest: float | None) -> Iterator[Fact]:
    if walking < 1:
        yield gettext("Running and walking"), gettext("Ran all of it")
        return
    said = gettext("Ran {run}, walked {walk}").format(
        run=distances.clock(running), walk=distances.clock(walking)
    )
    yield gettext("Running and walking"), said
    if longest:
        yield gettext("Longest without a walk"), distances.clock(longest)


def _from(page: RunPage) -> Iterator[Fact]:
    if device := device_words(page.device):
        yield gettext("Recorded by"), device
    if page.gear:
        yield gettext("Shoes or gear"), page.gear
    files = [FORMATS.get(one, one.upper()) for one in page.sources]
    if len(files) > 1:
        words = gettext("{n} files of the same run. Shown is the one that says most ({format}).")
        yield gettext("Files"), words.format(n=len(files), format=files[0])
    elif files:
        yield gettext("File"), files[0]


def _technique(run: Summary) -> Iterator[Fact]:
    if run.level_cadence:
        words = gettext("{n} steps a minute over {minutes} minutes of level running")
        yield (
            gettext("Step rate"),
            words.format(n=round(run.level_cadence), minutes=round(run.level_minutes)),
        )
    if run.contact:
        yield gettext("Time on the ground"), gettext("{n} milliseconds a step").format(n=round(run.contact))
    if run.oscillation:
        centimeters = number_format(round(run.oscillation / 10, 1))
        yield gettext("Up and down"), gettext("{n} centimeters a step").format(n=centimeters)
    if run.balance:
        words = gettext("{left}% left, {right}% right")
        left, right = (number_format(round(one, 1)) for one in (run.balance, 100 - run.balance))
        yield gettext("Balance of ground time"), words.format(left=left, right=right)
