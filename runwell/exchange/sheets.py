"""What stands on the printed weeks of a program, in words: the same for paper from a browser and for PDF."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetExercise:
    """much: its dose. why, steps: sentences. note: who set it, or "". figure: an SVG of ours, "" for none."""

    id: str
    name: str
    much: str
    why: tuple[str, ...]
    steps: tuple[str, ...]
    note: str = ""
    figure: str = ""


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A column of boxes. boxes: as many as sessions are planned, 0 on a day of rest."""

    name: str
    boxes: int

    @property
    def rows(self) -> range:
        return range(self.boxes)


@dataclass(frozen=True, slots=True)
class Said:
    """A title with lines under it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekSheet:
    """One week, one page. title: from when to when. days: seven."""

    title: str
    days: tuple[SheetDay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """The weeks of a program. lead: what for. warns: what is to be known first, such as a flare.

    blanks: lines to write in, a number a day. limit, stops: how much pain, and when to get help. turn: whom
    to call. until: how long it counts. done: the word before the boxes. why: the word before the reasons.
    """

    title: str
    language: str
    lead: str
    warns: tuple[str, ...]
    weeks: tuple[WeekSheet, ...]
    exercises: tuple[SheetExercise, ...]
    blanks: tuple[str, ...]
    limit: Said
    stops: Said
    turn: Said
    until: str
    done: str
    why: str
