"""The few messages that are no records: each as a dictionary of the fields that Runwell reads."""

from __future__ import annotations

from functools import lru_cache
from struct import Struct
from typing import Any

from runwell.running.files.fit.definition import Definition, Field
from runwell.running.files.fit.profile import FIELDS, Told

Message = dict[str, Any]


@lru_cache(maxsize=1024)
def _reader(order: str, field: Field) -> Struct:
    return Struct(order + (f"{field.size}s" if field.is_text else field.type.code))


def read(data: bytes, at: int, told: Definition) -> Message:
    """Those fields that are there and valid, in their units; texts as text."""
    found: Message = {}
    for name, how in FIELDS[told.message].items():
        field = told.fields.get(how.number)
        if field is not None and (field.readable or field.is_text):
            (value,) = _reader(told.order, field).unpack_from(data, at + field.at)
            if field.is_text:
                value = value.split(b"\0")[0].decode("utf-8", "replace").strip()
            if value != field.type.invalid and value == value and value != "":
                found[name] = _in_unit(value, how)
    return found


def _in_unit(value: Any, how: Told) -> Any:
    if how.scale == 1 and not how.offset:
        return value
    return value / how.scale - how.offset
