"""The texts that people agree to before the practice learns from their case, version by version."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from runwell.records.consent_words import ConsentWords, read

FILE = Path(__file__).resolve().parents[2] / "content" / "learning.toml"


def newest() -> ConsentWords:
    """What is agreed to from now on."""
    return _every()[0]


def words_of(version: str) -> ConsentWords | None:
    """The text that was agreed to; None where the practice no longer has it."""
    return next((one for one in _every() if one.id == version), None)


@cache
def _every() -> tuple[ConsentWords, ...]:
    return read(FILE.read_text(encoding="utf-8"))
