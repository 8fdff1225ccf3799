"""Conditions by their names: those that the list knows, and others by the words that make them one."""

from __future__ import annotations

import re

from runwell.publishing.review.case import Case
from runwell.publishing.review.rules import Condition
from runwell.publishing.review.words import stem, words_of

_LONGEST = 5  # words of a name
_DEGREE = re.compile(
    r"\b(?:mild|moderate|severe|grade|stage|phase|type|acute|chronic|early|late|level)\b", re.I
)


def named_in(text: str, case: Case) -> list[tuple[Condition, re.Match[str]]]:
    """The conditions of the list that a text names, in its order; of two that overlap the longer."""
    found = [(one, match) for one in case.rules.conditions for match in one.called.finditer(text)]
    found.sort(key=lambda pair: (-(pair[1].end() - pair[1].start()), pair[1].start()))
    kept: list[tuple[Condition, re.Match[str]]] = []
    for one, match in found:
        if all(match.end() <= other.start() or match.start() >= other.end() for _, other in kept):
            kept.append((one, match))
    return sorted(kept, key=lambda pair: pair[1].start())


def by_its_words(name: str, case: Case) -> Condition | None:
    """A condition that the list does not know, such as “Haglund's deformity”; None for another name."""
    words = [word for word in words_of(name) if word not in case.rules.stop]
    if len(words) > _LONGEST or not case.rules.patterns["condition_words"].fullmatch(name.strip()):
        return None
    own = [word for word in words if stem(word) not in case.about] or words
    return Condition(" ".join(words), _any_of([" ".join(words)]), _any_of(own[:1]), ())


def told_apart(lead: str, alike: list[str], case: Case) -> re.Pattern[str] | None:
    """Words that only this one of several conditions of a kind has; None where nothing tells them apart."""
    others = {stem(word) for other in alike if other != lead for word in words_of(other)}
    own = [
        word
        for word in words_of(lead)
        if stem(word) not in others | case.about and word not in case.rules.stop
    ]
    if len(set(alike)) < 2 or not own or any(_DEGREE.search(one) for one in alike):
        return None
    return _any_of(own)


def _any_of(words: list[str]) -> re.Pattern[str]:
    stems = "|".join(re.escape(re.sub(r"'s?$", "", word)) for word in words)
    return re.compile(rf"\b(?:{stems})", re.IGNORECASE)
