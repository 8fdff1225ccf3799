"""TCX: each activity is a run with its laps, be it recorded in a hall or typed in without any point."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from runwell.refusals import Refusal
from runwell.running.files.ground import distance_of, time_that_counts
from runwell.running.files.legs import steps_a_minute
from runwell.running.files.markup import read
from runwell.running.files.points import PointReader
from runwell.running.files.run import Damage, Device, Format, Lap, Run, Sport, Streams
from runwell.running.files.sports import sport_of
from runwell.running.files.table import (
    ALTITUDE,
    CADENCE,
    DISTANCE,
    HEART_RATE,
    LATITUDE,
    LONGITUDE,
    POINT,
    SPEED,
    TIME,
    Table,
    last_of,
    out_of_order,
)
from runwell.running.files.texts import moment, number

FIELDS = {
    "Trackpoint": POINT,
    "Time": TIME,
    "LatitudeDegrees": LATITUDE,
    "LongitudeDegrees": LONGITUDE,
    "AltitudeMeters": ALTITUDE,
    "DistanceMeters": DISTANCE,
    "Value": HEART_RATE,
    "Cadence": CADENCE,
    "RunCadence": CADENCE,
    "Speed": SPEED,
}
LONGEST_NAME, LONGEST_UNIT = 200, 18
MOST_ACTIVITIES, MOST_LAPS = 1000, 10_000
NO_ACTIVITY = "This TCX file has no recorded activity in it"
NO_RUN = {"Course": "This TCX file is a planned course", "Workout": "This TCX file is a planned workout"}
MEND = "Export the recorded run from the watch or its app"


@dataclass
class Activity:
    """One <Activity>. laps: what each says of itself, as text by the name of the element."""

    sport: str = ""
    said: dict[str, str] = field(default_factory=dict)
    laps: list[dict[str, str]] = field(default_factory=list)
    table: Table = field(default_factory=Table)


class TcxReader(PointReader):
    """Collects activities."""

    fields = FIELDS

    def __init__(self) -> None:
        super().__init__()
        self.activities: list[Activity] = []
        self.planned = ""

    def opened(self, local: str, attributes: dict[str, str]) -> None:
        if local == "Activity":
            if len(self.activities) == MOST_ACTIVITIES:
                raise Refusal(f"This TCX file has more than {MOST_ACTIVITIES:,} activities", mend=MEND)
            self.activities.append(Activity(attributes.get("Sport", "")))
            self.table = self.activities[-1].table
        elif local == "Lap" and self.table is not None and len(self.activities[-1].laps) < MOST_LAPS:
            self.activities[-1].laps.append({"StartTime": attributes.get("StartTime", "")})
        elif local in NO_RUN:
            self.planned = local

    def closed(self, text: str) -> None:
        if self.table is None:
            return
        activity = self.activities[-1]
        match self.path:
            case [*_, "Activity"]:
                self.table.settle()
                self.table = None
            case [*_, "Lap", ("TotalTimeSeconds" | "DistanceMeters") as what] if activity.laps:
                activity.laps[-1].setdefault(what, text)
            case [*_, "Activity" | "Creator", ("Id" | "Notes" | "Name" | "UnitId") as what]:
                activity.said.setdefault(what, text.strip()[:LONGEST_NAME])


def decode_tcx(data: bytes) -> tuple[Run, ...]:
    """Each activity, in the order of the file. A planned course or workout is refused."""
    reader, damage = read(data, TcxReader)
    runs = [run for activity in reader.activities if (run := run_of(activity, damage))]
    if not runs:
        raise Refusal(NO_RUN.get(reader.planned, NO_ACTIVITY), mend=MEND)
    return tuple(runs)


def run_of(activity: Activity, damage: tuple[Damage, ...]) -> Run | None:
    """An activity as a run; None without any time."""
    sport = sport_of(activity.sport)
    streams = streams_of(activity.table, sport)
    known = streams.time[np.isfinite(streams.time)]
    laps = laps_of(activity)
    began = float(known[0]) if len(known) else laps[0].start if laps else moment(activity.said.get("Id", ""))
    if not np.isfinite(began) or not (len(known) or laps):
        return None
    seconds, meters = sum(lap.seconds for lap in laps), sum(lap.meters or 0.0 for lap in laps)
    lasted = float(known.max() - known.min()) if len(known) else 0.0
    return Run(
        format=Format.TCX,
        sport=sport,
        began=began,
        timer=seconds or time_that_counts(streams.time, streams.distance),
        elapsed=max(lasted, seconds),
        streams=streams,
        sport_said=activity.sport[:LONGEST_NAME],
        name=activity.said.get("Notes", ""),
        device=device_of(activity.said),
        laps=laps,
        meters=meters or last_of(streams.distance),
        indoor=bool(len(streams)) and not np.isfinite(streams.latitude).any(),
        damage=damage + out_of_order(known),
    )


def streams_of(table: Table, sport: Sport) -> Streams:
    """The points; the way over ground where the file gives no distance at all."""
    time, latitude, longitude, altitude, distance, speed, heart_rate, cadence = table.columns()
    if not np.isfinite(distance).any():
        distance = distance_of(time, latitude, longitude)
    return Streams(
        time=time,
        distance=distance,
        latitude=latitude,
        longitude=longitude,
        altitude=altitude,
        speed=speed,
        heart_rate=heart_rate,
        cadence=steps_a_minute(cadence, sport),
    )


def laps_of(activity: Activity) -> tuple[Lap, ...]:
    """Those that say when they began and how long they took."""
    laps = []
    for said in activity.laps:
        start, seconds = moment(said["StartTime"]), number(said.get("TotalTimeSeconds", ""))
        meters = number(said.get("DistanceMeters", ""))
        if np.isfinite(start) and 0 <= seconds < np.inf:
            laps.append(Lap(start=start, seconds=seconds, meters=meters if 0 <= meters < np.inf else None))
    return tuple(laps)


def device_of(said: dict[str, str]) -> Device:
    """The watch, as far as it says its name and number."""
    unit = said.get("UnitId", "")
    # A number of more digits fits no table, and would take the whole archive down with it.
    number_of_it = unit.isascii() and unit.isdigit() and len(unit) <= LONGEST_UNIT
    return Device(product=said.get("Name", ""), serial=int(unit) if number_of_it else None)
