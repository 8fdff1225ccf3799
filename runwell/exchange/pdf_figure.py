"""A figure of an exercise as lines of a PDF: the few kinds of path that our pens draw, in light colors."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

from reportlab.lib.colors import Color, HexColor

from runwell.programme.figure.ink import LIGHT, SHORT

INK = {short: HexColor(LIGHT[name]) for name, short in SHORT.items()}
EDGE, SEEN_THROUGH, FAR = HexColor("#8a9290"), 0.8, 0.55
STEP = re.compile(r"[MlQz]|-?\d+(?:\.\d+)?")
NUMBERS = {"M": 2, "l": 2, "Q": 4, "z": 0}
ROUND = 1


def draw_figure(canvas: Any | None, svg: str, x: float, top: float, width: float, height: float) -> float:
    """Draw it as large as it fits, its left upper corner there. Returns its height. canvas: None measures."""
    drawing = ElementTree.fromstring(svg)
    _, _, wide, high = map(float, drawing.attrib["viewBox"].split())
    scale = min(width / wide, height / high)
    if canvas is None:
        return high * scale
    canvas.saveState()
    canvas.translate(x, top)
    canvas.scale(scale, -scale)
    canvas.setLineCap(ROUND)
    canvas.setLineJoin(ROUND)
    _inside(canvas, drawing, far=False)
    canvas.restoreState()
    return high * scale


def _inside(canvas: Any, parent: ElementTree.Element, *, far: bool) -> None:
    for one in parent:
        kind = one.tag.rpartition("}")[2]
        if kind == "path":
            _path(canvas, one.attrib, far)
        elif kind == "g":
            canvas.saveState()
            if moved := one.attrib.get("transform", ""):
                across, down = map(float, re.findall(r"-?[\d.]+", moved))
                canvas.translate(across, down)
            _inside(canvas, one, far=far or one.attrib.get("class") == "r")
            canvas.restoreState()


def _path(canvas: Any, of: dict[str, str], far: bool) -> None:
    kinds = of["class"].split()
    ink = next((INK[kind] for kind in kinds if kind in INK), INK["o"])
    edge = EDGE if "e" in kinds else ink
    canvas.setLineWidth(float(of["stroke-width"]))
    canvas.setFillColor(_paled(ink) if far else ink)
    canvas.setStrokeColor(_paled(edge) if far else edge)
    canvas.setFillAlpha(SEEN_THROUGH if "m" in kinds else 1)
    canvas.setStrokeAlpha(SEEN_THROUGH if "m" in kinds else 1)
    line = canvas.beginPath()
    _draw(line, of["d"])
    canvas.drawPath(line, stroke=1, fill=0 if "n" in kinds else 1)


def _paled(ink: Color) -> Color:
    """As it looks on white paper through a limb that is behind."""
    return Color(*(FAR * part + 1 - FAR for part in (ink.red, ink.green, ink.blue)))


def _draw(line: Any, d: str) -> None:
    """A bend of one handle is drawn with two, which is all that PDF knows."""
    x = y = 0.0
    for command, numbers in _steps(d):
        if command == "z":
            line.close()
            continue
        fx, fy = x, y
        x, y = numbers[-2:]
        if command == "M":
            line.moveTo(x, y)
        elif command == "l":
            x, y = fx + x, fy + y
            line.lineTo(x, y)
        else:
            bx, by = numbers[:2]
            near, end = _third(fx, fy, bx, by), _third(x, y, bx, by)
            line.curveTo(*near, *end, x, y)


def _third(x: float, y: float, bx: float, by: float) -> tuple[float, float]:
    return x + (bx - x) * 2 / 3, y + (by - y) * 2 / 3


def _steps(d: str) -> Iterator[tuple[str, list[float]]]:
    found, place = STEP.findall(d), 0
    while place < len(found):
        command = found[place]
        after = place + 1 + NUMBERS[command]
        yield command, [float(one) for one in found[place + 1 : after]]
        place = after
