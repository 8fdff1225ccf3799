"""Style: passive voice, and sentences that are said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from runwell.publishing.review.case import Case
from runwell.publishing.review.exercise_list import exercises_of
from runwell.publishing.review.page import Sentence
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.words import stems_of, words_of

_IRREGULAR = (
    "given|taken|seen|done|made|found|known|shown|told|held|kept|felt|left|led|lost|put|hit|cut|torn|worn|broken|chosen|driven"
    "|drawn|grown|written|thought|brought|bought|caught|taught|built|sent|spent|set|hurt|felt|overdone|undergone|begun"
)
_STATES = (
    "tired|used|interested|related|based|supposed|worried|concerned|located|bent|experienced|limited|swollen|relaxed"
    "|advanced|crossed|flexed|extended|pleased|excited|committed|dedicated|prepared|inflamed|needed|scared|skilled|licensed"
    "|certified|closed|prone|red|hundred|indeed|trained|focused|raised|straightened|bended|planted|damaged|injured|irritated|rounded"
)
_PASSIVE = re.compile(
    r"\b(?:am|is|are|was|were|be|been|being|get|gets|got|getting)(?: not| also| often| usually| commonly"
    r"| sometimes| always|"
    r" never| typically| then| only| generally| easily| best| \w+ly)*"
    rf" (?!(?:{_STATES})\b)(?P<done>\w+ed|{_IRREGULAR})\b",
    re.I,
)
_DOSE = re.compile(r"\b(?:hold|repeat|repetitions?|reps?|seconds|sets?|times)\b", re.I)
_SHOWN = 4
_FEWEST_WORDS = 5


def is_passive(sentence: str) -> bool:
    """Whether a sentence says what is done and not who does it."""
    return _PASSIVE.search(sentence) is not None


def passive(case: Case) -> Iterator[Problem]:
    """One row for the document, with examples."""
    sentences = case.page.sentences
    found = [sentence for sentence in sentences if is_passive(sentence.text)]
    limits = case.rules.limits
    if len(found) < limits["passive_fewest"] or len(found) <= limits["passive_share"] * len(sentences):
        return
    shown = "; ".join(f"line {one.line}: “{_said(one)}”" for one in found[:_SHOWN])
    message = f"{len(found)} of {len(sentences)} sentences are in the passive voice. {shown}"
    yield Problem(Level.SUGGESTS, "passive", message, "Say who does it, or tell the reader to do it")


def repeated(case: Case) -> Iterator[Problem]:
    """What one sentence says, no other says again in the same words."""
    about = {stem for keyword in case.document.keywords for stem in stems_of(keyword)}
    clauses = [one for sentence in _sayings(case) for one in _clauses(sentence, case, about)]
    told = dict[int, list[int]]()
    words = dict[int, str]()
    taken = set[int]()
    for (first, (one, text, line)), (second, (other, _, where)) in combinations(enumerate(clauses), 2):
        if second in taken or len(one & other) < 0.8 * len(one | other) or not _own(one & other, about):
            continue
        taken.add(second)
        if first not in taken:
            told.setdefault(first, [line]).append(where)
            words[first] = text
    for first, lines in told.items():
        also = ", ".join(str(line) for line in lines[1:])
        message = f"“{words[first]}” is said again in line {also}"
        yield Problem(Level.SUGGESTS, "repeated", message, "Say it once", lines[1])


def twice(case: Case) -> Iterator[Problem]:
    """No sentence stands twice word by word, and none says its heading again."""
    seen = {" ".join(words_of(section.heading)): section.line for section in case.page.sections[1:]}
    for sentence in _sayings(case):
        words = " ".join(words_of(sentence.text))
        if len(words.split()) >= _FEWEST_WORDS and words in seen:
            message = f"“{sentence.text}” stands in line {seen[words]} already"
            yield Problem(Level.SUGGESTS, "repeated", message, "Say it once", sentence.line)
        seen.setdefault(words, sentence.line)


def _own(stems: frozenset[str], about: set[str]) -> bool:
    """Whether there is more in it than the page's own subject."""
    return len(stems - about) >= 2


def _sayings(case: Case) -> Iterator[Sentence]:
    """The sentences of description and page, without exercises and signs, which repeat on purpose."""
    told = {told.line for told in exercises_of(case)}
    text = case.document.description
    if not case.is_empty(text):
        yield Sentence(text, case.line("description"), -1, item=False)
    for sentence in case.page.sentences:
        section = case.page.sections[sentence.section]
        exercise = section.under(case.rules.patterns["exercise_heading"]) and sentence.item
        busy = exercise or sentence.line in told
        if not busy and not _DOSE.search(sentence.text) and not case.rules.says("act_now", sentence.text):
            yield sentence


def _clauses(sentence: Sentence, case: Case, about: set[str]) -> Iterator[tuple[frozenset[str], str, int]]:
    for clause in re.split(r"[,;:.!?—–()“”\"]+", sentence.text):
        stems = frozenset(stems_of(clause, case.rules.stop))
        if len(stems) >= 4 and _own(stems, about):
            yield stems, " ".join(clause.split()), sentence.line


def _said(sentence: Sentence) -> str:
    words = words_of(sentence.text)
    match = _PASSIVE.search(sentence.text)
    return match[0] if match else " ".join(words[:6])


RULES = (passive, twice, repeated)
