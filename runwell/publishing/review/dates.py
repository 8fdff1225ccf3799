"""Days as copywriters write them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {
    "winter": 3,
    "spring": 6,
    "summer": 9,
    "fall": 12,
    "autumn": 12,
    "q1": 3,
    "q2": 6,
    "q3": 9,
    "q4": 12,
}
_NAME = r"(?P<month>" + "|".join(_MONTHS) + r")[a-z]*\.?"
_FORMS = (
    re.compile(r"(?P<year>\d{4})[-/.](?P<number>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?"),
    re.compile(r"(?P<number>\d{1,2})[/.](?P<day>\d{1,2})[/.](?P<year>\d{4})"),
    re.compile(r"(?P<number>\d{1,2})[/.](?P<year>\d{4})"),
    re.compile(rf"\b{_NAME},? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", re.I),
    re.compile(rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? )?\b{_NAME},? (?P<year>\d{{4}})", re.I),
    re.compile(r"\b(?P<season>winter|spring|summer|fall|autumn|q[1-4])(?: of)? (?P<year>\d{4})", re.I),
    re.compile(r"\b(?P<year>20\d{2})\b"),
)


def day_in(text: str) -> date | None:
    """The day that a text names, at the latest: the end of a month or a year; None where it names none."""
    for form in _FORMS:
        if match := form.search(text):
            return _day(match.groupdict())
    return None


def _day(said: dict[str, str | None]) -> date | None:
    year = int(said.get("year") or 0)
    month = int(said.get("number") or 12)
    if name := said.get("month"):
        month = _MONTHS.index(name.casefold()) + 1
    if season := said.get("season"):
        month = _SEASONS[season.casefold()]
    if not 1 <= month <= 12 or year < 1900:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, min(int(said.get("day") or last), last) or last)
