"""What was exported, as a page that a person reads offline, years later."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext

from runwell.records.actions.export import Everything
from runwell.web.my import acts
from runwell.web.my.told import Told, in_words

# Ids and switches of the site's own, which say nothing to a person; record.json has them.
INNER = frozenset({"id", "patient", "account", "user", "email_address", "is_superuser", "is_active", "demo"})
# Shown in a way of their own; every other part of the export is a table of its rows.
BY_HAND = frozenset({"form", "made_at", "what_it_is", "account", "record", "checks", "trail"})

# As export.py writes times. What a person wrote may have a T in the same place.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?[+-]\d\d:\d\d")


@dataclass(frozen=True, slots=True)
class ReadableCheck:
    """on: the day of the check."""

    on: date
    verdict: dict[str, Any]
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the trail."""

    at: datetime
    who: str
    roles: str
    what: Promise | str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the export as it stands in the file. rows: each as pairs of name and value."""

    title: str
    rows: tuple[tuple[tuple[str, Any], ...], ...]


@dataclass(frozen=True, slots=True)
class Readable:
    """account: pairs of name and value."""

    made_at: datetime
    account: tuple[tuple[str, Any], ...]
    checks: tuple[ReadableCheck, ...]
    parts: tuple[Part, ...]
    trail: tuple[Line, ...]
    originals: tuple[str, ...]


def readable(everything: Everything) -> Readable:
    """The page; a part that is added to the export later shows up in it by itself."""
    record = everything.record
    titles = record["what_it_is"]
    return Readable(
        datetime.fromisoformat(record["made_at"]),
        _pairs(record["account"]),
        tuple(_check(one) for one in record["checks"]),
        tuple(_part(titles.get(name, name), rows) for name, rows in record.items() if name not in BY_HAND),
        tuple(_line(event) for event in reversed(record["trail"])),
        tuple(one.name for one in everything.originals),
    )


def _check(check: dict[str, Any]) -> ReadableCheck:
    said = check["verdict"]
    told = in_words(said["pack"], check["answers"], check["asked"])
    return ReadableCheck(date.fromisoformat(said["on"]), said, told)


def _line(event: dict[str, Any]) -> Line:
    at = datetime.fromisoformat(event["at"])
    return Line(at, event["by"], ", ".join(event["roles"]), acts.in_words(event["act"]))


def _part(title: str, rows: list[dict[str, Any]]) -> Part:
    return Part(title, tuple(_pairs(row) for row in rows))


def _pairs(row: dict[str, Any]) -> tuple[tuple[str, Any], ...]:
    return tuple(_pair(*pair) for pair in row.items() if pair[0] not in INNER)


def _pair(name: str, value: Any) -> tuple[str, Any]:
    """Words for a name, and a time as a time; what is empty is left to the template."""
    words = name.replace("_", " ")
    if isinstance(value, bool):
        return words, gettext("yes") if value else gettext("no")
    if isinstance(value, str) and MOMENT.fullmatch(value):
        return words, datetime.fromisoformat(value)
    return words, value
