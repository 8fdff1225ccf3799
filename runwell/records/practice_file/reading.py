"""Reading rows of JSON into values, and gathering everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from runwell.refusals import Refusal, Refusals

Row = Mapping[str, Any]
T = TypeVar("T")

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# "(312) 555-0142", "312-555-0142", "+1 312 555 0142 ext. 7"
TELEPHONE = re.compile(r"\+?[\d\s().-]+((ext\.?|x)\s?\d{1,6})?", re.IGNORECASE)
FEWEST_DIGITS, MOST_DIGITS = 10, 21


def gathered(read: Callable[[Row], T], given: Row, name: str, problems: list[Refusal]) -> tuple[T, ...]:
    """What could be read of the list of that name; what could not goes into `problems`."""
    values = list[T]()
    for row in rows(given.get(name, []), name, problems):
        try:
            values.append(read(row))
        except Refusals as several:
            problems.extend(several.all)
    return tuple(values)


def rows(given: Any, name: str, problems: list[Refusal]) -> Iterator[Row]:
    """The rows that are rows."""
    every = given if isinstance(given, list) else [given]
    yield from (row for row in every if isinstance(row, dict))
    if every is not given or any(not isinstance(row, dict) for row in every):
        mend = 'Write [{"...": "..."}, ...] as in content/practice.json'
        problems.append(Refusal(f"{name!r} is not a list of rows", "practice", mend))


def demand(problems: list[Refusal]) -> None:
    """Refusals, when there is something to refuse."""
    if problems:
        raise Refusals.of(problems)


def texts(
    row: Row, longest: Mapping[str, int], where: str, *, may_lack: tuple[str, ...] = ()
) -> list[Refusal]:
    """What is wrong with the words of a row: those that are missing, no text, or too long for their place."""
    return [
        problem
        for name, most in longest.items()
        if (problem := _text(row.get(name), name, most, where, needed=name not in may_lack))
    ]


def _text(given: Any, name: str, most: int, where: str, *, needed: bool) -> Refusal | None:
    if not needed and given in (None, ""):
        return None
    if not isinstance(given, str) or not given.strip():
        return Refusal(f"{name!r} is missing", where, "Give it as text")
    if len(given) > most:
        return Refusal(f"{name!r} is longer than {most} characters", where, "Shorten it")
    return None


def said_twice(words: list[str]) -> list[str]:
    """The words that stand there more than once, each once."""
    return [word for word in dict.fromkeys(words) if words.count(word) > 1]


def is_slug(text: str) -> bool:
    return bool(SLUG.fullmatch(text)) and len(text) <= 50


def is_email(text: str) -> bool:
    return bool(EMAIL.fullmatch(text)) and len(text) <= 254


def is_telephone(text: str) -> bool:
    """A number with its area code, as somebody could dial it from anywhere."""
    digits = sum(mark.isdigit() for mark in text)
    return bool(TELEPHONE.fullmatch(text)) and FEWEST_DIGITS <= digits <= MOST_DIGITS and len(text) <= 30


def is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
