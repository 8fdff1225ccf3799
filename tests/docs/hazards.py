"""Reads the hazard log as a clinical safety officer would: one table a hazard, one matrix for all."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
LOG = REPOSITORY / "docs/safety/hazard-log.md"
FIELDS = (
    "Hazard",
    "Cause",
    "Harm",
    "Initial risk",
    "Control",
    "Shown by",
    "Residual risk",
    "What remains",
    "Owner",
    "Status",
)


def cells(line: str) -> list[str]:
    """The cells of one line of a Markdown table."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def matrix(text: str) -> dict[tuple[str, str], int]:
    """(severity, likelihood) -> risk, as the page itself prints it."""
    head, _, *rows = text[text.index("| likelihood \\ severity") :].split("\n\n")[0].splitlines()
    severities = cells(head)[1:]
    return {
        (severity, cells(row)[0]): int(risk)
        for row in rows
        for severity, risk in zip(severities, cells(row)[1:], strict=True)
    }


def hazards(text: str) -> dict[str, dict[str, str]]:
    """Hazard id -> field -> entry, in the page's order."""
    found = {}
    for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        rows = [cells(line) for line in part.splitlines() if line.startswith("|")]
        found[part.split()[0]] = {row[0]: " | ".join(row[1:]) for row in rows[2:]}
    return found


def rating(entry: str) -> tuple[str, str, int]:
    """ "Major x Low = 3" as (severity, likelihood, risk)."""
    match = re.fullmatch(r"([A-Z][a-z]+) x ([A-Z][a-z]+(?: [a-z]+)?) = (\d)", entry)
    assert match, f"“{entry}” is not of the form “Major x Low = 3”"
    return match[1], match[2], int(match[3])


def named_tests(entry: str) -> list[tuple[Path, str]]:
    """Every `path::name` of a "Shown by" entry."""
    return [
        (REPOSITORY / path, name) for path, name in re.findall(r"`([\w./-]+\.py)::(?:\w+::)?(\w+)`", entry)
    ]
