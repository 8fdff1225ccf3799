"""Strava's activities.csv: what it says of each file, in whichever language and order the columns come.

Strava writes the heads of the columns, and the words for sports, in the language of the account, and has
changed and added columns often (10 in 2019, 87 in 2023, 101 in 2026; see docs/decisions/0038). What has held
in all of them is gone by: the list begins with id, date, name and sport; the column whose values begin with
"activities/" is the file's, and the one before it is the gear's; the distance stands once for people and once
in meters, under one and the same head.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from runwell.running.files.archive.found import Told

LIST = "activities.csv"
FIRST = "id,date,name,type,description,elapsed_time,distance"
HEADS = {
    "id": ("activity id", "id"),
    "name": ("activity name", "name"),
    "sport": ("activity type", "type"),
    "gear": ("activity gear", "gear"),
    "file": ("filename",),
}
PLACES = {"id": 0, "name": 2, "sport": 3}
DISTANCE = 6
COLUMNS = 1_000
HEAD_LINE = 100_000
FOLDER = "activities/"


@dataclass(slots=True)
class Listed:
    """The list. told: by file; without_file: what is said of activities that have none."""

    told: dict[str, Told] = field(default_factory=dict)
    without_file: list[Told] = field(default_factory=list)


def read_list(data: bytes) -> Listed:
    """What the list says; what is no such list says nothing."""
    text = data.decode("utf-8-sig", "replace")
    listed = Listed()
    columns = _columns(text)
    rows = _rows(text) if "file" in columns else iter(())
    for row in islice(rows, 1, None):
        told = _told(row, columns)
        name = _cell(row, columns["file"]).replace("\\", "/")
        if name:
            listed.told[name] = told
        elif told.external_id.isdigit():
            listed.without_file.append(told)
    return listed


def _rows(text: str) -> Iterator[list[str]]:
    """One row after another, so that the cells of a long list are never all there at once."""
    head = text[:HEAD_LINE].split("\n", 1)[0]
    between = max(",;\t", key=head.count)
    reader = csv.reader(_lines(text, between), delimiter=between)
    while True:
        try:
            yield next(reader)
        except csv.Error:
            continue
        except StopIteration:
            return


def _lines(text: str, between: str) -> Iterator[str]:
    """The lines, with one kind of end; such as would fill the memory with cells are left out."""
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text.count(between, at, end) <= COLUMNS:
            yield text[at:end].removesuffix("\r") + "\n"
        at = end + 1


def _columns(text: str) -> dict[str, int]:
    """Which column is which: by its English head if there is one, else by its place and what stands in it."""
    heads = [one.strip().casefold() for one in next(_rows(text), [])]
    found = {what: heads.index(one) for what, names in HEADS.items() for one in names if one in heads}
    if "file" not in found:
        at = _file_column(text)
        if at is None:
            return {}
        found["file"] = at
    for what, place in PLACES.items():
        found.setdefault(what, place)
    found.setdefault("gear", found["file"] - 1)
    meters = _meters_column(heads)
    return found if meters is None else {**found, "meters": meters}


def _file_column(text: str) -> int | None:
    for row in islice(_rows(text), 1, None):
        for at, value in enumerate(row):
            if at > max(PLACES.values()) and value.replace("\\", "/").startswith(FOLDER):
                return at
    return None


def _meters_column(heads: list[str]) -> int | None:
    """The second column under the head of the distance; in the first form of the list the only one."""
    if ",".join(heads).startswith(FIRST):
        return DISTANCE
    one = "distance" if "distance" in heads else heads[DISTANCE] if len(heads) > DISTANCE else ""
    places = [at for at, head in enumerate(heads) if head and head == one]
    return places[1] if len(places) > 1 else None


def _told(row: list[str], columns: dict[str, int]) -> Told:
    values = {what: _cell(row, at) for what, at in columns.items()}
    return Told(
        name=values.get("name", ""),
        sport=values.get("sport", ""),
        gear=values.get("gear", ""),
        meters=_number(values.get("meters", "")),
        external_id=values.get("id", ""),
    )


def _cell(row: list[str], at: int) -> str:
    return row[at].strip() if 0 <= at < len(row) else ""


def _number(text: str) -> float | None:
    """A distance of more than nothing; a single comma is a decimal one."""
    plain = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text.replace(",", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if 0 < value < 1e7 else None
