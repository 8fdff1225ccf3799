"""Runners drawn from the pack's own numbers: a picture by its prior, then an answer to each question.

Such runners agree with the tables by construction, so tables that are wrong look right. With noise every
likelihood is multiplied by exp(noise x z), z drawn from a standard normal once for each runner and cell, and
each question's row is brought back to a sum of one: runners then differ from the tables as real ones would.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from runwell.check.answers import Answers
from runwell.check.pages import applies
from runwell.check.scoring import Truth
from runwell.check.weights import Floats, points, values_of, weigh
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True)
class Runner:
    """A made-up runner: the true cause, and what they would answer when asked (finding -> value)."""

    cause: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """The pack's likelihoods, questions below each other.

    answers: (finding, value) of each row. chance: (answers, pictures). start: (questions,) first row of each.
    question: (answers,) the number of the row's question. prior: (pictures,) adding up to one, none unlisted.
    cause: (pictures,) the number of the picture's cause. always: answers that the pack has no numbers for and
    every runner gives.
    """

    answers: tuple[tuple[str, str], ...]
    chance: Floats
    start: NDArray[np.int_]
    question: NDArray[np.int_]
    prior: Floats
    cause: NDArray[np.int_]
    always: Mapping[str, str]


def runner(pack: Pack, *, seed: int, number: int, noise: float = 0.0, cause: str | None = None) -> Runner:
    """The runner of that number: the same for the same pack, seed and noise, whoever else is drawn.

    noise: standard deviation of the log of the factors on the likelihoods. cause: instead of one by the
    prior. A question whose `shown_when` fails on the other answers is left out. So are questions without
    likelihoods (the runner does not know), but for yes/no red flags, which are answered "no": a fall, a cold
    leg or an implant is in no table because no cause of the pack brings it. "Yes" would rescue a runner by
    a number that nobody gave; "I don't know" would leave a safety question open in every one.
    """
    tables, random = tabled(pack), np.random.default_rng([seed, number])
    names = list(pack.causes)
    picture = _picture(tables, random, None if cause is None else names.index(cause))
    rows = noisy(tables, tables.chance[:, picture], noise, random)
    said = {**tables.always, **dict(tables.answers[row] for row in _one_of_each(tables, rows, random))}
    return Runner(names[tables.cause[picture]], _sensible(pack, said))


def _picture(tables: Tables, random: np.random.Generator, cause: int | None) -> int:
    """The number of a picture drawn by its prior, among those of one cause where one is given."""
    prior = tables.prior if cause is None else np.where(tables.cause == cause, tables.prior, 0.0)
    return int(np.searchsorted(np.cumsum(prior), random.random() * prior.sum(), side="right"))


def truth(pack: Pack, cause: str) -> Truth:
    """What is accepted of a runner with that cause: its group; its default level as gold and minimum."""
    known = pack.causes[cause]
    labels = {"cause": cause, "group": known.case_group}
    return Truth(known.case_group, known.default_triage, known.default_triage, labels=labels)


def noisy(tables: Tables, chance: Floats, noise: float, random: np.random.Generator) -> Floats:
    """One cause's chances under log-normal noise, adding up to one within each question: (answers,)."""
    factors = np.exp(noise * random.standard_normal(len(chance)))
    blurred = chance * factors
    return np.asarray(blurred / np.add.reduceat(blurred, tables.start)[tables.question])


@lru_cache(maxsize=8)
def tabled(pack: Pack) -> Tables:
    """The tables of a pack, made once."""
    asked = [name for name in pack.likelihoods if pack.findings[name].who == "runner"]
    cells = [(name, value) for name in asked for value in values_of(pack, name)]
    chance = np.concatenate([points(pack, name)[:, :-1] for name in asked])  # without the unlisted one
    sizes = [len(values_of(pack, name)) for name in asked]
    weights = weigh(pack)
    prior = weights.prior[:-1]
    always = {
        name: "no" for name, finding in pack.findings.items() if _is_flag_without_numbers(pack, finding)
    }
    start = np.cumsum([0, *sizes[:-1]])
    question = np.repeat(np.arange(len(sizes)), sizes)
    cause = weights.folding[:-1].argmax(axis=1)
    return Tables(tuple(cells), chance, start, question, prior / prior.sum(), cause, always)


def _is_flag_without_numbers(pack: Pack, finding: Finding) -> bool:
    flag = (finding.kind, finding.answer_type, finding.who) == ("red-flag", "yes-no", "runner")
    return flag and finding.id not in pack.likelihoods


def _one_of_each(tables: Tables, chance: Floats, random: np.random.Generator) -> NDArray[np.int_]:
    """The row that is drawn for each question: (questions,). Question q takes the stretch from q to q + 1."""
    place = np.arange(len(tables.start)) + random.random(len(tables.start))
    last = np.append(tables.start[1:], len(chance)) - 1
    return np.clip(np.searchsorted(np.cumsum(chance), place, side="right"), tables.start, last)


def _sensible(pack: Pack, said: dict[str, str]) -> dict[str, str]:
    """The answers in the pack's order, without those whose question would not be put on the others."""
    left = {name: said[name] for name in pack.findings if name in said}
    while True:
        answers = Answers(MappingProxyType(left), frozenset(left))
        kept = {name: value for name, value in left.items() if applies(pack, name, answers)}
        if len(kept) == len(left):
            return kept
        left = kept
