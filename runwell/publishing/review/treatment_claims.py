"""Treatments that a page offers for a condition although the pack's row says to leave them."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.pack import Pack
from runwell.knowledge.treatments import Recommendation, Treatment
from runwell.publishing.review.case import Case
from runwell.publishing.review.cautions import causes_of
from runwell.publishing.review.condition_names import named_in
from runwell.publishing.review.conditions import Introduced
from runwell.publishing.review.page import Sentence
from runwell.publishing.review.problem import Level, Problem

_LEFT = (Recommendation.AVOID, Recommendation.NOT_NEEDED)


def offered(case: Case) -> Iterator[Problem]:
    """One row for each sentence and treatment."""
    for sentence in case.page.sentences if case.pack else ():
        if case.rules.says("negated", sentence.text) or case.rules.says("may_help", sentence.text):
            continue
        for treatment, words in case.rules.treatments.items():
            if words.search(sentence.text) and (rows := _left(sentence, treatment, case)):
                cause, row = rows[0]
                message = (
                    f"it offers {words.search(sentence.text)[0]} for {cause}; "  # type: ignore[index]
                    f"pack {case.pack.region if case.pack else ''}, treatment {treatment}: {row.summary}"
                )
                mend = "Leave it out, or say that it has no place here"
                level = Level.BLOCKS if row.recommendation is Recommendation.AVOID else Level.WARNS
                yield Problem(level, f"claim-treatment-{treatment}", message, mend, sentence.line)


def _left(sentence: Sentence, treatment: str, case: Case) -> list[tuple[str, Treatment]]:
    """The pack's rows, where it wants the treatment left for every cause that the sentence may mean."""
    if case.pack is None:
        return []
    causes = [
        cause
        for condition, match in named_in(sentence.text, case)
        for cause in _meant(
            Introduced(condition, match[0], sentence.line, sentence.text, 0, condition.parts), case.pack
        )
    ]
    rows = [(cause, case.pack.treatments.of(cause).get(treatment)) for cause in causes]
    known = [(cause, row) for cause, row in rows if row is not None]
    return known if known and all(row.recommendation in _LEFT for _, row in known) else []


def _meant(one: Introduced, pack: Pack) -> list[str]:
    return causes_of(one, pack) or [cause for cause in one.condition.causes if cause in pack.causes]


RULES = (offered,)
