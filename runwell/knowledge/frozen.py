"""Keeps the mappings of frozen values from being changed from outside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from types import MappingProxyType
from typing import Any


def freeze_mappings(value: Any) -> None:
    """Put a read-only copy in place of every mapping field of a frozen dataclass, and of mappings in it."""
    for one in fields(value):
        held = getattr(value, one.name)
        if isinstance(held, Mapping):
            object.__setattr__(value, one.name, frozen(held))


def frozen(mapping: Mapping[Any, Any]) -> Mapping[Any, Any]:
    """A read-only copy, with the mappings among its values read-only, too."""
    held = {name: frozen(part) if isinstance(part, Mapping) else part for name, part in mapping.items()}
    return MappingProxyType(held)
