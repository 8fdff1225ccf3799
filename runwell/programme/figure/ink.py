"""The pens: every outline as the path of a round pen, written as short as it goes."""

from __future__ import annotations

from collections.abc import Sequence

from runwell.programme.figure.body import Array

# One rule for every figure, so that one hash in the answer's policy lets all of them be drawn.
LIGHT = {
    "line": "#17302d",
    "skin": "#f0c9a4",
    "shirt": "#9fc9c0",
    "shorts": "#3f6f8c",
    "shoe": "#3d4a4a",
    "hair": "#5b4033",
    "muscle": "#d9572b",
    "arrow": "#b3261e",
    "thing": "#c9c5b6",
    "band": "#6f21dd",
}
DARK = {
    "line": "#e8efec",
    "skin": "#a9744c",
    "shirt": "#2f6b61",
    "shorts": "#24506b",
    "shoe": "#8a9a96",
    "hair": "#3a2a22",
    "muscle": "#ff8a5c",
    "arrow": "#ff9d94",
    "thing": "#4c5a57",
    "band": "#c4a1ff",
}
SHORT = {
    "line": "o",
    "skin": "s",
    "shirt": "t",
    "shorts": "p",
    "shoe": "f",
    "hair": "h",
    "muscle": "m",
    "thing": "g",
    "band": "b",
    "arrow": "a",
}


def _colors(of: dict[str, str]) -> str:
    return "".join(f".{SHORT[name]}{{fill:{color};stroke:{color}}}" for name, color in of.items())


STYLE = (
    ":root{color-scheme:light dark}path{stroke-linejoin:round;stroke-linecap:round}"
    + _colors(LIGHT)
    + "@media(prefers-color-scheme:dark){"
    + _colors(DARK)
    + "}.m{opacity:.8}.r{opacity:.55}.n{fill:none}.e{stroke:#8a9290}"
)


def pen(places: Array, closed: bool = True) -> str:
    """The d of a path through these places on paper."""
    points = [(round(float(x)), round(float(y))) for x, y in places]
    (x, y), parts = points[0], []
    start = f"M{x}{_signed(y)}"
    for nx, ny in points[1:]:
        parts.append(f"l{nx - x}{_signed(ny - y)}")
        x, y = nx, ny
    return start + "".join(parts) + ("z" if closed and len(points) > 2 else "")


def curve(first: Array, bend: Array, last: Array) -> str:
    """The d of a path that bends once."""
    (x, y), (bx, by), (lx, ly) = ((round(float(a)), round(float(b))) for a, b in (first, bend, last))
    return f"M{x}{_signed(y)}Q{bx}{_signed(by)} {lx}{_signed(ly)}"


def _signed(number: int) -> str:
    return f"{number}" if number < 0 else f" {number}"


def path(kind: str, width: float, d: str, inside: str = "") -> str:
    """A path element. kind: classes. width: of the pen."""
    end = f">{inside}</path>" if inside else "/>"
    return f'<path class="{kind}" stroke-width="{width:g}" d="{d}"{end}'


def animated(ds: Sequence[str], timing: str) -> str:
    """The element that moves a path through these, or "" where it stands still."""
    return f'<animate attributeName="d" {timing} values="{";".join(ds)}"/>' if len(set(ds)) > 1 else ""
