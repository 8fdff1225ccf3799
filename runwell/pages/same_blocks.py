"""Which blocks of a new version are those of the one before, so that the editor can compare the two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.html import strip_tags

ALIKE = 0.4
"""Of the words of two blocks, how many they must share to be one block that was mended."""

Raw = dict[str, Any]
Pairs = tuple[float, tuple[tuple[int, int], ...]]


def with_ids_of(before: Iterable[Raw], after: Sequence[Raw]) -> list[Raw]:
    """The new blocks in raw form, each with the id of the block before that it mends, in the same order.

    Without it Wagtail takes every block for a new one, and shows two whole texts below each other.
    """
    known = list(before)
    ids = {new: known[old].get("id") for old, new in _paired(known, after)}
    return [{**block, "id": ids[at]} if ids.get(at) else block for at, block in enumerate(after)]


def _paired(before: Sequence[Raw], after: Sequence[Raw]) -> tuple[tuple[int, int], ...]:
    """The pairs that have the most words in common, none of them crossing another."""
    words, new_words = [_words(one) for one in before], [_words(one) for one in after]
    row: list[Pairs] = [(0.0, ())] * (len(after) + 1)
    for old, its in enumerate(words):
        above, row = row, [(0.0, ())]
        for new, theirs in enumerate(new_words):
            best = max(above[new + 1], row[new], key=lambda one: one[0])
            share = _share(its, theirs) if before[old]["type"] == after[new]["type"] else 0.0
            total, pairs = above[new]
            if share >= ALIKE and total + share > best[0]:
                best = (total + share, (*pairs, (old, new)))
            row.append(best)
    return row[-1][1]


def _share(its: Counter[str], theirs: Counter[str]) -> float:
    every = its.total() + theirs.total()
    return 2 * (its & theirs).total() / every if every else 0.0


def _words(block: Raw) -> Counter[str]:
    return Counter(re.findall(r"\w+", _said(block["value"]).casefold()))


def _said(value: Any) -> str:
    """Every text in a block's value; an item of a list has an id and a type besides."""
    if isinstance(value, dict):
        return " ".join(_said(one) for name, one in value.items() if name not in ("id", "type"))
    return " ".join(map(_said, value)) if isinstance(value, list) else strip_tags(str(value))
