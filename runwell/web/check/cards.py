"""The choices of a page as cards: what they say, what they send, and whether they are chosen."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from runwell.check.answers import UNKNOWN, Answers
from runwell.check.next_question import Page
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.web.check.body_map import BodyMap, Patch
from runwell.web.check.posted import NONE


@dataclass(frozen=True, slots=True)
class Card:
    """One choice. apart: set off from the others, as an answer of another kind ("I don't know")."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False
    apart: bool = False
    patch: Patch = Patch()


def cards_of(pack: Pack, page: Page, chosen: frozenset[str], figure: BodyMap | None) -> tuple[Card, ...]:
    """The cards of a page, "I don't know" or "None of these" last."""
    if page.is_tick_list:
        ticks = [
            Card(finding.id, statement(pack, page, finding), finding.hint, finding.id in chosen)
            for finding in page.findings
        ]
        return (*ticks, Card(NONE, gettext("None of these"), chosen=NONE in chosen, apart=True))
    (finding,) = page.findings
    patches = figure.patches if figure else {}
    choices = [
        Card(c.id, c.label, c.hint, c.id in chosen, c.id == NONE, patches.get(c.id, Patch()))
        for c in finding.choices
    ]
    return (*choices, Card(UNKNOWN, gettext("I don't know"), chosen=UNKNOWN in chosen, apart=True))


def statement(pack: Pack, page: Page, finding: Finding) -> str:
    """What stands beside the box of a tick list."""
    return pack.tick_lists[page.id].ticks.get(finding.id, finding.question)


def chosen_before(page: Page, answers: Answers) -> frozenset[str]:
    """The values that were sent in for this page when it was answered."""
    if not page.is_tick_list:
        (finding,) = page.findings
        return frozenset(answers.parts(finding.id) or ([UNKNOWN] if finding.id in answers.asked else []))
    ticked = frozenset(finding.id for finding in page.findings if answers.value(finding.id) == "yes")
    all_no = all(answers.value(finding.id) == "no" for finding in page.findings)
    return frozenset({NONE}) if all_no else ticked
