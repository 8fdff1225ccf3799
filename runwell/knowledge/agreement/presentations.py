"""Presentations: they belong to a cause, and lean to questions, answers and sources that exist."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.agreement.causes import unknown_sources
from runwell.knowledge.draft import Draft
from runwell.knowledge.forms.presentations import FOLDER
from runwell.knowledge.presentations import Presentation
from runwell.refusals import Refusal


def check(draft: Draft) -> Iterator[Refusal]:
    """Every picture against the causes, the tables of chances and the sources."""
    for cause, pictures in draft.presentations.items():
        where = f"{FOLDER}/{cause}.toml"
        if cause not in draft.causes:
            yield Refusal(f"“{cause}” is not a cause", where=where, mend="Use the id of a cause")
        for picture in pictures or ():
            yield from unknown_sources(draft, picture.sources, f"{where}, {picture.id}")
            yield from _leans(draft, picture, f"{where}, {picture.id}, leans")


def _leans(draft: Draft, picture: Presentation, where: str) -> Iterator[Refusal]:
    for finding, factors in picture.leans.items():
        if finding not in draft.findings:
            yield Refusal(f"“{finding}” is not a question", where=where, mend="Use the id of a question")
        elif finding not in draft.likelihoods:
            yield Refusal(f"“{finding}” has no chances", where=where, mend="Take it out")
        elif table := draft.likelihoods[finding]:
            for value in factors:
                if value not in table.default.cells:
                    mend = f"Use one of: {', '.join(table.default.cells)}"
                    what = f"“{value}” is not an answer with chances"
                    yield Refusal(what, where=f"{where}, {finding}", mend=mend)
