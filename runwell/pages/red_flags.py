"""The red flags that stand beside a condition's text, from content/red-flags-<region>.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from runwell.knowledge.levels import Level
from runwell.refusals import Refusal

CONTENT = Path(__file__).resolve().parents[2] / "content"


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign in the reader's words, and the pack's rules that it stands for."""

    words: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RedFlags:
    """The signs of one level of urgency."""

    level: Level
    signs: tuple[Sign, ...]


@lru_cache(maxsize=8)
def red_flags(region: str, folder: Path = CONTENT) -> tuple[RedFlags, ...]:
    """The most urgent first. Refusal: the region has no file, or it cannot be read."""
    file = folder / f"red-flags-{region}.toml"
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise Refusal(f"The red flags cannot be read ({error})", file.name, "Mend the file") from error
    return tuple(RedFlags(Level.of(level), tuple(map(_sign, rows))) for level, rows in data.items())


def _sign(row: dict[str, Any]) -> Sign:
    return Sign(row["sign"], tuple(row["rules"]))
