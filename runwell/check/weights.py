"""The pack's numbers as arrays: how far each answer pulls each picture of each cause.

An answer's pull is the log of how much more (or less) often it is given in that picture than by default, cut
off at the pack's `pull_at_most` so that no single answer decides. The chances are those that are to be
expected when each number of the pack may be off by `numbers_off_by`: a chance of one in a hundred that nobody
has counted is, on average, more than that. Why pictures, and why this: docs/decisions/0013.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from runwell.knowledge.likelihoods import Likelihoods
from runwell.knowledge.mixtures import fitted
from runwell.knowledge.pack import Pack

DRAWS, SEED = 400, 20261124  # how often each number is drawn to find what is to be expected of it
UNLISTED = "unlisted"  # something that is not on the pack's list; it answers as the default row does

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Arrays over answers (rows) and pictures (columns: each cause's in the pack's order, then UNLISTED).

    A cause without presentations is its own only picture. causes: the pack's, then UNLISTED.
    folding: (pictures, causes), 1 where the picture is one of the cause's. prior: (pictures,).
    lift: (causes,) how much more a cause counts when causes are named than its prior says.
    chance, pull: (answers, pictures). loudness: (answers,) how far each answer pulls at all, the mean size of
    its pull. row: (finding, value) -> row number. rows_of: finding -> its row numbers. group: finding -> its
    correlation group.
    """

    causes: tuple[str, ...]
    folding: Floats
    prior: Floats
    lift: Floats
    chance: Floats
    pull: Floats
    loudness: Floats
    row: dict[tuple[str, str], int]
    rows_of: dict[str, slice]
    group: dict[str, str]

    def pictures_of(self, causes: tuple[str, ...]) -> list[int]:
        """The columns of the pictures of these causes."""
        columns = [self.causes.index(cause) for cause in causes]
        return [int(one) for one in np.flatnonzero(self.folding[:, columns].any(axis=1))]


@lru_cache(maxsize=8)
def weigh(pack: Pack) -> Weights:
    """The arrays of a pack, made once."""
    row: dict[tuple[str, str], int] = {}
    rows_of: dict[str, slice] = {}
    for finding in pack.likelihoods:
        values = values_of(pack, finding)
        at = len(row)
        rows_of[finding] = slice(at, at + len(values))
        row.update({(finding, value): at + number for number, value in enumerate(values)})
    chance = _chances(pack)
    limit = np.log(pack.limits.pull_at_most)
    pull = np.clip(np.log(chance) - np.log(chance[:, -1:]), -limit, limit)
    group = {name: finding.correlation_group for name, finding in pack.findings.items()}
    folding = _folding(pack)
    causes = prior_of_causes(pack)
    prior = folding @ causes * _shares(pack)
    return Weights(
        causes=(*pack.causes, UNLISTED),
        folding=folding,
        prior=prior,
        lift=_softened(pack, causes) / causes,
        chance=chance,
        pull=pull,
        loudness=np.abs(pull) @ prior,
        row=row,
        rows_of=rows_of,
        group=group,
    )


def values_of(pack: Pack, finding: str) -> list[str]:
    """The answers of a finding that have likelihoods, in the order in which they are shown."""
    return [
        value for value in pack.findings[finding].values if value in pack.likelihoods[finding].default.cells
    ]


def prior_of_causes(pack: Pack) -> Floats:
    """How likely each cause is before any answer: (causes,), adding up to one."""
    listed = np.array([cause.prior.point for cause in pack.causes.values()])
    unlisted = pack.limits.unlisted_prior
    return np.append(listed / listed.sum() * (1 - unlisted), unlisted)


def _softened(pack: Pack, prior: Floats) -> Floats:
    """The prior as it counts when causes are named: the listed shares to the power of `prior_power`."""
    listed = prior[:-1] ** pack.limits.prior_power
    return np.append(listed / listed.sum() * (1 - prior[-1]), prior[-1])


def points(pack: Pack, finding: str) -> Floats:
    """The pack's own chances of a finding's answers: (answers of the finding, pictures)."""
    table, values = pack.likelihoods[finding], values_of(pack, finding)
    rows = [row for cause in pack.causes for row in _rows(pack, table, cause)]
    default = {value: cell.point for value, cell in table.default.cells.items()}
    return np.array([[row[value] for row in (*rows, default)] for value in values])


def _rows(pack: Pack, table: Likelihoods, cause: str) -> tuple[Mapping[str, float], ...]:
    """The cause's own row, once for each of its pictures as they lean."""
    row = table.row(cause)
    own = {value: cell.point for value, cell in row.cells.items()}
    if cause not in pack.presentations:
        return (own,)
    several = pack.presentations[cause]
    if table.finding not in several.findings:
        return (own,) * len(several)
    return fitted(row, several.shares, several.factors(table.finding))


def _chances(pack: Pack) -> Floats:
    """What is to be expected of every chance under the pack's doubt, seed fixed: (answers, pictures)."""
    random = np.random.default_rng(SEED)
    off_by = pack.limits.numbers_off_by
    return np.concatenate([expected(points(pack, finding), off_by, random) for finding in pack.likelihoods])


def expected(chances: Floats, off_by: float, random: np.random.Generator) -> Floats:
    """The mean of the chances when each is multiplied by log-normal doubt and they still add up to one.

    chances: (answers of one finding, pictures). off_by: the standard deviation of the log of the doubt.
    """
    drawn = chances * np.exp(off_by * random.standard_normal((DRAWS, *chances.shape)))
    return np.asarray((drawn / drawn.sum(axis=1, keepdims=True)).mean(axis=0))


def _shares(pack: Pack) -> Floats:
    """Each picture's share of its cause: (pictures,)."""
    shares = [pack.presentations[c].shares if c in pack.presentations else (1.0,) for c in pack.causes]
    return np.array([share / sum(of_cause) for of_cause in (*shares, (1.0,)) for share in of_cause])


def _folding(pack: Pack) -> Floats:
    pictures = [len(pack.presentations.get(cause, (None,))) for cause in pack.causes]
    return np.repeat(np.eye(len(pack.causes) + 1), [*pictures, 1], axis=0)
