"""Equipment: what an exercise may need, and what stands in most homes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Equipment:
    """One thing. name: as a runner reads it, with its article. everyday: it stands in most homes.

    A mat is none: it makes the floor softer, and no exercise needs it.
    """

    id: str
    name: str
    everyday: bool = False
