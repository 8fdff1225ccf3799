"""Harms: every cause that needs more than self-care has costs, for exactly the levels below its own."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.agreement.causes import unknown_sources
from runwell.knowledge.causes import Cause
from runwell.knowledge.draft import Draft
from runwell.knowledge.forms.harms import PATH
from runwell.knowledge.harms import UNLISTED, TooLate
from runwell.knowledge.levels import Level
from runwell.knowledge.likelihoods import Basis
from runwell.knowledge.numbers import Grade
from runwell.refusals import Refusal


def check(draft: Draft) -> Iterator[Refusal]:
    """The harms, if the pack has them, against the causes and the sources."""
    if not draft.harms:
        return
    yield from _basis(draft, draft.harms.too_soon.basis, f"{PATH}, too_soon")
    for name, late in draft.harms.too_late.items():
        where = f"{PATH}, too_late, {name}"
        yield from _basis(draft, late.basis, where)
        if name not in draft.causes and name != UNLISTED:
            yield Refusal(f"“{name}” is not a cause", where=where, mend="Use the id of a cause")
    for cause in draft.causes.values():
        if cause:
            yield from _need(cause, draft.harms.too_late.get(cause.id))


def _basis(draft: Draft, basis: Basis, where: str) -> Iterator[Refusal]:
    yield from unknown_sources(draft, basis.sources, where)
    if basis.grade is not Grade.EXPERT and not basis.sources:
        yield Refusal(f"“{basis.grade}” without a source", where=where, mend="Name it, or call it expert")


def _need(cause: Cause, late: TooLate | None) -> Iterator[Refusal]:
    below = ", ".join(level.id for level in Level if level < cause.default_triage)
    costs = f"Write [too_late.{cause.id}.cost] for exactly: {below}"
    if late and not below:
        what = f"{cause.id} needs {cause.default_triage.id} and cannot be seen too late"
        yield Refusal(what, where=f"{PATH}, too_late, {cause.id}", mend="Take the table out")
    elif late and late.need != cause.default_triage:
        what = (
            f"The costs are those of a need of {late.need.id}, but {cause.id} needs {cause.default_triage.id}"
        )
        yield Refusal(what, where=f"{PATH}, too_late, {cause.id}", mend=costs)
    elif below and not late:
        yield Refusal(f"There are no costs of seeing {cause.id} too late", where=PATH, mend=costs)
