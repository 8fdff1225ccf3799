"""GPX 1.0 and 1.1 with the extensions of Garmin and Cluetrust: each track that has times is a run."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from runwell.refusals import Refusal
from runwell.running.files.ground import distance_of, time_that_counts
from runwell.running.files.legs import steps_a_minute
from runwell.running.files.markup import read
from runwell.running.files.points import PointReader
from runwell.running.files.run import Damage, Device, Format, Run, Streams
from runwell.running.files.sports import sport_of
from runwell.running.files.table import (
    ALTITUDE,
    CADENCE,
    DISTANCE,
    HEART_RATE,
    POINT,
    SPEED,
    TIME,
    Table,
    last_of,
    out_of_order,
)

FIELDS = {
    "trkpt": POINT,
    "time": TIME,
    "ele": ALTITUDE,
    "speed": SPEED,
    "distance": DISTANCE,
    "hr": HEART_RATE,
    "heartrate": HEART_RATE,
    "cad": CADENCE,
    "cadence": CADENCE,
    "RunCadence": CADENCE,
}
LONGEST_NAME = 200
MOST_TRACKS = 1000
NO_TIMES = (
    "This GPX file has no times, so it is a planned route or a map, and says nothing about when you ran"
)
NO_TRACK = "This GPX file has no recorded track in it"
MEND = "Export the recorded run from the watch or its app"


@dataclass
class Track:
    """One <trk>."""

    name: str = ""
    type: str = ""
    table: Table = field(default_factory=Table)


class GpxReader(PointReader):
    """Collects tracks."""

    fields = FIELDS

    def __init__(self) -> None:
        super().__init__()
        self.tracks: list[Track] = []
        self.creator = ""

    def opened(self, local: str, attributes: dict[str, str]) -> None:
        if local == "gpx":
            self.creator = attributes.get("creator", "")
        elif local == "trk":
            if len(self.tracks) == MOST_TRACKS:
                raise Refusal(f"This GPX file has more than {MOST_TRACKS:,} tracks", mend=MEND)
            self.tracks.append(Track())
            self.table = self.tracks[-1].table

    def closed(self, text: str) -> None:
        match self.path:
            case [*_, "trk", ("name" | "type") as what] if self.tracks:
                setattr(self.tracks[-1], what, text.strip()[:LONGEST_NAME])
            case [*_, "trk"] if self.table is not None:
                self.table.settle()
                self.table = None


def decode_gpx(data: bytes) -> tuple[Run, ...]:
    """Each track that has times, in the order of the file. What no watch has recorded is refused."""
    reader, damage = read(data, GpxReader)
    runs = [run for track in reader.tracks if (run := run_of(track, reader.creator, damage))]
    if not runs:
        raise Refusal(NO_TIMES if any(len(one.table) for one in reader.tracks) else NO_TRACK, mend=MEND)
    return tuple(runs)


def run_of(track: Track, creator: str, damage: tuple[Damage, ...]) -> Run | None:
    """A track as a run; None without any time."""
    time, latitude, longitude, altitude, distance, speed, heart_rate, cadence = track.table.columns()
    known = time[np.isfinite(time)]
    if not len(known):
        return None
    sport = sport_of(track.type)
    if not np.isfinite(distance).any():
        distance = distance_of(time, latitude, longitude)
    streams = Streams(
        time=time,
        distance=distance,
        latitude=latitude,
        longitude=longitude,
        altitude=altitude,
        speed=speed,
        heart_rate=heart_rate,
        cadence=steps_a_minute(cadence, sport),
    )
    return Run(
        format=Format.GPX,
        sport=sport,
        began=float(known[0]),
        timer=time_that_counts(time, distance),
        elapsed=float(known.max() - known.min()),
        streams=streams,
        sport_said=track.type,
        name=track.name,
        device=Device(product=creator[:LONGEST_NAME]),
        meters=last_of(distance),
        damage=damage + out_of_order(known),
    )
