"""The stylesheet, which travels inside each page, and the hash by which the browser trusts it."""

from __future__ import annotations

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path

FOLDER = Path(__file__).parent / "static"


def stylesheet() -> str:
    """Every file in FOLDER by name, without comments and idle space. A page needs one request only."""
    return "".join(_minified(file, file.stat().st_mtime_ns) for file in sorted(FOLDER.glob("*.css")))


def stylesheet_hash() -> str:
    """The source expression for the Content-Security-Policy, with its quotes: 'sha256-...'."""
    return _source(stylesheet())


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
