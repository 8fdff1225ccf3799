"""What one file of the chain holds: its records as columns, its other messages by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from runwell.refusals import Refusal
from runwell.running.files.fit import clock, mending, messages, records
from runwell.running.files.fit.block import Block
from runwell.running.files.fit.checksum import Bytes
from runwell.running.files.fit.definition import Definition
from runwell.running.files.fit.messages import Message
from runwell.running.files.fit.parts import Part
from runwell.running.files.fit.profile import HR, RECORD
from runwell.running.files.fit.records import Columns
from runwell.running.files.fit.scan import CompressedTimes, Positions, Scan, Scanned
from runwell.running.files.run import Damage, Harm

# Eleven days at one record a second; more would be no run, and the columns more than 90 MB.
MOST_RECORDS = 1_000_000
TOO_MANY = "This FIT file holds more than a million records, which no run has"
LEAST_LEFT = 3  # bytes behind a file without a length that are no more than its checksum

Place = tuple[int, Definition]


@dataclass(slots=True)
class Content:
    """columns: see `records.table`. others: number of a message -> where each lies, in order."""

    data: bytes
    rows: int
    columns: Columns
    parts: list[records.Part]
    others: dict[int, list[Place]] = field(default_factory=dict)
    beats: list[tuple[Block, Positions]] = field(default_factory=list)
    damage: tuple[Damage, ...] = ()

    def of(self, message: int) -> list[Message]:
        """Every message with that number, read."""
        return [messages.read(self.data, at, told) for at, told in self.others.get(message, ())]

    def first(self, message: int) -> Message:
        """The first of them, or an empty one."""
        found = self.others.get(message)
        return messages.read(self.data, *found[0]) if found else {}


def read(data: bytes, seen: Bytes, part: Part) -> Content:
    """All that could be read of it."""
    scanned, all_kept = _scanned(data, seen, part)
    numbers = np.array([told.message for told in scanned.definitions] or [-1])[scanned.kinds]
    where = np.flatnonzero(numbers == RECORD)
    if len(where) > MOST_RECORDS:
        raise Refusal(TOO_MANY, f"byte {part.begin}", "Export the run again from where you got this file")
    blocks = _parts(seen, scanned, where)
    columns = records.table(blocks, len(where))
    if all_kept and len(where):
        columns["time"] = clock.times(seen, scanned)[where]
    damage = part.damage + _gaps(scanned, part)
    mending.mend(columns, bool(damage))
    found = Content(data, len(where), columns, blocks, damage=damage)
    found.beats = list(_blocks(seen, scanned, np.flatnonzero(numbers == HR)))
    for at in np.flatnonzero((numbers != RECORD) & (numbers != HR)).tolist():
        told = scanned.definitions[scanned.kinds[at]]
        found.others.setdefault(told.message, []).append((int(scanned.positions[at]), told))
    return found


def _scanned(data: bytes, seen: Bytes, part: Part) -> tuple[Scanned, bool]:
    try:
        return Scan(data, seen, part.begin, part.end).run(), False
    except CompressedTimes:
        return Scan(data, seen, part.begin, part.end, keep_all=True).run(), True


def _parts(seen: Bytes, scanned: Scanned, where: Positions) -> list[records.Part]:
    """The records among the messages, by definition."""
    blocks = list(_blocks(seen, scanned, where))
    return [records.Part(block, None if len(blocks) == 1 else rows) for block, rows in blocks]


def _blocks(seen: Bytes, scanned: Scanned, where: Positions) -> Iterator[tuple[Block, Positions]]:
    """Of those messages: the ones of each definition, and which of `where` they are."""
    kinds, positions = scanned.kinds[where], scanned.positions[where]
    for kind in np.flatnonzero(np.bincount(kinds)).tolist():
        rows = np.flatnonzero(kinds == kind)
        yield Block.of(scanned.definitions[kind], seen, positions[rows]), rows


def _gaps(scanned: Scanned, part: Part) -> tuple[Damage, ...]:
    """Places that made no sense, unless they are the checksum of a file that does not say where it ends."""
    told = any(one.harm in (Harm.LENGTH_ZERO, Harm.CUT_SHORT) for one in part.damage)
    gaps = [Damage(Harm.UNREADABLE_PART, at) for at in scanned.gaps if not told or part.end - at > LEAST_LEFT]
    if scanned.ended > part.end and not told:
        gaps.append(Damage(Harm.UNREADABLE_PART, part.end))
    return tuple(gaps)
