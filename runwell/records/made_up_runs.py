"""The watch files of made-up runners: TCX as a watch writes it, of runs round a public park."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from math import cos, pi, radians, sin

METERS_A_MILE = 1609.344
EVERY = 5
"""Seconds between two records."""
PARK = (41.8842, -87.6191)
"""Middle of the loop: a public park in downtown Chicago."""
ROUND, DEGREE = 800.0, 111_320.0
"""Length of a loop, and meters of a degree of latitude."""
WALKING, WALKING_CADENCE = 1.4, 112
WEEKDAYS = ((1, 0.6), (3, 0.5), (6, 1.0))
"""Tuesday, Thursday, Sunday, and how far each goes of the week's longest."""
HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase '
    'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2" '
    'xmlns:ns3="http://www.garmin.com/xmlschemas/ActivityExtension/v2">\n'
    '<Activities><Activity Sport="Running">'
)
TAIL = "</Activity></Activities></TrainingCenterDatabase>\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpWalkRun:
    """A walk-run session so many days ago. walk, run: minutes; times: how often in turn."""

    days_ago: int
    walk: float
    run: float
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpRuns:
    """weeks: the longest run of each week in miles, oldest first, the last ending until_days_ago; 0: none.

    pace: minutes a mile. cadence: steps a minute, and of the last four weeks. treadmill: every so manieth
    run is indoors, without positions; 0: none. later: sessions of the way back to running.
    """

    weeks: tuple[float, ...]
    until_days_ago: int
    pace: float = 10.0
    cadence: int = 168
    cadence_lately: int = 0
    treadmill: int = 0
    later: tuple[MadeUpWalkRun, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Block:
    """So long at one speed. seconds; m/s; steps a minute."""

    seconds: float
    speed: float
    cadence: int


@dataclass(frozen=True, slots=True)
class WatchFile:
    """A file as a runner has it on a disk."""

    name: str
    data: bytes


def files_of(runs: MadeUpRuns, today: date) -> Iterator[WatchFile]:
    """Every file of the story, oldest first. The same story and day always give the same bytes."""
    last = today - timedelta(days=runs.until_days_ago)
    for number, (on, miles) in enumerate(_weekly(runs, last)):
        lately = runs.cadence_lately and (last - on).days < 28
        steps = (runs.cadence_lately if lately else runs.cadence) + on.toordinal() % 3 - 1
        speed = METERS_A_MILE / (runs.pace * 60)
        indoors = bool(runs.treadmill) and number % runs.treadmill == runs.treadmill - 1
        yield _file(on, (Block(miles * METERS_A_MILE / speed, speed, steps),), indoors=indoors)
    for one in sorted(runs.later, key=lambda session: -session.days_ago):
        speed = METERS_A_MILE / (runs.pace * 1.1 * 60)
        turn = (Block(one.walk * 60, WALKING, WALKING_CADENCE), Block(one.run * 60, speed, runs.cadence))
        yield _file(today - timedelta(days=one.days_ago), turn * one.times)


def _weekly(runs: MadeUpRuns, last: date) -> Iterator[tuple[date, float]]:
    first = last - timedelta(days=7 * len(runs.weeks) - 1)
    for number, longest in enumerate(runs.weeks):
        monday = first + timedelta(days=7 * number - first.weekday())
        for weekday, share in WEEKDAYS:
            on = monday + timedelta(days=weekday)
            if longest and on <= last:
                yield on, longest * share


def _file(on: date, blocks: tuple[Block, ...], *, indoors: bool = False) -> WatchFile:
    began = datetime(on.year, on.month, on.day, 12, 10)
    seconds = sum(block.seconds for block in blocks)
    meters = sum(block.seconds * block.speed for block in blocks)
    lap = (
        f'<Id>{_time(began)}</Id><Lap StartTime="{_time(began)}"><TotalTimeSeconds>{seconds:.0f}'
        f"</TotalTimeSeconds><DistanceMeters>{meters:.1f}</DistanceMeters><Calories>0</Calories>"
        "<Intensity>Active</Intensity><TriggerMethod>Manual</TriggerMethod><Track>\n"
    )
    points = "".join(_points(began, blocks, indoors=indoors))
    text = f"{HEAD}{lap}{points}</Track></Lap>{TAIL}"
    return WatchFile(f"{on.isoformat()}-run.tcx", text.encode())


def _points(began: datetime, blocks: tuple[Block, ...], *, indoors: bool) -> Iterator[str]:
    gone, meters = 0.0, 0.0
    for block in blocks:
        for _step in range(int(block.seconds // EVERY)):
            place = "" if indoors else _place(meters)
            heart = 100 + round(14 * block.speed) + round(4 * sin(gone / 240))
            yield (
                f"<Trackpoint><Time>{_time(began + timedelta(seconds=gone))}</Time>{place}"
                f"<DistanceMeters>{meters:.1f}</DistanceMeters><HeartRateBpm><Value>{heart}</Value>"
                f"</HeartRateBpm><Extensions><ns3:TPX><ns3:Speed>{block.speed:.3f}</ns3:Speed>"
                f"<ns3:RunCadence>{block.cadence // 2}</ns3:RunCadence></ns3:TPX></Extensions></Trackpoint>\n"
            )
            gone, meters = gone + EVERY, meters + EVERY * block.speed


def _place(meters: float) -> str:
    turn, radius = 2 * pi * meters / ROUND, ROUND / (2 * pi)
    latitude = PARK[0] + radius * cos(turn) / DEGREE
    longitude = PARK[1] + radius * sin(turn) / (DEGREE * cos(radians(PARK[0])))
    altitude = 181 + 2 * sin(turn)
    return (
        f"<Position><LatitudeDegrees>{latitude:.7f}</LatitudeDegrees><LongitudeDegrees>{longitude:.7f}"
        f"</LongitudeDegrees></Position><AltitudeMeters>{altitude:.1f}</AltitudeMeters>"
    )


def _time(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
