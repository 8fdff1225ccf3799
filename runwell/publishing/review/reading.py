"""Reading age: how old somebody must be to read it with ease."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from runwell.publishing.review.case import Case
from runwell.publishing.review.page import Sentence
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.words import syllables_of, words_of

_FEWEST_WORDS = 100
_SHOWN = 4


def reading_age(sentences: Sequence[str]) -> float:
    """Flesch-Kincaid grade + 5, in years (Kincaid 1975); 0 for no words."""
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        return 0.0
    syllables = sum(syllables_of(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59 + 5


def too_high(case: Case) -> Iterator[Problem]:
    """One row for the document, with the sentences that raise the age most."""
    sentences = case.page.sentences
    age, goal = reading_age([sentence.text for sentence in sentences]), case.rules.limits["reading_age"]
    if sum(len(words_of(sentence.text)) for sentence in sentences) < _FEWEST_WORDS or round(age) <= goal:
        return
    worst = "; ".join(
        f"line {sentence.line}: “{_short(sentence)}”" for sentence in hardest(sentences, goal)[:_SHOWN]
    )
    message = f"the reading age is {age:.0f}; the goal is {goal:.0f}. Hardest: {worst}"
    mend = "Cut these sentences in two and use shorter words"
    yield Problem(Level.SUGGESTS, "reading-age", message, mend)


def hardest(sentences: Sequence[Sentence], goal: float) -> list[Sentence]:
    """The sentences that raise the age most, by how far each is above the goal and by its length."""
    weights = [
        (reading_age([one.text]) - goal) * len(words_of(one.text)) if len(words_of(one.text)) > 7 else 0.0
        for one in sentences
    ]
    order = sorted(range(len(sentences)), key=lambda place: -weights[place])
    return [sentences[place] for place in order if weights[place] > goal]


def _short(sentence: Sentence) -> str:
    words = sentence.text.split()
    return " ".join(words[:9]) + (" …" if len(words) > 9 else "")


RULES = (too_high,)
