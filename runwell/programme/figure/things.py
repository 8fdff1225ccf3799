"""What is beside the body: a mat, a step, a band, and lines that show what must be level."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from runwell.programme.figure.body import Array
from runwell.programme.figure.figure import Prop
from runwell.programme.figure.motion import Motion


@dataclass(frozen=True, slots=True)
class Outline:
    """places: (poses, points, 3), in the room. kind: its pen. width: cm.

    behind: drawn before the body. between: among its limbs, by depth.
    faces: the way it looks; it is not drawn from its other side.
    """

    places: Array
    kind: str
    width: float
    closed: bool = True
    behind: bool = True
    between: bool = False
    faces: tuple[int, int, int] = (0, 0, 0)


def outlines(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """The outlines of a thing in every pose."""
    return DRAWN[prop.kind](prop, way)


def _still(places: Sequence[tuple[float, float, float]] | Array, way: Motion) -> Array:
    return np.broadcast_to(np.array(places, dtype=np.float64), (len(way.at), len(places), 3))


def _mat(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """size: length, width. It lies under the middle of place."""
    length, width = prop.size or (190, 60)
    (x, _, z), low = prop.place, -1.0
    corners = [
        (x - length / 2, low, z - width / 2),
        (x + length / 2, low, z - width / 2),
        (x + length / 2, low, z + width / 2),
        (x - length / 2, low, z + width / 2),
    ]
    return (Outline(_still(corners, way), "thing", 1.6),)


def _floor(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """size: length. A line under the feet, in both directions of the room."""
    (half,) = prop.size or (70,)
    x, _, z = prop.place
    cross = [(x - half, -0.8, z), (x + half, -0.8, z), (x, -0.8, z), (x, -0.8, z - half), (x, -0.8, z + half)]
    return (Outline(_still(cross, way), "thing n", 1.2, closed=False),)


def _band(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """Round two limbs, from the outside of the one to the outside of the other."""
    first, last = way.point(prop.at[0]), way.point(prop.at[1])
    along = (last - first) / np.maximum(np.linalg.norm(last - first, axis=1, keepdims=True), 1e-6)
    (reach,) = prop.size or (2.6,)
    ends = np.stack([first - reach * along, last + reach * along], axis=1)
    return (Outline(ends, "band n", 1.8, closed=False, behind=False),)


def _ball(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """Between the points. size: its diameter."""
    middle = np.mean([way.point(name) for name in prop.at], axis=0) + np.array(prop.place)
    (across,) = prop.size or (18,)
    spot = np.stack([middle, middle + 0.01], axis=1)
    return (
        Outline(spot, "line", across + 1.2, behind=False, between=True),
        Outline(spot, "band", across, behind=False, between=True),
    )


def _box(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """size: length (forward), height, width. Its foot stands in the middle of place."""
    length, high, width = prop.size or (40, 20, 50)
    made = []
    for faces in ((0, 1, 0), (1, 0, 0), (-1, 0, 0), (0, 0, 1), (0, 0, -1)):
        corners = _face(faces, (length / 2, high / 2, width / 2))
        middle = np.array(prop.place) + (0, high / 2, 0)
        made.append(Outline(_still(corners + middle, way), "thing e", 0.6, faces=faces))
    return tuple(made)


def _face(faces: tuple[int, int, int], half: tuple[float, float, float]) -> Array:
    """The four corners of that face of a box about 0."""
    (fixed,) = [axis for axis in range(3) if faces[axis]]
    first, second = [axis for axis in range(3) if axis != fixed]
    corners = np.zeros((4, 3))
    corners[:, fixed] = faces[fixed]
    corners[:, first], corners[:, second] = (-1, 1, 1, -1), (-1, -1, 1, 1)
    return np.asarray(corners * half)


def _bench(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """size: length (forward), height, width. A seat on four legs; place: under its middle, on the floor."""
    length, high, width = prop.size or (40, 40, 90)
    x, _, z = prop.place
    feet = [(x + a * (length / 2 - 3), z + b * (width / 2 - 3)) for a in (-1, 1) for b in (-1, 1)]
    legs = [[(a, 1, b), (a, high - 4, b)] for a, b in feet]
    seat = Prop("step", place=(x, high - 6, z), size=(length, 6, width))
    return (*(Outline(_still(leg, way), "thing n", 2.6, closed=False) for leg in legs), *_box(seat, way))


def _chair(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """size: height of the seat. place: the middle of the seat, on the floor; its back is behind the body."""
    (high,) = prop.size or (45,)
    x, _, z = prop.place
    seat = [
        (x - 20, high - 2, z - 20),
        (x + 20, high - 2, z - 20),
        (x + 20, high - 2, z + 20),
        (x - 20, high - 2, z + 20),
    ]
    legs = [[(x + a, 1, z + b), (x + a, high - 2, z + b)] for a in (-19, 19) for b in (-19, 19)]
    back = [
        (x - 21, high, z - 19),
        (x - 25, high + 42, z - 19),
        (x - 25, high + 42, z + 19),
        (x - 21, high, z + 19),
    ]
    return (
        *(Outline(_still(leg, way), "thing n", 2.6, closed=False) for leg in legs),
        Outline(_still(back, way), "thing n", 2.6, closed=False),
        Outline(_still(seat, way), "thing", 3),
    )


def _wall(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """size: height. A line up from place."""
    (high,) = prop.size or (170,)
    x, _, z = prop.place
    return (Outline(_still([(x, 0, z), (x, high, z)], way), "thing n", 2.4, closed=False),)


def _stick(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """From point to point."""
    ends = np.stack([way.point(name) for name in prop.at], axis=1)
    return (Outline(ends, "band n", 1.6, closed=False, behind=False),)


def _slider(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """A flat thing under a point, that slides with it. size: length."""
    (length,) = prop.size or (16,)
    under = way.point(prop.at[0]) * (1, 0, 1) + (0, 0.6, 0) + np.array(prop.place)
    ends = np.stack([under - (length / 2, 0, 0), under + (length / 2, 0, 0)], axis=1)
    return (Outline(ends, "band n", 1.6, closed=False),)


def _level(prop: Prop, way: Motion) -> tuple[Outline, ...]:
    """Through two points and beyond them by size: shows whether they are at one height."""
    first, last = way.point(prop.at[0]), way.point(prop.at[1])
    (more,) = prop.size or (12,)
    along = (last - first) / np.maximum(np.linalg.norm(last - first, axis=1, keepdims=True), 1e-6)
    ends = np.stack([first - more * along, last + more * along], axis=1)
    return (Outline(ends, "arrow n", 0.9, closed=False, behind=False),)


DRAWN: Mapping[str, Callable[[Prop, Motion], tuple[Outline, ...]]] = {
    "mat": _mat,
    "floor": _floor,
    "band": _band,
    "belt": _band,
    "ball": _ball,
    "pillow": _ball,
    "weight": _ball,
    "chair": _chair,
    "step": _box,
    "bench": _bench,
    "wall": _wall,
    "stick": _stick,
    "slider": _slider,
    "level": _level,
}
