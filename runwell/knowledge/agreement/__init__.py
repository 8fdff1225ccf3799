"""Whether the files of a pack agree with each other: ids, values, sums and sources.

Every check goes over the whole draft and yields a refusal for each thing that is wrong, with file and row.
"""

from __future__ import annotations

from runwell.knowledge.agreement import (
    causes,
    contents,
    explanations,
    harms,
    likelihoods,
    links,
    load,
    pages,
    presentations,
    programme,
    rules,
)
from runwell.knowledge.draft import Draft
from runwell.refusals import Refusal

CHECKS = (
    contents.check,
    causes.check,
    likelihoods.check,
    links.check,
    rules.check,
    pages.check,
    programme.check,
    load.check,
    harms.check,
    presentations.check,
    explanations.check,
)


def disagreements(draft: Draft) -> list[Refusal]:
    """Every place where two files, or two rows, contradict each other."""
    return [refusal for check in CHECKS for refusal in check(draft)]
