"""Causes, families and sources: priors add up to one, and every key names a source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runwell.knowledge.draft import Draft
from runwell.knowledge.forms import families, sources
from runwell.refusals import Refusal

ROUNDING = 1e-6


def check(draft: Draft) -> Iterator[Refusal]:
    """Priors, the sources of causes, and families."""
    yield from _priors(draft)
    for name, cause in draft.causes.items():
        yield from unknown_sources(draft, cause.sources if cause else (), f"causes/{name}.toml, prior")
    yield from _families(draft)


def unknown_sources(draft: Draft, keys: Iterable[str], where: str) -> Iterator[Refusal]:
    """The keys that the pack's sources do not have."""
    for key in keys if sources.PATH not in draft.unread else ():
        if key not in draft.sources:
            yield Refusal(f"“{key}” is not a key of sources.toml", where=where, mend="Add the source there")


def _priors(draft: Draft) -> Iterator[Refusal]:
    if None in draft.causes.values():
        return  # the sum would say nothing
    total = sum(cause.prior.point for cause in draft.causes.values() if cause)
    if draft.causes and abs(total - 1) > ROUNDING:
        what = f"The points of the priors of all causes add up to {total:.6f}"
        yield Refusal(what, where="causes/*.toml, prior", mend="Make them add up to 1")


def _families(draft: Draft) -> Iterator[Refusal]:
    taken: dict[str, str] = {}
    for name, family in draft.families.items():
        where = f"{families.PATH}, {name}"
        for cause in family.causes if family else ():
            if cause not in draft.causes:
                yield Refusal(f"“{cause}” is not a cause", where=where, mend="Use the id of a cause")
            elif cause in taken:
                what = f"“{cause}” is in the family {taken[cause]} too"
                yield Refusal(what, where=where, mend="Leave it in one")
            taken[cause] = name
