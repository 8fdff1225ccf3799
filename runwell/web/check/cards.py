"""The choices of a question or tick list as cards: what they say and send, and which are chosen."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from runwell.check.answers import UNKNOWN, Answers
from runwell.check.next_question import Page
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.web.check.body_map import BodyMap, Patch
from runwell.web.check.posted import ANSWER, NONE, names_of


@dataclass(frozen=True, slots=True)
class Card:
    """One choice. apart: set off from the others, as an answer of another kind ("I don't know")."""

    value: str
    label: str
    hint: str = ""
    chosen: bool = False
    apart: bool = False
    patch: Patch = Patch()


def ticks(pack: Pack, page: Page, chosen: frozenset[str]) -> tuple[Card, ...]:
    """The cards of a tick list, "None of these" last."""
    cards = [
        Card(finding.id, statement(pack, page, finding), finding.hint, finding.id in chosen)
        for finding in page.findings
    ]
    return (*cards, Card(NONE, gettext("None of these"), chosen=NONE in chosen, apart=True))


def choices(finding: Finding, chosen: frozenset[str], figure: BodyMap | None) -> tuple[Card, ...]:
    """The cards of one question, "I don't know" last."""
    patches = figure.patches if figure else {}
    cards = [
        Card(c.id, c.label, c.hint, c.id in chosen, c.id == NONE, patches.get(c.id, Patch()))
        for c in finding.choices
    ]
    return (*cards, Card(UNKNOWN, gettext("I don't know"), chosen=UNKNOWN in chosen, apart=True))


def statement(pack: Pack, page: Page, finding: Finding) -> str:
    """What stands beside the box of a tick list."""
    return pack.tick_lists[page.id].ticks.get(finding.id, finding.question)


def chosen_before(page: Page, answers: Answers) -> dict[str, frozenset[str]]:
    """name of the inputs -> the values that were sent in when the page was answered."""
    if page.is_tick_list:
        return {ANSWER: _ticked_before(page, answers)}
    return {
        name: frozenset(answers.parts(finding.id) or ([UNKNOWN] if finding.id in answers.asked else []))
        for name, finding in zip(names_of(page), page.findings, strict=True)
    }


def _ticked_before(page: Page, answers: Answers) -> frozenset[str]:
    ticked = frozenset(finding.id for finding in page.findings if answers.value(finding.id) == "yes")
    all_no = all(answers.value(finding.id) == "no" for finding in page.findings)
    return frozenset({NONE}) if all_no else ticked
