"""The whole check from answers that are known beforehand: cases from the literature, simulated runners."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runwell.check.answers import Answers
from runwell.check.next_question import best
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True)
class Interview:
    """What the check got to know, the findings in the order of asking, and the number of pages."""

    answers: Answers
    asked: tuple[str, ...]
    pages: int


def interview(pack: Pack, known: Mapping[str, object]) -> Interview:
    """Ask as for a runner who knows only these answers and says "I don't know" to the rest.

    No emergency or same-day rule ends it; the limit of pages and the normal stop apply. Refusal: a finding or
    a value that the pack does not have.
    """
    told = Answers.of(pack, known)
    answers, asked, pages = Answers.of(pack, {}), list[str](), 0
    while (page := best(pack, answers)) is not None:
        names = [finding.id for finding in page.findings]
        heard = {name: told.values[name] for name in names if name in told.values}
        answers = answers.with_(pack, heard, names)
        asked += names
        pages += 1
    return Interview(answers, tuple(asked), pages)
