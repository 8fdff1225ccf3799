"""The two drawings of a figure: it moves, or it stands still in three moments beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from runwell.programme.figure.figure import Figure
from runwell.programme.figure.ink import STYLE, animated, path
from runwell.programme.figure.motion import Motion, motion
from runwell.programme.figure.scene import Layer, Scene, Stroke, scene
from runwell.refusals import Refusal

GAP, LIE_DOWN = 14, 1.25
Box = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """What is read aloud instead of the drawing."""

    title: str
    says: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """width, height: as wide and high as it was drawn; it may be shown at any size."""

    svg: str
    width: int
    height: int


def moving(figure: Figure, words: Words) -> Drawing:
    """The figure in motion, over and over."""
    way, scenes = _scenes(figure)
    keys = ";".join(f"{time:g}" for time in way.times)
    timing = f'dur="{way.seconds:g}s" repeatCount="indefinite" keyTimes="{keys}"'

    def stroke(one: Stroke) -> str:
        ds = [one.ds[pose] for pose in way.order]
        return path(one.kind, one.width, ds[0], animated(ds, timing))

    return _sheet([[_drawn(one, stroke, None)] for one in scenes], [one.box for one in scenes], words)


def stills(figure: Figure, words: Words) -> Drawing:
    """Start, middle and end beside each other (a lying body: below each other), in each view."""
    way, scenes = _scenes(figure)
    last = figure.poses - 1
    shown = [way.nearest(pose) for pose in (figure.stills or (0, last / 2, last))]
    return _sheet(
        [[_still(one, way, pose) for pose in shown] for one in scenes], [s.box for s in scenes], words
    )


def _still(one: Scene, way: Motion, pose: int) -> str:
    return _drawn(one, lambda stroke: path(stroke.kind, stroke.width, stroke.ds[pose]), way.at[pose])


def _scenes(figure: Figure) -> tuple[Motion, list[Scene]]:
    if not figure.looked_at:
        raise Refusal("Nobody has looked at this figure yet", mend="Show the steps in words")
    way = motion(figure)
    return way, [scene(figure, way, number) for number in range(len(figure.views))]


def _drawn(one: Scene, stroke: Callable[[Stroke], str], pose: float | None) -> str:
    return "".join(_layer(layer, stroke) for layer in one.layers) + "".join(
        path("a n", 4, shaft) + path("a", 2, head)
        for arrow, (shaft, head) in one.arrows
        if pose is None or _shows(arrow.during, pose, bool(arrow.push))
    )


def _shows(during: tuple[float, float], pose: float, push: bool) -> bool:
    """An arrow of a way stands in the pictures it comes through; a push where it is pushed."""
    return during[0] < pose <= during[1] if not push else during[0] <= pose <= during[1]


def _layer(layer: Layer, stroke: Callable[[Stroke], str]) -> str:
    inside = "".join(stroke(one) for one in layer.strokes)
    return f'<g class="r">{inside}</g>' if layer.soft else inside


def _sheet(rows: Sequence[Sequence[str]], boxes: Sequence[Box], words: Words) -> Drawing:
    """Each view a row; bodies that lie are stacked, those that stand side by side."""
    flat = all(box[2] > LIE_DOWN * box[3] for box in boxes)
    places, x, y, width, height = [], 0, 0, 0, 0
    for row, (left, top, wide, high) in zip(rows, boxes, strict=True):
        for drawn in row:
            places.append(f'<g transform="translate({x - left} {y - top})">{drawn}</g>')
            width, height = max(width, x + wide), max(height, y + high)
            x, y = (x, y + high + GAP) if flat else (x + wide + GAP, y)
        if len(row) > 1 and not flat:
            x, y = 0, height + GAP
    # Stills come as large as they were drawn; the motion fills the window that it is opened in.
    size = f'width="{width}" height="{height}" ' if len(rows[0]) > 1 else ""
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'{size}role="img" aria-labelledby="t d"><title id="t">{escape(words.title)}</title>'
        f'<desc id="d">{escape(words.says)}</desc><style>{STYLE}</style>{"".join(places)}</svg>'
    )
    return Drawing(svg, width, height)


def seconds(figure: Figure) -> float:
    """How long one repetition takes in the drawing."""
    return motion(figure).seconds
