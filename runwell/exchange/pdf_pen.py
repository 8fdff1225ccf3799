"""A pen that writes lines down a page of a PDF, or only measures how far down they would come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from reportlab.lib.utils import BytesIO
from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames, registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

PLAIN, BOLD = "Runwell", "Runwell-Bold"
LEADING = 1.22


def take_fonts(plain: Callable[[], bytes], bold: Callable[[], bytes]) -> None:
    """Read the two fonts, TrueType; they are asked for once in a process."""
    for name, font in ((PLAIN, plain), (BOLD, bold)):
        if name not in getRegisteredFontNames():
            registerFont(TTFont(name, BytesIO(font())))


class Pen:
    """y: how far down it is, from the lower edge. canvas: None only measures."""

    def __init__(self, canvas: Any | None, y: float) -> None:
        self.canvas, self.y = canvas, y

    def write(self, words: str, x: float, width: float, size: float, *, bold: bool = False) -> None:
        """As many lines as it takes, and down to under the last."""
        font = BOLD if bold else PLAIN
        for line in lines(words, width, size, font):
            if self.canvas:
                self.canvas.setFont(font, size)
                self.canvas.drawString(x, self.y - size, line)
            self.y -= size * LEADING


def lines(words: str, width: float, size: float, font: str = PLAIN) -> Iterator[str]:
    """The words in lines of that width. A word that is wider than a line is cut."""
    line = ""
    for word in words.split():
        wider = f"{line} {word}" if line else word
        if stringWidth(wider, font, size) <= width:
            line = wider
            continue
        if line:
            yield line
        *cut, line = _cut(word, width, size, font)
        yield from cut
    if line:
        yield line


def _cut(word: str, width: float, size: float, font: str) -> list[str]:
    parts = [""]
    for letter in word:
        if parts[-1] and stringWidth(parts[-1] + letter, font, size) > width:
            parts.append("")
        parts[-1] += letter
    return parts
