"""The site's own drawings, by the id that a document names them with: a template each."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent / "templates" / "pages" / "drawings"


def drawings() -> list[tuple[str, str]]:
    """Every drawing and what the editor calls it."""
    names = sorted(file.stem for file in FOLDER.glob("*.html"))
    return [(name, name.replace("-", " ").capitalize()) for name in names]


def known(name: str) -> bool:
    """Whether there is such a drawing."""
    return any(name == one for one, _ in drawings())
