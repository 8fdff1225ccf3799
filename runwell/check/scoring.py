"""Scoring an outcome against what is accepted of its case: every figure is defined here, and only here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from runwell.check.outcomes import Outcome
from runwell.check.proportions import Proportion, Quartiles
from runwell.knowledge.levels import Level
from runwell.refusals import Refusal

BONE_STRESS = "bone-stress"  # how the names of the case groups of bone stress injuries begin


@dataclass(frozen=True, slots=True)
class Truth:
    """What is accepted of one case.

    group: the case group of its diagnosis. acceptable: groups that a careful reader could also name; None
    where nobody said. gold: the right level. minimum: the least level that is still safe.
    labels: what cases are told apart by, such as difficulty -> hard.
    """

    group: str
    gold: Level
    minimum: Level
    acceptable: frozenset[str] | None = None
    labels: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.minimum > self.gold:
            raise Refusal(
                f"The least safe level, {self.minimum.id}, lies above the right one, {self.gold.id}",
                mend="Lower the one or raise the other",
            )


@dataclass(frozen=True, slots=True)
class ScoredCase:
    """A case and what the check made of it."""

    truth: Truth
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of some cases: measure -> how many of how many, and what it cost to ask."""

    cases: int
    measures: Mapping[str, Proportion]
    pages: Quartiles | None
    questions: Quartiles | None


Mark = Callable[[Truth, Outcome], bool | None]


def figures(cases: Iterable[ScoredCase]) -> Figures:
    """Every measure over these cases; a measure counts only the cases that it applies to."""
    cases = list(cases)
    measures = {
        name: Proportion.counted(mark(case.truth, case.outcome) for case in cases)
        for name, mark in MEASURES.items()
    }
    pages = [case.outcome.pages for case in cases if case.outcome.pages is not None]
    questions = [case.outcome.questions for case in cases]
    return Figures(len(cases), measures, Quartiles.across(pages), Quartiles.across(questions))


def apart_by(label: str, cases: Iterable[ScoredCase]) -> dict[str, Figures]:
    """The figures of each value of a label, by name; cases without the label are left out."""
    sorted_out: dict[str, list[ScoredCase]] = {}
    for case in cases:
        if label in case.truth.labels:
            sorted_out.setdefault(case.truth.labels[label], []).append(case)
    return {value: figures(sorted_out[value]) for value in sorted(sorted_out)}


def _first(truth: Truth, outcome: Outcome) -> bool:
    return outcome.best[:1] == (truth.group,)


def _in_three(truth: Truth, outcome: Outcome) -> bool:
    return truth.group in outcome.best


def _first_lenient(truth: Truth, outcome: Outcome) -> bool | None:
    return _acceptable_among(outcome.best[:1], truth)


def _in_three_lenient(truth: Truth, outcome: Outcome) -> bool | None:
    return _acceptable_among(outcome.best, truth)


def _acceptable_among(best: tuple[str, ...], truth: Truth) -> bool | None:
    if truth.acceptable is None:
        return None
    return not {truth.group, *truth.acceptable}.isdisjoint(best)


def _bone_stress_stopped(truth: Truth, outcome: Outcome) -> bool | None:
    if not truth.group.startswith(BONE_STRESS):
        return None
    return outcome.stop_running and outcome.level >= Level.DOCTOR_WITHIN_DAYS


def _needless_stop(truth: Truth, outcome: Outcome) -> bool | None:
    return outcome.stop_running if truth.gold <= Level.PHYSICAL_THERAPIST else None


MEASURES: Mapping[str, Mark] = {
    "first": _first,
    "first_lenient": _first_lenient,
    "in_three": _in_three,
    "in_three_lenient": _in_three_lenient,
    "exact": lambda truth, outcome: outcome.level == truth.gold,
    "safe": lambda truth, outcome: outcome.level >= truth.minimum,
    "over": lambda truth, outcome: outcome.level > truth.gold,
    "under": lambda truth, outcome: outcome.level < truth.gold,
    "bone_stress_stopped": _bone_stress_stopped,
    "needless_stop": _needless_stop,
    "doctor_or_higher": lambda truth, outcome: outcome.level >= Level.DOCTOR_WITHIN_DAYS,
    "stopped": lambda truth, outcome: outcome.stop_running,
}
