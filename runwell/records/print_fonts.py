"""The fonts of what is printed. The only place that opens their files."""

from __future__ import annotations

from pathlib import Path

from runwell.exchange.pdf_pen import take_fonts

FOLDER = Path(__file__).resolve().parents[2] / "content" / "fonts"
NAME = "DejaVuSansCondensed"


def ready() -> None:
    """Read them, once for a process."""
    take_fonts(
        plain=lambda: (FOLDER / f"{NAME}.ttf").read_bytes(),
        bold=lambda: (FOLDER / f"{NAME}-Bold.ttf").read_bytes(),
    )
