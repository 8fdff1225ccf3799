"""The site's own drawings, by the id that a document names them with: an SVG file each."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "pages" / "drawings"


@dataclass(frozen=True, slots=True)
class Drawing:
    """path: among the static files. width, height: in pixels, so that nothing jumps when the file comes."""

    path: str
    width: int
    height: int


def drawings() -> list[tuple[str, str]]:
    """Every drawing and what the editor calls it."""
    names = sorted(file.stem for file in FOLDER.glob("*.svg"))
    return [(name, name.replace("-", " ").capitalize()) for name in names]


def known(name: str) -> bool:
    """Whether there is such a drawing."""
    return any(name == one for one, _ in drawings())


@cache
def drawing(name: str) -> Drawing | None:
    """The drawing of that name; None where there is none."""
    if not known(name):
        return None
    root = ET.parse(FOLDER / f"{name}.svg").getroot()
    return Drawing(f"pages/drawings/{name}.svg", int(root.attrib["width"]), int(root.attrib["height"]))
