"""Published cases and their answers, read from two files of one JSON object a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from runwell.check.scoring import Truth
from runwell.cli.json_lines import at_line, case_with_answers, numbered_lines, parsed
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal

LABELS = ("difficulty", "detail")  # what the cases are also told apart by, where they say it
NEEDED = ("cause_group", "triage_gold", "triage_minimum")


@dataclass(frozen=True, slots=True)
class PublishedCase:
    """What is accepted of a case, what its story answers (finding -> value), and the line that says so."""

    truth: Truth
    known: Mapping[str, object]
    answers_file: Path
    answers_line: int


def read_cases(pack: Pack, vignettes: Path, answers: Path) -> tuple[list[PublishedCase], list[Refusal]]:
    """The cases that have answers, in the order of the vignettes, and what is wrong with the others.

    Answers to a case that is not among the vignettes are passed over.
    """
    refused: list[Refusal] = []
    known = dict(_rows(answers, case_with_answers, refused))
    cases = []
    for name, (number, row) in _rows(vignettes, _vignette, refused):
        try:
            truth = _truth(pack, row)
            if name not in known:
                raise Refusal(
                    f"The case {name} has no answers in {answers}", mend="Add a line with its answers"
                )
        except Refusal as refusal:
            refused.append(at_line(refusal, number, vignettes))
        else:
            line, answered = known[name]
            cases.append(PublishedCase(truth, answered["answers"], answers, line))
    return cases, refused


def _rows(
    path: Path, read: Any, refused: list[Refusal]
) -> Iterator[tuple[str | int, tuple[int, dict[str, Any]]]]:
    """(id, (line, row)) of every line that can be read, each id once."""
    seen: set[str | int] = set()
    for number, line in numbered_lines(path):
        try:
            row = read(line)
            name = row["id"]
            if not isinstance(name, str | int):
                raise Refusal("An id is a text or a whole number", mend='Write "id": "hip-001"')
            if name in seen:
                raise Refusal(f"The case {name} stands in this file twice", mend="Leave one of them out")
        except Refusal as refusal:
            refused.append(at_line(refusal, number, path))
        else:
            seen.add(name)
            yield name, (number, row)


def _vignette(line: str) -> dict[str, Any]:
    row = parsed(line)
    if not isinstance(row, dict) or "id" not in row:
        raise Refusal("A case needs an id", mend='Write {"id": ..., "cause_group": ...}')
    missing = [name for name in NEEDED if not isinstance(row.get(name), str)]
    if missing:
        raise Refusal(f"The case does not say its {missing[0]}", mend=f"Every case needs {', '.join(NEEDED)}")
    return row


def _truth(pack: Pack, row: dict[str, Any]) -> Truth:
    labels = {"group": row["cause_group"]} | {name: str(row[name]) for name in LABELS if name in row}
    also = row.get("acceptable_groups") or []
    if not isinstance(also, list):
        raise Refusal("acceptable_groups is not a list", mend="Write a list of case groups")
    return Truth(
        _group(pack, row["cause_group"]),
        Level.of(row["triage_gold"]),
        Level.of(row["triage_minimum"]),
        frozenset(_group(pack, name) for name in also),
        labels,
    )


def _group(pack: Pack, name: object) -> str:
    groups = sorted({cause.case_group for cause in pack.causes.values()})
    if name not in groups:
        raise Refusal(
            f"“{name}” is not a case group of {pack.region}", mend=f"Use one of: {', '.join(groups)}"
        )
    return str(name)
