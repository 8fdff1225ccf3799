"""Conditions: each one that is introduced is treated, and each one that is treated has been introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from runwell.publishing.review.case import Case
from runwell.publishing.review.condition_names import by_its_words, named_in, told_apart
from runwell.publishing.review.page import Passage, Section
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.rules import Condition

_CARE = re.compile(
    r"\b(?:stop running|see (?:a|your)|doctor|therap\w+|treat\w*|strengthen\w*|exercis\w+|stretch\w*"
    r"|brace|boot|surg\w+"
    r"|ease (?:off|back)|cut(?:ting)? back|reduc\w+|avoid\w*|ice\b|respond\w*|needs?\b|settles?|insoles?"
    r"|tape|taping|injection"
    r"|rest from|(?:gets?|feels?) better|what helps|helps?)\b",
    re.I,
)
_ASIDE = re.compile(
    r"\b(?:rule(?:s|d)? out|such as|history of|had (?:a|an)|like|as in|unless|not (?:a|an)|e\.g"
    r"|if you (?:also )?have)\b",
    re.I,
)
_OFFER = re.compile(r"\b(?:treat\w*|cur(?:e[sd]?|ing)|fix(?:es|ed)?|heals?|correct\w*|responds?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Introduced:
    """A condition that a list or a heading introduces: its words, its line and all that it says there.

    parts: words that show that a text treats it, and not another one of its kind.
    """

    condition: Condition
    name: str
    line: int
    text: str
    section: int
    parts: re.Pattern[str]


def introduced(case: Case) -> list[Introduced]:
    """Once each, in order: leads of items, and headings, outside treatment, exercises and warning signs."""
    found = dict[str, Introduced]()
    for section in case.page.sections[1:]:
        if _treats(section, case) or _warns(section, case) or not _short(section.heading):
            continue
        own = named_in(section.heading, case)
        if len(own) == 1 and _introduces(section, case) and not _is_topic(own[0][0], case):
            one = own[0][0]
            text = case.page.branch_text(section)
            new = Introduced(one, own[0][1][0], section.line, text, section.index, one.parts)
            found.setdefault(one.id, new)
        for key, listed in _listed(section, case):
            found.setdefault(key, listed)
    return list(found.values())


def _listed(section: Section, case: Case) -> Iterator[tuple[str, Introduced]]:
    """What the leads of a section introduce. Several of one kind are each its own: high and low sprains."""
    leads = list[tuple[Condition, str, Passage]]()
    for passage in section.passages:
        lead = passage.lead or (passage.bold if passage.item else "")
        if known := named_in(lead, case)[:1]:
            leads.append((known[0][0], known[0][1][0], passage))
        elif lead and (other := by_its_words(lead, case)):
            leads.append((other, lead, passage))
    for condition, name, passage in leads:
        alike = [other.lead for one, _, other in leads if one.id == condition.id]
        parts = told_apart(passage.lead, alike, case)
        key = f"{condition.id} {passage.lead}" if parts else condition.id
        called, own = (passage.lead, parts) if parts else (name, condition.parts)
        yield key, Introduced(condition, called, passage.line, passage.text, section.index, own)


def untreated(case: Case) -> Iterator[Problem]:
    """A condition is introduced, others are treated, and this one is not."""
    every = introduced(case)
    sections = [section for section in case.page.sections[1:] if _treats(section, case)]
    treated = "\n".join(case.page.branch_text(section) for section in sections)
    named = [one for one in every if one.parts.search(treated)]
    if not named or len(every) < 2 or case.rules.says("every_condition", treated):
        return
    homes = {one.section for one in every}
    outside = "\n".join(
        f"{section.heading}\n{section.text}"
        for section in case.page.sections[1:]
        if section.index not in homes
    )
    for one in every:
        if one.parts is not one.condition.parts and len(named) < 2:
            continue  # nothing shows that the page speaks of each kind by itself
        if re.search("tend[io]n", one.name, re.I) and re.search(r"\btendons?\b", treated, re.I):
            continue
        if not one.parts.search(outside) and not _CARE.search(one.text):
            message = f"“{one.name}” is introduced as a cause, and nothing says what to do about it"
            mend = "Say in the treatment what helps, and when to see somebody"
            yield Problem(Level.WARNS, "condition-untreated", message, mend, one.line)


def unintroduced(case: Case) -> Iterator[Problem]:
    """A condition is treated that was not introduced, although others were, or that the page never meant."""
    every = introduced(case)
    known = "\n".join(
        f"{section.heading}\n{section.text}" for section in case.page.sections if not _treats(section, case)
    )
    heading = case.document.heading.text if case.document.heading else ""
    known = "\n".join((known, heading, case.document.title, *case.document.keywords))
    seen = {one.condition.id for one in every}
    for section in case.page.sections[1:]:
        for passage in section.passages if _treats(section, case) else ():
            for sentence in passage.sentences:
                if _ASIDE.search(sentence.text) or (len(every) < 2 and not _OFFER.search(sentence.text)):
                    continue
                for one, match in named_in(sentence.text, case) or _opening(sentence.text, case):
                    if one.id in seen or one.parts.search(known):
                        continue
                    seen.add(one.id)
                    message = f"“{match[0]}” is treated, and was not introduced among the causes"
                    mend = "Introduce it, or leave it out"
                    place = f"line {sentence.line}, “{match[0]}”"
                    yield Problem(Level.WARNS, "condition-unintroduced", message, mend, sentence.line, place)


def _opening(sentence: str, case: Case) -> list[tuple[Condition, re.Match[str]]]:
    """A condition that no list knows, where a sentence begins with it and offers something for it."""
    match = case.rules.patterns["condition_words"].match(sentence)
    one = by_its_words(match[0], case) if match else None
    return [(one, match)] if one and match else []


def _introduces(section: Section, case: Case) -> bool:
    """Whether a heading with a condition's name introduces it, rather than asking for its causes."""
    return section.level > 2 or not section.under(case.rules.patterns["causes_heading"])


def _treats(section: Section, case: Case) -> bool:
    """Whether a section says what to do: the nearest of its headings that says either decides."""
    kinds = ("treatment_heading", "exercise_heading", "return_heading")
    for heading in () if _warns(section, case) else reversed(section.path):
        if case.rules.says("causes_heading", heading):
            return False
        if any(case.rules.says(kind, heading) for kind in kinds):
            return True
    return False


def _warns(section: Section, case: Case) -> bool:
    return section.under(case.rules.patterns["red_flag_heading"])


def _is_topic(condition: Condition, case: Case) -> bool:
    """Whether the whole page is about the condition, which then needs no introduction."""
    heading = case.document.heading.text if case.document.heading else ""
    return condition.called.search(f"{heading}\n{case.document.title}") is not None


def _short(heading: str) -> bool:
    return len(heading) < 80


RULES = (untreated, unintroduced)
