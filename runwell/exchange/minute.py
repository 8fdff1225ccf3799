"""A page of a patient cut to what is read in one minute: what matters least goes first, and is counted."""

from __future__ import annotations

import re
from dataclasses import replace

from runwell.exchange.summary_sheet import SummaryLine, SummarySheet, lines_of

A_MINUTE = 230
"""Words of the whole page. Adults read 238 words of plain English a minute in silence (Brysbaert 2019, "How
many words do we read per minute?", Journal of Memory and Language 109, 104047); some here are figures.
"""
STEPS = ((26, 7), (24, 6), (20, 5), (18, 5), (16, 5), (14, 4), (12, 3), (10, 1), (8, 1))
"""Tried from the first on: words of a line, and from which rank on a section may lose its first line too."""
NEVER = 99
OF_DANGER = 12
"""A line on danger is never shorter than this, and what names a red flag is never shortened."""
WORD, ENDS = re.compile(r"\S*\w\S*"), re.compile(r"[.;?](?= )")


def in_a_minute(sheet: SummarySheet, most: int = A_MINUTE) -> SummarySheet:
    """Lines become shorter and fewer until the page has no more words than that.

    First each section keeps its first line, then only those of a low rank do. What a long line left free is
    filled again, the lowest rank first. Those of rank 0 keep all their lines, even where that makes the page
    longer.
    """
    shorter = sheet
    for longest, rank in STEPS:
        shorter = _fewer(_with_lines(sheet, longest), most, NEVER)
        shorter = _fewer(shorter, most, rank)
        if words_in(shorter) <= most:
            return _filled(shorter, _with_lines(sheet, longest), most)
    return shorter


def words_in(sheet: SummarySheet) -> int:
    """All that is printed."""
    drawn = [one for one in sheet.sections if one.lines]
    lines = (line for one in drawn for line in lines_of(sheet, one))
    said = (part for line in lines for part in (line.words, line.who))
    titles = (one.title for one in drawn)
    whole = (sheet.name, sheet.about, *titles, *said, sheet.elsewhere, *sheet.foot)
    return len(WORD.findall(" ".join(whole)))


def shortened(words: str, longest: int) -> str:
    """At most so many words: whole sentences or clauses where at least half of them fit, and dots."""
    found = list(WORD.finditer(words))
    if len(found) <= longest:
        return words
    hard = words[: found[longest - 1].end()]
    ends = [one.start() for one in ENDS.finditer(words) if one.start() < len(hard)]
    half = found[longest // 2].start()
    soft = words[: ends[-1]] if ends and ends[-1] >= half else hard
    cut = f"{soft.rstrip(' .,;:(“—')}…"
    for opened, closed in ("“”", "()"):
        cut += closed * (cut.count(opened) - cut.count(closed))
    return cut


def _with_lines(sheet: SummarySheet, longest: int) -> SummarySheet:
    def line(one: SummaryLine, danger: bool) -> SummaryLine:
        most = max(longest, OF_DANGER) if danger else longest
        return one if one.whole else replace(one, words=shortened(one.words, most))

    sections = (
        replace(each, lines=tuple(line(one, each.danger) for one in each.lines)) for each in sheet.sections
    )
    return replace(sheet, sections=tuple(sections))


def _fewer(sheet: SummarySheet, most: int, rank: int) -> SummarySheet:
    """A line less at a time, of the section of the highest rank that may lose one; of two of the longer.

    rank: from which on a section may lose its only line.
    """
    while words_in(sheet) > most:
        left = [one for one in sheet.sections if one.rank and len(one.lines) > (one.rank < rank)]
        if not left:
            break
        least = max(left, key=lambda one: (one.rank, len(one.lines)))
        cut = replace(least, lines=least.lines[:-1], more=least.more + 1)
        sheet = replace(sheet, sections=tuple(cut if one is least else one for one in sheet.sections))
    return sheet


def _filled(sheet: SummarySheet, longer: SummarySheet, most: int) -> SummarySheet:
    """The same with the lines of `longer` that there is room for."""
    for place in sorted(range(len(sheet.sections)), key=lambda place: sheet.sections[place].rank):
        while sheet.sections[place].more > longer.sections[place].more:
            fuller = _with_one_more(sheet, longer, place)
            if words_in(fuller) > most:
                break
            sheet = fuller
    return sheet


def _with_one_more(sheet: SummarySheet, longer: SummarySheet, place: int) -> SummarySheet:
    cut, sections = sheet.sections[place], list(sheet.sections)
    lines = longer.sections[place].lines[: len(cut.lines) + 1]
    sections[place] = replace(cut, lines=lines, more=cut.more - 1)
    return replace(sheet, sections=tuple(sections))
