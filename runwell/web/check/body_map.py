"""The map of the body on which a runner shows where it hurts: data in `maps/`, drawn here.

A view is drawn as its right half, in steps from its middle line, and mirrored, so that both sides agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

MAPS = Path(__file__).parent / "maps"
NAMES: Mapping[str, Promise | str] = {"front": gettext_lazy("Front"), "back": gettext_lazy("Back")}
POINT = re.compile(r"(-?[\d.]+),(-?[\d.]+)")


@dataclass(frozen=True, slots=True)
class Patch:
    """The patch of skin that belongs to one answer: a path, or rings where it lies too deep to touch."""

    path: str = ""
    rings: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class BodyMap:
    """One region's figure, ready to be drawn: every path is in the box of width by height."""

    width: int
    height: int
    skin: str
    lines: str
    names: tuple[tuple[Promise | str, int], ...]
    patches: Mapping[str, Patch]


@cache
def body_map(region: str) -> BodyMap | None:
    """The region's map, or None where nobody has drawn one; then the list of places stands alone."""
    file = MAPS / f"{region}.json"
    return drawn(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None


def drawn(data: Mapping[str, Any]) -> BodyMap:
    """The map of one file of `maps/`."""
    views = data["views"]
    return BodyMap(
        data["width"],
        data["height"],
        skin="".join(mirrored(view["skin"], view["middle"]) for view in views),
        lines="".join(mirrored(view["lines"], view["middle"]) for view in views),
        names=tuple((NAMES[view["name"]], view["middle"]) for view in views),
        patches=MappingProxyType({place: patch(place, views) for place in places(views)}),
    )


def places(views: list[Any]) -> Iterator[str]:
    """Every answer that some view shows, once."""
    yield from dict.fromkeys(
        place for view in views for kind in ("halves", "wholes", "rings") for place in view[kind]
    )


def patch(place: str, views: list[Any]) -> Patch:
    """All that belongs to one place, over all views and both sides."""
    path, rings = "", []
    for view in views:
        middle = view["middle"]
        path += mirrored(view["halves"].get(place, ""), middle)
        path += moved(view["wholes"].get(place, ""), middle)
        if place in view["rings"]:
            x, y, radius = view["rings"][place]
            rings += [(middle + x, y, radius), (middle - x, y, radius)]
    return Patch(path, tuple(rings))


def mirrored(half: str, middle: float) -> str:
    """The half and its mirror image, set around the middle line."""
    return moved(half, middle) + moved(half, middle, side=-1)


def moved(path: str, middle: float, side: int = 1) -> str:
    """The path with its middle line at x = middle; side -1 turns it over. It knows absolute x,y pairs."""
    return POINT.sub(lambda pair: f"{middle + side * float(pair[1]):g},{float(pair[2]):g}", path)
