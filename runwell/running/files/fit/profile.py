"""The numbers of FIT that Runwell needs, as data.

Source: the global profile and the protocol page of Garmin's public FIT SDK
(developer.garmin.com/fit/protocol, developer.garmin.com/fit/overview): which number means which message,
which field it has, and in which unit it is stored.
"""

from __future__ import annotations

from typing import NamedTuple

# Seconds from 1970 to the beginning of FIT's clock, 31 December 1989, 00:00 UTC.
EPOCH = 631065600
TIMESTAMP = 253

FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, DEVICE_INFO, ACTIVITY, HR, FIELD_DESCRIPTION = (
    0, 12, 18, 19, 20, 21, 23, 34, 132, 206,
)  # fmt: skip
WANTED = frozenset(
    (FILE_ID, SPORT, SESSION, LAP, RECORD, EVENT, DEVICE_INFO, ACTIVITY, HR, FIELD_DESCRIPTION)
)


class BaseType(NamedTuple):
    """How values are stored. code: numpy's letter; size: bytes; invalid: the value that means "none"."""

    code: str
    size: int
    invalid: float


BASE_TYPES = {
    0: BaseType("B", 1, 0xFF),  # enum
    1: BaseType("b", 1, 0x7F),
    2: BaseType("B", 1, 0xFF),
    3: BaseType("h", 2, 0x7FFF),
    4: BaseType("H", 2, 0xFFFF),
    5: BaseType("i", 4, 0x7FFFFFFF),
    6: BaseType("I", 4, 0xFFFFFFFF),
    7: BaseType("s", 1, 0),  # text, ends at a zero byte
    8: BaseType("f", 4, float("nan")),
    9: BaseType("d", 8, float("nan")),
    10: BaseType("B", 1, 0),  # the "z" types: zero means none
    11: BaseType("H", 2, 0),
    12: BaseType("I", 4, 0),
    13: BaseType("B", 1, 0xFF),  # bytes
    14: BaseType("q", 8, 0x7FFFFFFFFFFFFFFF),
    15: BaseType("Q", 8, 0xFFFFFFFFFFFFFFFF),
    16: BaseType("Q", 8, 0),
}
TEXT = 7


class Told(NamedTuple):
    """value = stored / scale - offset."""

    number: int
    scale: float = 1
    offset: float = 0


SEMICIRCLE = 2**31 / 180
# Which fields of a record fill a column: the first of them that has a value in that row.
COLUMNS = {
    "time": (Told(TIMESTAMP, 1, -EPOCH),),
    "distance": (Told(5, 100),),
    "latitude": (Told(0, SEMICIRCLE),),
    "longitude": (Told(1, SEMICIRCLE),),
    "altitude": (Told(78, 5, 500), Told(2, 5, 500)),
    "speed": (Told(73, 1000), Told(6, 1000)),
    "heart_rate": (Told(3),),
    "cadence": (Told(4),),
    "contact": (Told(41, 10),),
    "oscillation": (Told(39, 10),),
    "balance": (Told(84, 100),),
}
FRACTION_OF_CADENCE = Told(53, 128)
CADENCE_256 = Told(52, 256)
SPEED_AND_DISTANCE = (
    8  # three bytes: 12 bits of speed in 1/100 m/s, 12 bits of distance in 1/16 m, which turn over
)

# Fields of the other messages, by our name for them.
FIELDS = {
    FILE_ID: {
        "type": Told(0), "maker": Told(1), "product": Told(2), "serial": Told(3), "made": Told(4, 1, -EPOCH),
        "product_name": Told(8),
    },
    SPORT: {"sport": Told(0), "sub_sport": Told(1), "name": Told(3)},
    SESSION: {
        "time": Told(TIMESTAMP, 1, -EPOCH), "start": Told(2, 1, -EPOCH), "sport": Told(5),
        "sub_sport": Told(6), "elapsed": Told(7, 1000), "timer": Told(8, 1000), "meters": Told(9, 100),
        "name": Told(110),
    },
    LAP: {
        "time": Told(TIMESTAMP, 1, -EPOCH), "start": Told(2, 1, -EPOCH), "elapsed": Told(7, 1000),
        "timer": Told(8, 1000), "meters": Told(9, 100),
    },
    EVENT: {"time": Told(TIMESTAMP, 1, -EPOCH), "event": Told(0), "kind": Told(1)},
    DEVICE_INFO: {
        "index": Told(0), "maker": Told(2), "serial": Told(3), "product": Told(4), "product_name": Told(27),
    },
    ACTIVITY: {"time": Told(TIMESTAMP, 1, -EPOCH), "timer": Told(0, 1000), "local": Told(5, 1, -EPOCH)},
    FIELD_DESCRIPTION: {
        "developer": Told(0), "number": Told(1), "base": Told(2), "name": Told(3), "scale": Told(6),
        "offset": Told(7), "units": Told(8), "native_message": Told(14), "native_field": Told(15),
    },
}  # fmt: skip
# Heart rate that a strap had kept in water: the time of every beat, and the rate.
HR_FRACTION, HR_RATE, HR_EVENT, HR_EVENT_12 = Told(0, 32768), 6, 9, 10

TIMER = 0  # the event whose kinds below start and stop the watch
STARTS, STOPS = frozenset((0,)), frozenset((1, 4, 8, 9))
