"""The few messages that are no records: each as a dictionary of the fields that Runwell reads."""

from __future__ import annotations

from functools import lru_cache
from struct import Struct
from typing import Any

from runwell.running.files.fit.definition import Definition, Field
from runwell.running.files.fit.profile import FIELDS, Told

Message = dict[str, Any]
TEXTS = frozenset(("name", "product_name", "units"))


@lru_cache(maxsize=512)
def _plan(told: Definition) -> list[tuple[str, Struct, Field, Told]]:
    """name, how to read it, where, in which unit: of every field that is there."""
    found = []
    for name, how in FIELDS[told.message].items():
        field = told.fields.get(how.number)
        if field is not None and (field.is_text if name in TEXTS else field.readable):
            code = f"{field.size}s" if field.is_text else field.type.code
            found.append((name, Struct(told.order + code), field, how))
    return found


def read(data: bytes, at: int, told: Definition) -> Message:
    """Those fields that are there and valid, in their units; texts as text."""
    found: Message = {}
    for name, how_stored, field, how in _plan(told):
        (value,) = how_stored.unpack_from(data, at + field.at)
        if field.is_text:
            value = value.split(b"\0")[0].decode("utf-8", "replace").strip()
        if value != field.type.invalid and value == value and value != "":
            found[name] = value if how.scale == 1 and not how.offset else value / how.scale - how.offset
    return found
