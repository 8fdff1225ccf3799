"""What the check comes to in one case: case groups with their probabilities, the level, whether to stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.interview import Interview, interview
from runwell.check.level import judge
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack


@dataclass(frozen=True, slots=True)
class Outcome:
    """groups: (case group, probability), best first; what is missing to 1 is "something not on this list".

    pages: pages shown, None where nothing was asked because all answers were given at once.
    questions: findings that were put, or given.
    """

    groups: tuple[tuple[str, float], ...]
    level: Level
    stop_running: bool
    pages: int | None
    questions: int

    @property
    def best(self) -> tuple[str, ...]:
        """The names of the three groups that fit best."""
        return tuple(group for group, _ in self.groups[:3])


def asked(pack: Pack, known: Mapping[str, object]) -> Outcome:
    """The outcome of the adaptive check, which hears only what it asks for. Refusal: a value unknown here."""
    heard = interview(pack, known)
    return _outcome(pack, heard, heard.pages)


def told(pack: Pack, known: Mapping[str, object]) -> Outcome:
    """The outcome when every known answer is given at once. Refusal: a value that the pack does not have."""
    answers = Answers.of(pack, known)
    return _outcome(pack, Interview(answers, tuple(answers.values), 0), None)


def grouped(pack: Pack, probability: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    """Causes folded into their case groups, best first; the unlisted cause has none and is left out."""
    groups: dict[str, float] = {}
    for cause in pack.causes.values():
        groups[cause.case_group] = groups.get(cause.case_group, 0.0) + probability[cause.id]
    return tuple(sorted(groups.items(), key=lambda item: -item[1]))


def _outcome(pack: Pack, heard: Interview, pages: int | None) -> Outcome:
    beliefs = after(pack, heard.answers)
    judgement = judge(pack, heard.answers, beliefs)
    groups = grouped(pack, beliefs.fits())
    return Outcome(groups, judgement.level, judgement.stop_running, pages, len(heard.asked))
