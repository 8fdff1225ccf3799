"""Reads a pack from the text of its files, or names everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from runwell.knowledge.agreement import disagreements
from runwell.knowledge.draft import Draft
from runwell.knowledge.forms import (
    advice,
    causes,
    contents,
    cover,
    families,
    likelihoods,
    limits,
    questions,
    red_flags,
    sources,
    tick_lists,
)
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.knowledge.version import versioned
from runwell.refusals import Refusal, Refusals

FILE = re.compile(r"(?P<folder>[a-z-]+)/(?P<name>[a-z0-9-]+)\.toml")
STRANGER = "See knowledge/README.md for the files of a pack"


def read(files: Mapping[str, str]) -> Pack:
    """The pack whose files these are: path inside the region's folder -> text.

    Raises Refusals that name every problem with its file and row: first what a file says amiss by itself,
    then where the files disagree with each other.
    """
    reader = _Reader(files)
    draft = reader.draft()
    problems = [*reader.problems, *disagreements(draft)]
    if problems:
        raise Refusals.of(problems)
    return versioned(draft.pack())


class _Reader:
    """Goes through the files once and notes what it cannot understand."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = dict(sorted(files.items()))
        self.problems: list[Refusal] = []
        self._read = set[str]()

    def draft(self) -> Draft:
        draft = Draft(
            cover=cover.read(self._one(cover.PATH)),
            contents=contents.read(self._one(contents.PATH)),
            limits=limits.read(self._one(limits.PATH)),
            families=families.read(self._one(families.PATH)),
            tick_lists=tick_lists.read(self._one(tick_lists.PATH)),
            sources=sources.read(self._one(sources.PATH)),
            advice={level: advice.read(level, self._one(f"advice/{level.id}.toml")) for level in Level},
            causes={name: causes.read(name, fields) for name, fields in self._all("causes")},
        )
        self._questions(draft)
        self._rules(draft)
        self._note_strangers()
        return draft

    def _questions(self, draft: Draft) -> None:
        for name, fields in self._all("questions"):
            draft.findings[name] = questions.read(name, fields)
            if likelihoods.stands_in(fields):
                draft.likelihoods[name] = likelihoods.read(name, fields)

    def _rules(self, draft: Draft) -> None:
        for subject, fields in self._all("red-flags"):
            draft.rules += [(subject, name, rule) for name, rule in red_flags.read(subject, fields).items()]

    def _one(self, path: str) -> Fields:
        self._read.add(path)
        return Fields.of_file(path, self.files.get(path), self.problems)

    def _all(self, folder: str) -> Iterator[tuple[str, Fields]]:
        for path in self.files:
            match = FILE.fullmatch(path)
            if match and match["folder"] == folder:
                yield match["name"], self._one(path)

    def _note_strangers(self) -> None:
        for path in self.files:
            if path not in self._read:
                self.problems.append(Refusal("No file of a pack has this name", where=path, mend=STRANGER))
