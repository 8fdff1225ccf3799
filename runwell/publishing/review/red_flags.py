"""Warning signs: what must not wait, said where the reader is told to get help."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.levels import Level as Urgency
from runwell.knowledge.pack import Pack
from runwell.publishing.review.case import Case
from runwell.publishing.review.page import Passage
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.warning_signs import Sign

_MOST_NAMED = 5


def missing(case: Case) -> Iterator[Problem]:
    """One row for the document, with the signs that it lacks."""
    if case.region is None or not case.medical:
        return
    text = urgent_text(case)
    lacks = [sign for sign in case.region.must if not sign.words.search(text)]
    usual = [sign for sign in case.region.usual if sign.words.search(text)]
    if not lacks and len(usual) >= case.region.enough:
        return
    absent = [*lacks, *(sign for sign in case.region.usual if sign not in usual)][:_MOST_NAMED]
    level = Level.BLOCKS if lacks or not usual else Level.WARNS
    signs = "; ".join(f"{sign.sign}{_rows(sign, case.pack)}" for sign in absent)
    known = f"pack {case.pack.region}" if case.pack else "general list of warning signs"
    message = f"it does not say what must not wait ({known}). Missing: {signs}"
    mend = "Add a box near the top, “Get medical help right away if …”, with these signs"
    yield Problem(level, "red-flags", message, mend)


def urgent_text(case: Case) -> str:
    """Every passage that tells to get help, with the list that it introduces, and such sections whole."""
    rules, found = case.rules, list[str]()
    for section in case.page.sections:
        whole = section.index > 0 and section.under(rules.patterns["red_flag_heading"])
        found += [passage.text for passage in section.passages if whole]
        found += [] if whole else _around_acts(section.passages, case)
    found += _around_acts(case.page.disclaimers, case)
    return "\n".join(found)


def _around_acts(passages: tuple[Passage, ...], case: Case) -> Iterator[str]:
    acts = [case.rules.says("act_now", passage.text) for passage in passages]
    for place, passage in enumerate(passages):
        before = place > 0 and acts[place - 1] and not passages[place - 1].item
        after = place + 1 < len(passages) and acts[place + 1] and passage.item
        if acts[place] or before or after or _led(passages, acts, place):
            yield passage.text


def _led(passages: tuple[Passage, ...], acts: list[bool], place: int) -> bool:
    """Whether the sentence before or after the list of this item tells to get help."""
    if not passages[place].item:
        return False
    block = [number for number, passage in enumerate(passages) if passage.block == passages[place].block]
    return any(acts[number] for number in (block[0] - 1, block[-1] + 1) if 0 <= number < len(passages))


def _rows(sign: Sign, pack: Pack | None) -> str:
    """The pack's rules that the sign stands for, the urgent ones."""
    if pack is None:
        return ""
    urgent = [
        rule.id
        for rule in pack.rules
        if rule.subject in sign.subjects and rule.level >= Urgency.URGENT_SAME_DAY
    ]
    return f" ({', '.join(urgent[:3])})" if urgent else ""


RULES = (missing,)
