"""Running dynamics that an app or a foot pod wrote in fields of its own, where the watch itself has none."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from runwell.running.files.fit import records
from runwell.running.files.fit.content import Content
from runwell.running.files.fit.definition import Field
from runwell.running.files.fit.messages import Message
from runwell.running.files.fit.profile import FIELD_DESCRIPTION, RECORD, Told
from runwell.running.files.run import Column

# By the number of the field of a record which it says it stands for, or by its own name.
NATIVE = {4: "cadence", 39: "oscillation", 41: "contact", 84: "balance"}
NAMED = {
    "cadence": "cadence", "run cadence": "cadence", "running cadence": "cadence",
    "ground time": "contact", "ground contact time": "contact", "contact time": "contact",
    "stance time": "contact", "vertical oscillation": "oscillation",
    "ground contact balance": "balance", "stance time balance": "balance",
}  # fmt: skip
# To the units of `Streams`: ms and mm.
IN_UNITS = {"cm": 10, "centimeters": 10, "centimetres": 10, "s": 1000, "seconds": 1000, "m": 1000}


def dynamics(content: Content) -> dict[str, Column]:
    """name -> column of what the records' own fields lack; zeros are what these apps write for "none"."""
    found: dict[str, Column] = {}
    for described in content.of(FIELD_DESCRIPTION):
        name = _meaning(described)
        if name and name not in content.columns and name not in found:
            values = _column(content, described)
            if values is not None:
                found[name] = values
    return found


def _meaning(described: Message) -> str | None:
    said = str(described.get("name", "")).strip().lower().replace("_", " ")
    if described.get("native_message", RECORD) == RECORD and described.get("native_field") in NATIVE:
        return NATIVE[described["native_field"]]
    return NAMED.get(said)


def _column(content: Content, described: Message) -> Column | None:
    key = described.get("developer", 0), described.get("number", 0)
    told = Told(-1, described.get("scale", 1) or 1, described.get("offset", 0))
    found = np.full(content.rows, np.nan)
    for part, field in _places(content, key):
        values = part.block.values(told, Field.of(field.at, field.size, described.get("base", 13)))
        if values is not None:
            found[slice(None) if part.rows is None else part.rows] = values
    found[found == 0] = np.nan
    if np.isnan(found).all():
        return None
    return found * IN_UNITS.get(str(described.get("units", "")).strip().lower(), 1)


def _places(content: Content, key: tuple[int, int]) -> Sequence[tuple[records.Part, Field]]:
    return [(part, place) for part in content.parts if (place := part.block.told.developer.get(key))]
