"""The cases of the rules, read from `rule_cases/`, a file for each subject as the pack has them."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from runwell.check.answers import Answers
from runwell.check.beliefs import Beliefs, fitting
from runwell.check.weights import weigh
from runwell.knowledge.conditions import All, AnyOf, Not

FOLDER = Path(__file__).parent / "rule_cases"
ALLOWED = {"story", "answers", "but", "cases"}, {"and", "but", "beliefs"}


@dataclass(frozen=True)
class Case:
    """What fires the rule, and near misses that each change one thing. on_beliefs: cause -> probability."""

    rule: str
    subject: str
    story: str
    fires: dict
    near_misses: tuple[dict, ...]
    on_beliefs: bool

    def __str__(self):
        told = [f"{name} = {value}" for name, value in self.fires.items()]
        return f"{self.rule}, {self.story}: {', '.join(told)}"


@cache
def cases():
    """Every case of every file, in the order of the files."""
    return tuple(case for path in sorted(FOLDER.glob("*.toml")) for case in _in_file(path))


def _in_file(path):
    for rule, told in tomllib.loads(path.read_text(encoding="utf-8")).items():
        assert told.keys() <= ALLOWED[0], rule
        for case in told["cases"]:
            assert case.keys() <= ALLOWED[1], rule
            fires = {**told.get("answers", {}), **case.get("and", {}), **case.get("beliefs", {})}
            changed = [*told.get("but", {}).items(), *case.get("but", {}).items()]
            near = tuple({**fires, name: value} for name, value in changed)
            yield Case(rule, path.stem, told["story"], fires, near, "beliefs" in case)


def meant(pack, case, said):
    """(answers, beliefs) of what a case or its near miss says; beliefs are None where it says answers."""
    if case.on_beliefs:
        return Answers.of(pack, {}), believing(pack, said)
    return Answers.of(pack, said), None


def believing(pack, said):
    """Beliefs with these probabilities; the other causes keep their proportions."""
    weights = weigh(pack)
    before = dict(zip(weights.causes, weights.prior @ weights.folding, strict=True))
    left = (1 - sum(said.values())) / (1 - sum(before[cause] for cause in said))
    probability = np.array([said.get(cause, left * before[cause]) for cause in weights.causes])
    of_pictures = weights.prior / (weights.folding @ (weights.prior @ weights.folding))
    pictures = (weights.folding @ probability) * of_pictures
    return Beliefs(weights.causes, probability, fitting(pack, probability), pictures)


def without_a_part(condition):
    """The condition with one part of an AND or OR left out, for every such part at every depth."""
    match condition:
        case All(parts) | AnyOf(parts):
            for number, part in enumerate(parts):
                others = parts[:number], parts[number + 1 :]
                yield type(condition)((*others[0], *others[1]))
                for changed in without_a_part(part):
                    yield type(condition)((*others[0], changed, *others[1]))
        case Not(part):
            for changed in without_a_part(part):
                yield Not(changed)
