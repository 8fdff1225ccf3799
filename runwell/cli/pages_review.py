"""`runwell pages review FILE`: the problems of a page document, without a database."""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from runwell.publishing.delivery import read
from runwell.publishing.document import Document
from runwell.publishing.review import Level, PracticeFacts, Problem
from runwell.records.page_review import review
from runwell.refusals import Refusal

LARGEST_PRACTICE = 1_000_000


def register(what: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    words = what.add_parser("review", help="name every problem of a page document; nothing is changed")
    words.add_argument("file", type=Path, metavar="FILE", help="text, Markdown or .docx")
    words.add_argument("--practice", type=Path, metavar="FILE", help="the practice, as content/practice.json")
    words.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    words.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    practice = practice_in(args.practice) if args.practice else None
    found = review(document_in(args.file), today=date.today(), practice=practice)
    print(
        json.dumps([one.as_row() for one in found], ensure_ascii=False, indent=2)
        if args.json
        else in_words(found)
    )
    return int(any(one.level is Level.BLOCKS for one in found))


def document_in(path: Path) -> Document:
    """The document in a file; a Refusal that names the file."""
    try:
        with path.open("rb") as file:
            return read(file)
    except OSError as error:
        raise Refusal(
            f"This file cannot be opened ({error.strerror})", str(path), "Name a page document"
        ) from error
    except Refusal as refusal:
        where = f"{path}, {refusal.where}" if refusal.where else str(path)
        raise Refusal(refusal.what, where, refusal.mend) from refusal


def practice_in(path: Path) -> PracticeFacts:
    """What of a practice's file the rules look at; the rest of it may be missing or wrong."""
    mend = "Give it the form of content/practice.json"
    try:
        if path.stat().st_size > LARGEST_PRACTICE:
            raise Refusal("This file is too large for a practice", str(path), mend)
        given = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal(f"This file cannot be opened ({error.strerror})", str(path), mend) from error
    except (ValueError, RecursionError) as error:
        raise Refusal("This is not JSON", str(path), mend) from error
    rows = given.get("locations") if isinstance(given, dict) else None
    offices = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    if not (towns := _said(offices, "city", "name")):
        raise Refusal("It names no location with a city", str(path), mend)
    name = given.get("name")
    return PracticeFacts(name if isinstance(name, str) else "", towns, _said(offices, "telephone", "phone"))


def in_words(found: tuple[Problem, ...]) -> str:
    """The problems as lines of text, and how many of each level."""
    lines = [
        f"{one.level.upper()} [{one.rule}] {one.place}: {one.message}.\n    {one.mend}." for one in found
    ]
    counts = (f"{sum(one.level is level for one in found)} {level}" for level in Level)
    return "\n".join([*lines, f"{len(found)} problems: {', '.join(counts)}."])


def _said(rows: list[dict[str, Any]], *keys: str) -> tuple[str, ...]:
    """Each text under one of the keys, once."""
    said = (row.get(key) for row in rows for key in keys)
    return tuple(dict.fromkeys(text.strip() for text in said if isinstance(text, str) and text.strip()))
