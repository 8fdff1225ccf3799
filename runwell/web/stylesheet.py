"""The stylesheets that travel inside pages, and the hashes by which the browser trusts them."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "static"
OF_A_PAGE = {"/my/session/": "session/session.css"}
"""Address -> a file of that page alone."""


def stylesheet() -> str:
    """Every file in FOLDER by name, without comments and idle space. A page needs one request only."""
    return "".join(_read(file) for file in sorted(FOLDER.glob("*.css")))


def own_stylesheet(path: str) -> str:
    """What the page at that address has beside it; "" nothing."""
    return _read(FOLDER / OF_A_PAGE[path]) if path in OF_A_PAGE else ""


def stylesheet_hashes(path: str) -> str:
    """The source expressions for the Content-Security-Policy, with their quotes: 'sha256-...'."""
    own = own_stylesheet(path)
    return " ".join(map(_source, [stylesheet(), own] if own else [stylesheet()]))


def _read(file: Path) -> str:
    return _minified(file, file.stat().st_mtime_ns)


@cache
def _source(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


@cache
def _minified(file: Path, _changed_at: int) -> str:
    return minified(file.read_text(encoding="utf-8"))


def minified(css: str) -> str:
    """CSS without comments, line ends and the spaces that carry no meaning; quoted text is kept.

    A space before a colon or around + and - is kept: it separates selectors and terms of calc().
    """
    parts = re.split(r"""(/\*.*?\*/|"[^"]*"|'[^']*')""", css, flags=re.DOTALL)
    kept = (part if part[:1] in "\"'" else _squeezed(part) for part in parts if not part.startswith("/*"))
    return "".join(kept).strip()


def _squeezed(css: str) -> str:
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r"\s*([{};,>])\s*", r"\1", css)
    return re.sub(r":\s+", ":", css).replace(";}", "}")
