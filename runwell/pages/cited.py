"""A page's sources as links: the address at the end of a source is where its words lead."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ADDRESSED = re.compile(r"(?P<words>.*\S)\s+<?(?P<address>https?://[^\s<>]+?)>?\.?")


@dataclass(frozen=True, slots=True)
class Cited:
    """address: "" where the source names none, or more than one, or nothing else."""

    words: str
    address: str = ""


def cited(sources: str) -> list[Cited]:
    """The sources of a page, one a line."""
    return [_cited(line.strip()) for line in sources.splitlines() if line.strip()]


def _cited(line: str) -> Cited:
    found = _ADDRESSED.fullmatch(line)
    if found is None or "://" in found["words"]:
        return Cited(line)
    return Cited(found["words"], found["address"])
