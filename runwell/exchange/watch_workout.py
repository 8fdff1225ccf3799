"""A planned run as a FIT workout file, which a watch follows step by step.

Layout: Garmin's FIT protocol (https://developer.garmin.com/fit/protocol/): a header, messages each after its
definition, a checksum. The file says minutes and nothing about pain, cause or person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from enum import IntEnum
from struct import pack

import numpy as np

from runwell.running.comeback.values import Planned
from runwell.running.files.fit.checksum import checksum

PROTOCOL, PROFILE, HEADER = 0x10, 2132, 14
EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
WORKOUT_FILE, DEVELOPMENT, RUNNING = 5, 255, 1
OPEN_TARGET = 2
NAME, TITLE = 16, 24
"""Bytes of a step's name and of the workout's, with the zero at their end."""
WALK_NAME, RUN_NAME, WARM_NAME, PACE_NAME = "Walk", "Run", "Warm up", "Run normal"


class Message(IntEnum):
    """Numbers of the messages that are written."""

    FILE_ID = 0
    WORKOUT = 26
    STEP = 27


class Ends(IntEnum):
    """When a step ends: after milliseconds, after centimeters, or back to a step until done so often."""

    TIME = 0
    DISTANCE = 1
    REPEATED = 6


class Intensity(IntEnum):
    """What a watch calls a step."""

    ACTIVE = 0
    REST = 1
    WARM_UP = 2


@dataclass(frozen=True, slots=True)
class Step:
    """value: ms, cm, or the number of the step to go back to; times: how often that part is done in all."""

    name: str
    ends: Ends
    value: int
    intensity: Intensity = Intensity.ACTIVE
    times: int = 0


ENUM, UINT16, UINT32, UINT32Z, STRING = 0x00, 0x84, 0x86, 0x8C, 0x07
FIELDS = {
    Message.FILE_ID: ((0, 1, ENUM), (1, 2, UINT16), (2, 2, UINT16), (3, 4, UINT32Z), (4, 4, UINT32)),
    Message.WORKOUT: ((8, TITLE, STRING), (4, 1, ENUM), (6, 2, UINT16)),
    Message.STEP: (
        (254, 2, UINT16),
        (0, NAME, STRING),
        (1, 1, ENUM),
        (2, 4, UINT32),
        (3, 1, ENUM),
        (4, 4, UINT32),
        (7, 1, ENUM),
    ),
}
"""Of each message its fields: number, bytes, base type."""


def watch_workout(planned: Planned, *, title: str = "Run") -> bytes:
    """The file. The same run always gives the same bytes. title: plain ASCII, as the watch lists it."""
    steps = tuple(_steps(planned))
    made = datetime.combine(planned.on, time(), UTC)
    seconds = int((made - EPOCH).total_seconds())
    body = b"".join(
        (
            _definition(0, Message.FILE_ID),
            pack("<BBHHII", 0, WORKOUT_FILE, DEVELOPMENT, 0, planned.on.toordinal(), seconds),
            _definition(1, Message.WORKOUT),
            pack("<B", 1) + _text(title, TITLE) + pack("<BH", RUNNING, len(steps)),
            _definition(2, Message.STEP),
            *(_step(number, one) for number, one in enumerate(steps)),
        )
    )
    header = pack("<BBHI4s", HEADER, PROTOCOL, PROFILE, len(body), b".FIT")
    whole = header + _crc(header) + body
    return whole + _crc(whole)


def file_name(planned: Planned) -> str:
    """ "run-2026-11-28.fit": the day, and nothing else."""
    return f"run-{planned.on.isoformat()}.fit"


def _steps(planned: Planned) -> Iterator[Step]:
    """Warm-up, then the blocks; a block that is done several times ends with the step that goes back."""
    number = 0
    if planned.warm_up:
        yield Step(WARM_NAME, Ends.TIME, _milliseconds(min(planned.warm_up)), Intensity.WARM_UP)
        number += 1
    if planned.by_distance:
        yield Step(RUN_NAME, Ends.DISTANCE, round((planned.km or 0.0) * 100_000))
        return
    for block in planned.blocks:
        first = number
        if block.walk:
            yield Step(WALK_NAME, Ends.TIME, _milliseconds(block.walk), Intensity.REST)
            number += 1
        if block.run:
            yield Step(PACE_NAME if block.normal else RUN_NAME, Ends.TIME, _milliseconds(block.run))
            number += 1
        if block.times > 1:
            yield Step("", Ends.REPEATED, first, times=block.times)
            number += 1


def _step(number: int, one: Step) -> bytes:
    """Heart rate and pace are left open: the plan is minutes, at an effort that the runner feels."""
    return (
        pack("<BH", 2, number)
        + _text(one.name, NAME)
        + pack("<BIBIB", one.ends, one.value, OPEN_TARGET, one.times, one.intensity)
    )


def _definition(local: int, message: Message) -> bytes:
    fields = FIELDS[message]
    head = pack("<BBBHB", 0x40 | local, 0, 0, message, len(fields))
    return head + b"".join(pack("<BBB", *one) for one in fields)


def _text(words: str, size: int) -> bytes:
    """Plain ASCII, zeros behind it; a letter that a watch may not have becomes a question mark."""
    return words.encode("ascii", "replace")[: size - 1].ljust(size, b"\0")


def _crc(data: bytes) -> bytes:
    return pack("<H", checksum(np.frombuffer(data, np.uint8)))


def _milliseconds(minutes: float) -> int:
    return round(minutes * 60_000)
