"""The table of contents names every file once, and ids are written in one way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from runwell.knowledge.draft import Draft
from runwell.knowledge.forms.contents import PATH
from runwell.refusals import Refusal

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def check(draft: Draft) -> Iterator[Refusal]:
    """Contents against the files, and the spelling of ids."""
    if draft.contents:
        yield from _listed("causes", draft.contents.causes, draft.causes)
        yield from _listed("questions", draft.contents.questions, draft.findings)
        yield from _listed("exercises", draft.contents.exercises, draft.exercises)
    for folder, names in (("causes", draft.causes), ("questions", draft.findings)):
        for name in names:
            if not ID.fullmatch(name):
                mend = "Use small letters, digits and single hyphens"
                yield Refusal(f"“{name}” is not an id", where=f"{folder}/{name}.toml", mend=mend)


def _listed(field: str, listed: Iterable[str], files: Iterable[str]) -> Iterator[Refusal]:
    seen = set[str]()
    for name in listed:
        if name in seen:
            yield Refusal(f"“{name}” is listed twice", where=f"{PATH}, {field}", mend="Take one out")
        elif name not in files:
            mend = f"Write {field}/{name}.toml or take it out"
            yield Refusal(f"“{name}” is listed but has no file", where=f"{PATH}, {field}", mend=mend)
        seen.add(name)
    for name in files:
        if name not in seen:
            mend = f"Add it to {field} in {PATH}"
            yield Refusal(
                "This file is not in the table of contents", where=f"{field}/{name}.toml", mend=mend
            )
