"""What one view of a figure draws, back to front, in every pose, before it is known which poses are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from runwell.programme.figure.body import Array
from runwell.programme.figure.camera import UNITS, View, view
from runwell.programme.figure.figure import Arrow, Figure
from runwell.programme.figure.flesh import MUSCLES, PARTS, Part
from runwell.programme.figure.ink import SHORT, curve, pen
from runwell.programme.figure.motion import Motion
from runwell.programme.figure.things import Outline, outlines

EDGE, FACING, SOFT_BEHIND = 1.3, -0.75, 4.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """kind: classes. ds: the path in each pose."""

    kind: str
    width: float
    ds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Strokes that belong together. soft: a limb on the far side."""

    strokes: tuple[Stroke, ...]
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """box: left, top, width, height on paper, over all poses."""

    layers: tuple[Layer, ...]
    arrows: tuple[tuple[Arrow, tuple[str, ...]], ...]
    box: tuple[int, int, int, int]


def scene(figure: Figure, way: Motion, number: int) -> Scene:
    """The view of that number."""
    look = view(figure.views[number])
    things = [one for prop in figure.props for one in outlines(prop, way) if _faces(one, look)]
    layers = [Layer(tuple(_thing(one, look) for one in things if one.behind))]
    layers += _body(figure, way, look, [one for one in things if one.between])
    layers.append(Layer(tuple(_thing(one, look) for one in things if not one.behind and not one.between)))
    arrows = [arrow for arrow in figure.arrows if arrow.view in (None, number)]
    drawn = tuple((arrow, _arrow(arrow, way, look)) for arrow in arrows)
    return Scene(tuple(layer for layer in layers if layer.strokes), drawn, _box(way, look, things, arrows))


def _faces(one: Outline, look: View) -> bool:
    return not any(one.faces) or float(look.nearness(np.array(one.faces, dtype=np.float64))) > 0.01


def _thing(one: Outline, look: View) -> Stroke:
    kind, *rest = one.kind.split()
    ds = tuple(pen(places, one.closed) for places in look.seen(one.places))
    return Stroke(" ".join([SHORT[kind], *rest]), one.width * UNITS, ds)


def _body(figure: Figure, way: Motion, look: View, between: list[Outline]) -> list[Layer]:
    """Its groups back to front, and what is between them."""
    layers = {name: _group(name, figure, way, look) for name in _back_to_front(figure, way, look)}
    middle = len(way.at) // 2
    made: list[Layer] = []
    for name, layer in layers.items():
        nearness = look.nearness(_middle(name, figure, way)[middle])
        here = [one for one in between if look.nearness(one.places[middle].mean(axis=0)) < nearness]
        between = [one for one in between if not any(one is other for other in here)]
        made += [Layer(tuple(_thing(one, look) for one in here)), layer]
    return [*made, Layer(tuple(_thing(one, look) for one in between))]


def _back_to_front(figure: Figure, way: Motion, look: View) -> list[str]:
    """The groups of the body, those named to be drawn over the others last."""
    middle = len(way.at) // 2
    groups = dict.fromkeys(_group_of(part, figure) for part in PARTS)
    near = {name: look.nearness(_middle(name, figure, way)[middle]) for name in groups}
    order = sorted(near, key=lambda name: float(near[name]))
    return [name for name in order if name not in figure.over] + [n for n in figure.over if n in order]


def _group_of(part: Part, figure: Figure) -> str:
    """A shin that is drawn over other limbs, as where it crosses the other thigh, is apart from its leg."""
    shin = f"shin_{part.segment[-1]}"
    return shin if shin in figure.over and part.segment.startswith(("shank", "foot")) else part.group


def _middle(group: str, figure: Figure, way: Motion) -> Array:
    parts = [part for part in PARTS if _group_of(part, figure) == group]
    places = [way.body.points(part.segment, part.places) for part in parts]
    return np.asarray(np.concatenate(places, axis=1).mean(axis=1))


def _group(name: str, figure: Figure, way: Motion, look: View) -> Layer:
    """All edges first, then what is inside them, so that joints show no seam."""
    middle = len(way.at) // 2

    def depth(part: Part) -> float:
        """Of the face, so that it shows in front and not from behind; everything else as it is listed.

        Rounded, since straight from the side hair and skin are equally near: then hair comes last.
        """
        places = way.body.points(part.segment, part.places)[middle]
        return round(float(look.nearness(places.mean(axis=0))), 1) if part.segment == "head" else -1e3

    parts = sorted((part for part in PARTS if _group_of(part, figure) == name), key=depth)
    inside = [_part(part, way, look, SHORT[part.kind], 0) for part in parts]
    edges = [_part(part, way, look, "o", EDGE) for part in parts if part.kind != "line"]
    tints = [_part(part, way, look, "m", 0) for part in _tints(name, figure, way, look)]
    behind = look.nearness(way.point("pelvis")[middle]) - look.nearness(_middle(name, figure, way)[middle])
    return Layer(
        (*edges, *inside, *tints),
        bool(name != "trunk" and name not in figure.over and not tints and behind > SOFT_BEHIND),
    )


def _tints(name: str, figure: Figure, way: Motion, look: View) -> Iterator[Part]:
    for work in figure.works:
        muscle = MUSCLES[work]
        if _group_of(muscle.part, figure) == name:
            faces = way.body.turned[muscle.part.segment][-1] @ np.array(muscle.towards, dtype=np.float64)
            if figure.through or look.nearness(faces) > FACING:
                yield muscle.part


def _part(part: Part, way: Motion, look: View, kind: str, more: float) -> Stroke:
    places = look.seen(way.body.points(part.segment, part.places))
    return Stroke(kind, (part.radius + more / 2) * 2 * UNITS, tuple(pen(one) for one in places))


def _arrow(arrow: Arrow, way: Motion, look: View) -> tuple[str, ...]:
    """The shaft and the head."""
    places = way.point(arrow.point) + np.array(arrow.offset)
    if arrow.push:
        first = places[way.nearest(arrow.during[1])]
        line = look.seen(np.stack([first, first + np.array(arrow.push) / 2, first + np.array(arrow.push)]))
    else:
        among = [n for n, at in enumerate(way.at) if arrow.during[0] <= at <= arrow.during[1]]
        halfway = places[[among[(len(among) - 1) // 2], among[len(among) // 2]]].mean(axis=0)
        line = look.seen(np.stack([places[among[0]], halfway, places[among[-1]]]))
    tip, bend = line[-1], 2 * line[1] - (line[0] + line[-1]) / 2
    along = (tip - bend) / max(float(np.linalg.norm(tip - bend)), 1e-6)
    across = np.array([-along[1], along[0]])
    head = np.stack([tip - 6 * along + 6 * across, tip + 5 * along, tip - 6 * along - 6 * across])
    return curve(line[0], bend, tip - 4 * along), pen(head)


def _box(
    way: Motion, look: View, things: Sequence[Outline], arrows: Sequence[Arrow]
) -> tuple[int, int, int, int]:
    spots = [(look.seen(way.body.points(part.segment, part.places)), part.radius + EDGE) for part in PARTS]
    spots += [(look.seen(one.places), one.width / 2) for one in things]
    spots += [
        (look.seen(way.point(a.point) + np.array(a.offset) + np.array(a.push or (0, 0, 0))), 5)
        for a in arrows
    ]
    low = np.min(
        [(one - radius * UNITS).min(axis=(0, 1) if one.ndim == 3 else 0) for one, radius in spots], axis=0
    )
    high = np.max(
        [(one + radius * UNITS).max(axis=(0, 1) if one.ndim == 3 else 0) for one, radius in spots], axis=0
    )
    left, top = (int(np.floor(one)) - 2 for one in low)
    return left, top, int(np.ceil(high[0])) + 2 - left, int(np.ceil(high[1])) + 2 - top
