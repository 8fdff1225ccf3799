"""The pack's treatments in words for runners. The only place that opens the file of these words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "content" / "treatment-words.toml"


def treatment_in_words(table: str, said: str) -> str:
    """One sentence, ended by a stop. table: "summary", "escalate" or "care". Else as the pack has it."""
    words = treatment_words()[table].get(said, said)
    return words if not words or words.endswith(".") else f"{words}."


@lru_cache(maxsize=1)
def treatment_words() -> Mapping[str, Mapping[str, str]]:
    """The file, read once: table -> what the pack has -> what a runner reads."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))
