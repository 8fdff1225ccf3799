"""What a watch file says of one activity, whichever format it came in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from runwell.refusals import Refusal

Column = npt.NDArray[np.float64]
NO_TABLE = "The columns of a run have different lengths"


class Format(StrEnum):
    """In which format the file came."""

    FIT = "fit"
    GPX = "gpx"
    TCX = "tcx"


class Sport(StrEnum):
    """What was done, as far as Runwell tells sports apart. UNKNOWN: the file does not say."""

    RUNNING = "running"
    WALKING = "walking"
    HIKING = "hiking"
    OTHER = "other"
    UNKNOWN = "unknown"


class Harm(StrEnum):
    """What is wrong with a file whose good records were kept all the same."""

    WRONG_CHECKSUM = "wrong-checksum"
    NO_CHECKSUM = "no-checksum"
    CUT_SHORT = "cut-short"
    LENGTH_ZERO = "length-zero"
    BYTES_BEHIND = "bytes-behind"
    UNREADABLE_PART = "unreadable-part"
    NOT_WELL_FORMED = "not-well-formed"
    TIMES_OUT_OF_ORDER = "times-out-of-order"


@dataclass(frozen=True, slots=True)
class Damage:
    """One harm. at: the byte at which it begins, where that is known; detail: a figure or a name."""

    harm: Harm
    at: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Streams:
    """Columns of equal length, one row a record, NaN where nothing was recorded; an empty column: never.

    time: seconds since 1970 in UTC. distance: meters since the start. latitude, longitude: degrees (WGS 84).
    altitude: meters. speed: m/s. heart_rate: beats a minute. cadence: steps a minute of both legs together.
    contact: ground contact time, ms. oscillation: vertical, mm. balance: % of ground contact on the left.
    """

    time: Column
    distance: Column
    latitude: Column
    longitude: Column
    altitude: Column
    speed: Column
    heart_rate: Column
    cadence: Column
    contact: Column = field(default_factory=lambda: np.empty(0))
    oscillation: Column = field(default_factory=lambda: np.empty(0))
    balance: Column = field(default_factory=lambda: np.empty(0))

    def __post_init__(self) -> None:
        lengths = {len(column) for name, column in self.columns() if len(column)}
        if len(lengths) > 1 or (lengths and len(self.time) not in lengths):
            raise Refusal(NO_TABLE, "streams", "Fill what is missing with NaN")

    def __len__(self) -> int:
        return len(self.time)

    def columns(self) -> Iterator[tuple[str, Column]]:
        """Name and values of every column, in the order in which they are declared."""
        for one in fields(self):
            yield one.name, getattr(self, one.name)

    @classmethod
    def of(cls, rows: int, **columns: Any) -> Streams:
        """Those columns; every other one of the first eight all missing."""
        first = [one.name for one in fields(cls)][:8]
        return cls(**{**{name: np.full(rows, np.nan) for name in first}, **columns})


@dataclass(frozen=True, slots=True, kw_only=True)
class Lap:
    """start: seconds since 1970, UTC. seconds: timer time. meters: None where the file does not say."""

    start: float
    seconds: float
    meters: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """What recorded it, in the words of the file. serial: told apart, never shown."""

    maker: str = ""
    product: str = ""
    serial: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Run:
    """One activity of a file (a multi-sport file holds several). It need not be a run: `sport` says.

    began: seconds since 1970, UTC. timer: seconds with the watch running; elapsed: with pauses; meters: the
    total of the device, None where it has none. utc_offset: seconds east of UTC where the file says.
    sub_sport: the file's own word, such as "treadmill". indoor: a treadmill or a hall, by the file's word.
    damage: what is wrong with the file; the records that could be read are here all the same.
    """

    format: Format
    sport: Sport
    began: float
    timer: float
    elapsed: float
    streams: Streams
    sport_said: str = ""
    sub_sport: str = ""
    name: str = ""
    device: Device = Device()
    laps: tuple[Lap, ...] = ()
    meters: float | None = None
    utc_offset: int | None = None
    indoor: bool = False
    damage: tuple[Damage, ...] = ()

    @property
    def has_positions(self) -> bool:
        """Whether any record has a position."""
        return bool(np.isfinite(self.streams.latitude).any())
