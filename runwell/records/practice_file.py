"""A practice as its file describes it: content/practice.json, read into values that are right or refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from runwell.refusals import Refusal

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OFFICE_WORDS = ("slug", "name", "street", "city", "state", "zip", "telephone", "time_zone")


@dataclass(frozen=True, slots=True)
class Office:
    """One location. hours: ({"days": [...], "opens": "07:00", "closes": "19:00"}, ...)."""

    words: Mapping[str, str]
    hours: tuple[Mapping[str, Any], ...]

    def __post_init__(self) -> None:
        where = f"the office {self.words.get('slug') or self.words.get('name') or '(without a name)'}"
        for word in OFFICE_WORDS:
            if not isinstance(self.words.get(word), str) or not self.words[word].strip():
                raise Refusal(f"{word!r} is missing", where, "Give it as text")
        try:
            ZoneInfo(self.words["time_zone"])
        except (ZoneInfoNotFoundError, ValueError) as error:
            what = f"the time zone {self.words['time_zone']!r} is not known"
            raise Refusal(what, where, "Use a name like America/Chicago") from error
        for row in self.hours:
            _demand_hours(row, where)


@dataclass(frozen=True, slots=True)
class PracticeFile:
    """The whole file."""

    name: str
    front_desk_email: str
    demo: bool
    show_unsigned: bool
    offices: tuple[Office, ...]

    def __post_init__(self) -> None:
        if not self.name or "@" not in self.front_desk_email:
            raise Refusal("a name and a front_desk_email are needed", "practice", "Add both to the file")
        if not self.offices:
            raise Refusal("there is no location", "practice", "Add one office at least")
        slugs = [office.words["slug"] for office in self.offices]
        if len(set(slugs)) < len(slugs):
            raise Refusal("two locations share a slug", "practice", "Give each its own")

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> PracticeFile:
        """Read what JSON gave; a Refusal says what is missing and where."""
        offices = [
            Office({word: row.get(word, "") for word in OFFICE_WORDS}, tuple(row.get("hours", [])))
            for row in given.get("locations", [])
        ]
        return cls(
            name=str(given.get("name", "")).strip(),
            front_desk_email=str(given.get("front_desk_email", "")).strip(),
            demo=given.get("demo") is True,
            show_unsigned=given.get("show_unsigned") is True,
            offices=tuple(offices),
        )


def _demand_hours(row: Mapping[str, Any], where: str) -> None:
    mend = 'Write {"days": ["Monday"], "opens": "07:00", "closes": "19:00"}'
    try:
        opens, closes = time.fromisoformat(row["opens"]), time.fromisoformat(row["closes"])
        right = opens < closes and row["days"] and set(row["days"]) <= set(DAYS)
    except (KeyError, TypeError, ValueError) as error:
        raise Refusal("its hours cannot be read", where, mend) from error
    if not right:
        raise Refusal("its hours name an unknown day or end before they begin", where, mend)
