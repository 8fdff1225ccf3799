"""Frozen values as JSON and back: what is kept of a programme reads back as it was, or is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum, IntEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from runwell.refusals import Refusal

T = TypeVar("T")


def plain(value: Any) -> Any:
    """A frozen value, or a tuple of them, in JSON values; what stands at its default is left out."""
    if is_dataclass(value):
        held = {one.name: getattr(value, one.name) for one in fields(value)}
        default = {one.name: one.default for one in fields(value)}
        return {name: plain(part) for name, part in held.items() if part != default[name]}
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def read_tuple(kind: type[T], kept: Any) -> tuple[T, ...]:
    """Several of one kind. Refusal: it is no list of them."""
    if not isinstance(kept, list):
        raise _wrong(kind.__name__)
    return tuple(read(kind, one) for one in kept)


def read(kind: type[T], kept: Any) -> T:
    """A frozen value out of JSON. Refusal: an unknown or missing name, or a value that it cannot have."""
    if not isinstance(kept, dict):
        raise _wrong(kind.__name__)
    types = _types(kind)
    needed = {one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING}
    if not needed <= set(kept) <= set(types):
        raise _wrong(kind.__name__)
    return kind(**{name: _value(types[name], value, name) for name, value in kept.items()})


@cache
def _types(kind: type) -> dict[str, Any]:
    """The kind of each field; found out once, since that is slow."""
    return get_type_hints(kind)


def _value(kind: Any, kept: Any, where: str) -> Any:
    if get_origin(kind) in (Union, UnionType):
        if kept is None and NoneType in get_args(kind):
            return None
        return _first_of([one for one in get_args(kind) if one is not NoneType], kept, where)
    if get_origin(kind) is tuple:
        if not isinstance(kept, list):
            raise _wrong(where)
        return tuple(_value(get_args(kind)[0], one, where) for one in kept)
    if get_origin(kind) is Mapping:
        if not isinstance(kept, dict):
            raise _wrong(where)
        return {str(name): _value(get_args(kind)[1], one, where) for name, one in kept.items()}
    return read(kind, kept) if is_dataclass(kind) else _single(kind, kept, where)


def _first_of(kinds: list[Any], kept: Any, where: str) -> Any:
    """As the one kind that it is: texts and numbers are never taken for each other."""
    return _value(next((kind for kind in kinds if type(kept) is kind), kinds[0]), kept, where)


def _single(kind: Any, kept: Any, where: str) -> Any:
    number = issubclass(kind, IntEnum) and type(kept) is int
    made = kind if issubclass(kind, Enum) else date.fromisoformat if kind is date else None
    if made and (number or isinstance(kept, str)):
        try:
            return made(kept)
        except ValueError:
            raise _wrong(where) from None
    # True is a number to Python, and no dose.
    if type(kept) is not kind:
        raise _wrong(where)
    return kept


def _wrong(where: str) -> Refusal:
    return Refusal("what is kept here cannot be read", where, "Ask your clinician to set the program anew")
