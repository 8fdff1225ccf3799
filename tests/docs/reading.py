"""What the documents claim, read out of their Markdown."""

from __future__ import annotations

import re
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]


def documents() -> list[Path]:
    """Every document a newcomer reads: the four at the top and all under docs/."""
    return sorted(REPOSITORY.glob("*.md")) + sorted((REPOSITORY / "docs").rglob("*.md"))


def text_of(name: str) -> str:
    """The text of one document by its path from the top."""
    return (REPOSITORY / name).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """The text without its fenced blocks, where backticks and brackets mean other things."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def code(text: str) -> set[str]:
    """Every `span in backticks` of the prose."""
    return set(re.findall(r"`([^`\n]+)`", prose(text)))


def links(text: str) -> set[str]:
    """Targets of links and pictures that stay inside the repository, without their anchors."""
    targets = re.findall(r"\]\(([^)\s]+)\)", prose(text))
    return {target.split("#")[0] for target in targets if not re.match(r"[a-z]+:", target)} - {""}


def commands(text: str, program: str) -> set[str]:
    """Words that follow the program's name, in backticks and in fenced blocks."""
    fenced = "\n".join(re.findall(r"^```.*?^```$", text, flags=re.MULTILINE | re.DOTALL))
    told = "\n".join(code(text)) + "\n" + fenced
    return set(re.findall(rf"(?:^|[\s/]){program} ([a-z][\w-]*)", told, flags=re.MULTILINE))


def section(text: str, heading: str) -> str:
    """The part under a heading, up to the next of the same or a higher rank."""
    match = re.search(
        rf"^(#+) {re.escape(heading)}\n(.*?)(?=^#{{1,2}} |\Z)", text, flags=re.MULTILINE | re.DOTALL
    )
    assert match, f"there is no section “{heading}”"
    return match[2]


def first_cells(table: str) -> list[str]:
    """The backticked words of the first column of a table."""
    return re.findall(r"^\| `([^`]+)`", table, flags=re.MULTILINE)
