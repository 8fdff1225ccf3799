"""Records as columns: several definitions in one table, in the order of the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from runwell.running.files.fit import profile
from runwell.running.files.fit.block import Block
from runwell.running.files.fit.profile import COLUMNS, SPEED_AND_DISTANCE, Told
from runwell.running.files.fit.scan import Positions
from runwell.running.files.run import Column


@dataclass(frozen=True, slots=True)
class Part:
    """Records of one definition, and which rows of the table they are; None: all of them."""

    block: Block
    rows: Positions | None


Columns = dict[str, Column]


def table(parts: Sequence[Part], rows: int) -> Columns:
    """Every column of COLUMNS that has a value anywhere; the cadence as the file has it, see `legs`."""
    found: Columns = {}
    for part in parts:
        own = {name: _first_of(part.block, fields) for name, fields in COLUMNS.items()}
        own["cadence"] = _whole_cadence(part.block, own["cadence"])
        for name, values in own.items():
            if values is not None:
                _add(found, name, rows, part, values)
    _take_apart(found, parts, rows)
    return found


def _whole_cadence(block: Block, whole: Column | None) -> Column | None:
    """With its finer part in a field of its own, or in the field that has both."""
    if whole is None:
        return block.column(profile.CADENCE_256)
    fraction = block.column(profile.FRACTION_OF_CADENCE)
    return whole if fraction is None else whole + np.nan_to_num(fraction)


def _first_of(block: Block, fields: Sequence[Told]) -> Column | None:
    """The first field's values, filled from the later ones where it has none."""
    values = None
    for told in fields:
        more = block.column(told)
        if values is None:
            values = more
        elif more is not None:
            values = np.where(np.isnan(values), more, values)
        if values is not None and not np.isnan(values).any():
            break
    return values


def _add(found: Columns, name: str, rows: int, part: Part, values: Column) -> None:
    if part.rows is None:
        found[name] = values
        return
    if name not in found:
        found[name] = np.full(rows, np.nan)
    found[name][part.rows] = values


def _take_apart(found: Columns, parts: Sequence[Part], rows: int) -> None:
    """Speed and distance of old foot pods, which pack both into three bytes; only where rows have neither."""
    packed = [(part, part.block.told.fields.get(SPEED_AND_DISTANCE)) for part in parts]
    if not any(packed_field for _, packed_field in packed):
        return
    stored = np.full((rows, 3), 0xFF, np.uint8)
    for part, field in packed:
        if field is not None and field.size >= 3:
            stored[slice(None) if part.rows is None else part.rows] = part.block.bytes_of(field)[:, :3]
    speed, distance = _speed_and_distance(stored)
    for name, values in (("speed", speed), ("distance", distance)):
        if not np.isnan(values).all():
            own = found.get(name)
            found[name] = values if own is None else np.where(np.isnan(own), values, own)


def _speed_and_distance(stored: np.ndarray[tuple[int, int], np.dtype[np.uint8]]) -> tuple[Column, Column]:
    """stored: (rows, 3). Speed in m/s; meters added up, since 12 bits turn over every 256 m."""
    first, second, third = stored.astype(np.int64).T
    good = ~(stored == 0xFF).all(axis=1)
    speed = np.where(good, (first | (second & 15) << 8) / 100, np.nan)
    steps = (second >> 4 | third << 4)[good]
    distance = np.full(len(stored), np.nan)
    if len(steps):
        distance[good] = (steps[0] + np.concatenate(([0], np.cumsum(np.diff(steps) & 0xFFF)))) / 16
    return speed, distance
