"""The files of a pack while they are read: which there are, which were read, which nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from runwell.knowledge.forms.fields import Fields
from runwell.refusals import Refusal

NAME = re.compile(r"(?P<folder>[a-z-]+(/[a-z-]+)?)/(?P<name>[a-z0-9-]+)\.toml")
STRANGER = "See knowledge/README.md for the files of a pack"


class Files:
    """path inside the region's folder -> text, with the problems found so far."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = dict(sorted(texts.items()))
        self._read: set[str] = set()
        self.unread: set[str] = set()
        self.problems: list[Refusal] = []

    def one(self, path: str) -> Fields:
        """A file that every pack has."""
        self._read.add(path)
        fields = Fields.of_file(path, self._texts.get(path), self.problems)
        if fields.unread:
            self.unread.add(path)
        return fields

    def optional(self, path: str) -> Fields:
        """A file that a pack may leave out, as if it were empty."""
        return self.one(path) if self.has(path) else Fields(path, {}, self.problems)

    def has(self, path: str) -> bool:
        """Whether the pack has that file."""
        return path in self._texts

    def all(self, folder: str) -> Iterator[tuple[str, Fields]]:
        """Every file of a folder that was not read yet, with its name."""
        for path in self._texts:
            match = NAME.fullmatch(path)
            if match and match["folder"] == folder and path not in self._read:
                yield match["name"], self.one(path)

    def note_strangers(self) -> None:
        """Note every file that nobody asked for."""
        for path in self._texts:
            if path not in self._read:
                self.problems.append(Refusal("No file of a pack has this name", where=path, mend=STRANGER))
