"""Reads and writes a value whose table has one field for each of the value's own fields.

A field with a default may be left out of the file, and is, where it holds its default.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field
from dataclasses import fields as fields_of
from enum import StrEnum
from typing import Any, TypeVar

from runwell.knowledge.facts import Standing
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import Plain, entry
from runwell.knowledge.numbers import Grade
from runwell.knowledge.spans import Span
from runwell.knowledge.treatments import Recommendation, Strength

T = TypeVar("T")
READERS: Mapping[str, Callable[[Fields, str], object]] = {
    "str": Fields.text,
    "int": Fields.whole,
    "int | None": Fields.whole,
    "float": Fields.number,
    "float | None": Fields.number,
    "bool": Fields.flag,
    "tuple[str, ...]": Fields.texts,
    "tuple[float, ...]": Fields.number_list,
    "Grade": lambda fields, name: fields.word(name, Grade),
    "Standing": lambda fields, name: fields.word(name, Standing),
    "Recommendation": lambda fields, name: fields.word(name, Recommendation),
    "Strength": lambda fields, name: fields.word(name, Strength),
    "Span": Fields.span,
    "Span | None": Fields.span,
}


def read(kind: type[T], fields: Fields, **given: object) -> T | None:
    """The value of that kind, or None with its problems noted; `given` are fields that the table lacks."""
    return fields.made(lambda: kind(**given, **taken(kind, fields, *given)))


def read_all(kind: type[T], fields: Fields) -> dict[str, T | None]:
    """A file with one table for each value, whose name is the value's id."""
    return {name: read(kind, inside, id=name) for name, inside in fields.tables()}


def taken(kind: type, fields: Fields, *left_out: str) -> dict[str, Any]:
    """The fields of that kind, as the table has them."""
    return {one.name: _taken(one, fields) for one in fields_of(kind) if one.name not in left_out}


def _taken(one: Field[Any], fields: Fields) -> object:
    if one.default is not MISSING and one.name not in fields.names:
        fields.leave(one.name)
        return one.default
    return READERS[str(one.type)](fields, one.name)


def lines(title: str, value: Any, *left_out: str) -> list[str]:
    """The table of a value, without the fields that hold their default."""
    own = [one for one in fields_of(type(value)) if one.name not in left_out]
    said = {one.name: getattr(value, one.name) for one in own if getattr(value, one.name) != one.default}
    return ([title] if title else []) + [entry(name, _plain(part)) for name, part in said.items()]


def _plain(value: Any) -> Plain:
    match value:
        case StrEnum():
            plain: Plain = value.value
        case Span(low, high):
            plain = low if low == high else (low, high)
        case (float() as only,):
            plain = only
        case _:
            plain = value
    return plain
