"""The texts that people agree to, version by version, from the file in which they stand as data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from runwell.refusals import Refusal

CONTENT = Path(__file__).resolve().parents[2] / "content"


@dataclass(frozen=True, slots=True)
class ConsentWords:
    """One version of what is kept, why, who reads it and until when, in sentences."""

    id: str
    title: str
    what: tuple[str, ...]
    why: tuple[str, ...]
    who: tuple[str, ...]
    until: tuple[str, ...]

    def __post_init__(self) -> None:
        lists = (self.what, self.why, self.who, self.until)
        if not (self.id and self.title and all(lists)):
            mend = "Say what is kept, why, who reads it and until when"
            raise Refusal("a version of the consent is not whole", f"version {self.id}", mend)


def read(text: str) -> tuple[ConsentWords, ...]:
    """Every version, the newest first. Refusal: one is not whole, or two have the same id."""
    versions = tuple(
        ConsentWords(
            row.get("id", ""),
            row.get("title", ""),
            *(tuple(row.get(part, ())) for part in ("what", "why", "who", "until")),
        )
        for row in tomllib.loads(text).get("version", ())
    )
    if not versions or len({one.id for one in versions}) < len(versions):
        raise Refusal("versions of the consent need an id each", "versions", "Give a new text a new id")
    return versions


class Texts:
    """The versions in one file of the content, read when they are first asked for."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def newest(self) -> ConsentWords:
        """What is agreed to from now on."""
        return self._every[0]

    def words_of(self, version: str) -> ConsentWords | None:
        """The text that was agreed to; None where the practice no longer has it."""
        return next((one for one in self._every if one.id == version), None)

    @cached_property
    def _every(self) -> tuple[ConsentWords, ...]:
        return read(self._file.read_text(encoding="utf-8"))


OF_A_RECORD = Texts(CONTENT / "consent.toml")
newest, words_of = OF_A_RECORD.newest, OF_A_RECORD.words_of
