"""The weeks of a program as PDF, one page each: letters, lines and figures, on US Letter or A4."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

from runwell.exchange.pdf_figure import draw_figure
from runwell.exchange.pdf_pen import PLAIN, Pen
from runwell.exchange.sheets import Said, SheetExercise, Sheets, WeekSheet

PAPERS = {"letter": LETTER, "a4": A4}
SIZES = (9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5)
MARGIN, GAP, BOX = 34, 10, 10
FIGURE_WIDE, FIGURE_HIGH, FIRST = 132, 104, 150
GREY = HexColor("#999999")


def weeks_as_pdf(sheets: Sheets, paper: str) -> bytes:
    """One page a week. The letters are as large as lets everything stand on it."""
    canvas = Canvas(
        "weeks.pdf", pagesize=PAPERS[paper], lang=sheets.language, initialFontName=PLAIN, invariant=1
    )
    canvas.setTitle(sheets.title)
    canvas.setCreator("Runwell")
    for week in sheets.weeks:
        size = next((size for size in SIZES if _Page(None, sheets, week, paper, size).fits()), SIZES[-1])
        _Page(canvas, sheets, week, paper, size).fits()
        canvas.showPage()
    return bytes(canvas.getpdfdata())


class _Page:
    """One week, drawn or only measured: canvas None."""

    def __init__(self, canvas: Any | None, sheets: Sheets, week: WeekSheet, paper: str, size: float) -> None:
        wide, high = PAPERS[paper]
        self.canvas, self.sheets, self.week, self.size = canvas, sheets, week, size
        self.left, self.width = MARGIN, wide - 2 * MARGIN
        self.pen = Pen(canvas, high - MARGIN)

    def fits(self) -> bool:
        """Go down the whole page; True where it ends above the lower margin."""
        self._head()
        for number, one in enumerate(self.sheets.exercises, start=1):
            self._exercise(number, one)
        self._blanks()
        self._foot()
        return self.pen.y >= MARGIN

    def _head(self) -> None:
        said = self.sheets
        self.pen.write(f"{said.title}: {self.week.title}", self.left, self.width, 14, bold=True)
        for words in (said.lead, *said.warns):
            self.pen.write(words, self.left, self.width, self.size)
        self.pen.y -= 3

    def _exercise(self, number: int, one: SheetExercise) -> None:
        """The figure at the left, words beside it, and a row of boxes under both."""
        self._rule()
        top, x = self.pen.y, self.left + FIGURE_WIDE + GAP
        width, size = self.left + self.width - x, self.size
        room = FIGURE_WIDE, FIGURE_HIGH * size / SIZES[0]
        high = draw_figure(self.canvas, one.figure, self.left, top - 2, *room) if one.figure else 0
        self.pen.write(f"{number}. {one.name}", x, width, size + 2, bold=True)
        self.pen.write(one.much, x, width, size, bold=True)
        for words in filter(None, (one.note, " ".join(f"{step.rstrip('.')}." for step in one.steps))):
            self.pen.write(words, x, width, size)
        self.pen.write(f"{self.sheets.why} {' '.join(one.why)}", x, width, size - 0.5)
        self.pen.y = min(self.pen.y, top - high - 4) - 2
        self._days(self.sheets.done)

    def _days(self, words: str, *, write: bool = False) -> None:
        """A row with a place for each day: boxes to tick, or a line to write on."""
        y, size = self.pen.y, min(self.size, 8)
        step = (self.width - FIRST) / len(self.week.days)
        if self.canvas:
            self.canvas.setFont(PLAIN, size)
            self.canvas.drawString(self.left, y - 9, words)
            self.canvas.setLineWidth(0.7)
            for number, day in enumerate(self.week.days):
                self._day(self.left + FIRST + number * step, y, day.name, 0 if write else day.boxes, write)
        self.pen.y -= BOX + 5

    def _day(self, x: float, y: float, name: str, boxes: int, write: bool) -> None:
        canvas: Any = self.canvas
        canvas.drawString(x, y - 9, name if boxes or write else f"{name} –")
        after = x + canvas.stringWidth(name, PLAIN, min(self.size, 8)) + 3
        for number in range(boxes):
            canvas.rect(after + number * (BOX + 2), y - BOX, BOX, BOX)
        if write:
            canvas.line(after, y - BOX, after + 2 * BOX, y - BOX)

    def _blanks(self) -> None:
        self._rule()
        for words in self.sheets.blanks:
            self._days(words, write=True)

    def _foot(self) -> None:
        """The limits at the left, the signs beside them, whom to call, and how long it counts."""
        self._rule()
        top, half = self.pen.y, (self.width - GAP) / 2
        ends = []
        for x, said in ((self.left, self.sheets.limit), (self.left + half + GAP, self.sheets.stops)):
            self.pen.y = top
            self._said(said, x, half)
            ends.append(self.pen.y)
        self.pen.y = min(ends) - 3
        self._said(self.sheets.turn, self.left, self.width)
        self.pen.write(self.sheets.until, self.left, self.width, self.size - 1)

    def _said(self, said: Said, x: float, width: float) -> None:
        self.pen.write(said.title, x, width, self.size, bold=True)
        for words in said.lines:
            self.pen.write(f"• {words}", x, width, self.size - 1)

    def _rule(self) -> None:
        if self.canvas:
            self.canvas.setStrokeColor(GREY)
            self.canvas.setLineWidth(0.5)
            self.canvas.line(self.left, self.pen.y, self.left + self.width, self.pen.y)
            self.canvas.setStrokeColor(HexColor("#000000"))
        self.pen.y -= 4
