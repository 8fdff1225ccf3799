"""Reads a pack from the text of its files, or names everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping

from runwell.knowledge import reading_check, reading_programme
from runwell.knowledge.agreement import disagreements
from runwell.knowledge.draft import Draft
from runwell.knowledge.files import Files
from runwell.knowledge.pack import Pack
from runwell.knowledge.version import versioned
from runwell.refusals import Refusals


def read(files: Mapping[str, str]) -> Pack:
    """The pack whose files these are: path inside the region's folder -> text.

    Raises Refusals that name every problem with its file and row: what a file says amiss by itself, and
    where files disagree with each other.
    """
    texts, draft = Files(files), Draft()
    reading_check.fill(draft, texts)
    reading_programme.fill(draft, texts)
    texts.note_strangers()
    draft.unread = texts.unread
    problems = [*texts.problems, *disagreements(draft)]
    if problems:
        raise Refusals.of(problems)
    return versioned(draft.pack())
