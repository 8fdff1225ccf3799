"""One page of a patient that a colleague reads in a minute: lines with who said each, drawn as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from runwell.exchange.pdf import GREY, MARGIN, PAPERS
from runwell.exchange.pdf_pen import PLAIN, Pen

SIZES = (10.0, 9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
"""Letters smaller than the last are not read in a minute; then lines are left out."""
BESIDE, GAP, EDGE = 92.0, 8.0, 4.0
BLACK, RED = HexColor("#000000"), HexColor("#9b1c1c")


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """words: what is known, a runner's own words in quotes. who: from whom it is, and of when. whole: it says
    what nobody may miss, and is never shortened.
    """

    words: str
    who: str
    whole: bool = False


@dataclass(frozen=True, slots=True)
class SummarySection:
    """more: how many lines were left out. rank: of those with the highest, lines go first; 0: none ever does.

    danger: it is to be seen first.
    """

    title: str
    lines: tuple[SummaryLine, ...]
    rank: int = 1
    danger: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySheet:
    """name, facts: who it is. left_out: the words for lines of a section that are not there, with {n} in it;
    rest: for those of all sections. size: of the letters, in points, as it was fitted. foot: of what it was
    made.
    """

    title: str
    language: str
    name: str
    facts: tuple[str, ...]
    sections: tuple[SummarySection, ...]
    foot: tuple[str, ...]
    left_out: str
    rest: str = ""
    size: float = SIZES[0]

    @property
    def about(self) -> str:
        """Who it is, as sentences: a sign between two parts would stand alone where a line breaks."""
        return " ".join(one if one.endswith(".") else f"{one}." for one in self.facts)

    @property
    def elsewhere(self) -> str:
        """Where what is not here stands, and how many lines it is in all; "" where all is here."""
        left = sum(one.more for one in self.sections)
        return self.rest.replace("{n}", str(left)) if left else ""


def fitted(sheet: SummarySheet, paper: str) -> SummarySheet:
    """The same so that it stands on one page: first the letters shrink, then lines are left out and counted.

    The fonts must have been taken. What the sections of rank 0 say is never left out.
    """
    for size in SIZES:
        if _fits(smaller := replace(sheet, size=size), paper):
            return smaller
    shorter = replace(sheet, size=SIZES[-1])
    while not _fits(shorter, paper):
        least = max(shorter.sections, key=_goes_first)
        if not least.rank or not least.lines:  # then neither has any other section a line that may go
            break  # nothing may go; what is left is drawn as far as it comes
        cut = replace(least, lines=least.lines[:-1], more=least.more + 1)
        shorter = replace(shorter, sections=tuple(cut if one is least else one for one in shorter.sections))
    return shorter


def _goes_first(section: SummarySection) -> tuple[bool, bool, int, int]:
    """Each keeps its first line as long as others have more than one."""
    may = bool(section.rank and section.lines)
    return may, len(section.lines) > 1, section.rank, len(section.lines)


def summary_as_pdf(sheet: SummarySheet, paper: str) -> bytes:
    """One page. The fonts must have been taken."""
    whole = fitted(sheet, paper)
    canvas = Canvas(
        "summary.pdf", pagesize=PAPERS[paper], lang=sheet.language, initialFontName=PLAIN, invariant=1
    )
    canvas.setTitle(sheet.title)
    canvas.setCreator("Runwell")
    _draw(canvas, whole, paper)
    canvas.showPage()
    return bytes(canvas.getpdfdata())


def lines_of(sheet: SummarySheet, section: SummarySection) -> Iterator[SummaryLine]:
    """Its lines, and last how many there are besides.

    Of lines of one source the last names it, and in short what a section above has named with its day.
    """
    named = _named_above(sheet, section)
    for line, after in zip(section.lines, (*section.lines[1:], None), strict=False):
        who = "" if after and after.who == line.who else line.who
        yield replace(line, who=who.partition(",")[0] if who in named else who)
    if section.more:
        yield SummaryLine(sheet.left_out.replace("{n}", str(section.more)), "")


def _named_above(sheet: SummarySheet, section: SummarySection) -> set[str]:
    above = takewhile(lambda one: one is not section, sheet.sections)
    return {line.who for one in above for line in one.lines}


def _fits(sheet: SummarySheet, paper: str) -> bool:
    return _draw(None, sheet, paper) >= MARGIN


def _draw(canvas: Any | None, sheet: SummarySheet, paper: str) -> float:
    """Go down the page; how far it comes. canvas None: only measured."""
    wide, high = PAPERS[paper]
    pen, width, size = Pen(canvas, high - MARGIN), wide - 2 * MARGIN, sheet.size
    pen.write(sheet.name, MARGIN, width, size + 4, bold=True)
    pen.write(sheet.about, MARGIN, width, size)
    pen.y -= 3
    for section in sheet.sections:
        if section.lines:
            _section(canvas, pen, sheet, section, width)
    _rule(canvas, pen, width)
    for words in filter(None, (sheet.elsewhere, *sheet.foot)):
        pen.write(words, MARGIN, width, size - 1)
    return pen.y


def _section(
    canvas: Any | None, pen: Pen, sheet: SummarySheet, section: SummarySection, width: float
) -> None:
    """The title at the left, the lines beside it; danger in a frame."""
    size = sheet.size
    if section.danger:
        pen.y -= EDGE
    else:
        _rule(canvas, pen, width)
    top = pen.y
    inside = EDGE if section.danger else 0
    pen.write(section.title, MARGIN + inside, BESIDE - GAP - inside, size, bold=True)
    end, pen.y = pen.y, top
    for line in lines_of(sheet, section):
        said = f"{line.words} [{line.who}]" if line.who else line.words
        pen.write(said, MARGIN + BESIDE, width - BESIDE - inside, size)
    pen.y = min(pen.y, end) - 2
    if section.danger:
        _frame(canvas, top, pen.y, width)
        pen.y -= EDGE


def _frame(canvas: Any | None, top: float, end: float, width: float) -> None:
    if canvas:
        canvas.setStrokeColor(RED)
        canvas.setLineWidth(1.5)
        canvas.rect(MARGIN, end - EDGE / 2, width, top - end + EDGE)
        canvas.setStrokeColor(BLACK)


def _rule(canvas: Any | None, pen: Pen, width: float) -> None:
    if canvas:
        canvas.setStrokeColor(GREY)
        canvas.setLineWidth(0.4)
        canvas.line(MARGIN, pen.y, MARGIN + width, pen.y)
        canvas.setStrokeColor(BLACK)
    pen.y -= 2
