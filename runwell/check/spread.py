"""How far the beliefs may be off, given how uncertain the pack's own numbers are.

Each row of likelihoods is held as a Dirichlet distribution. Its equivalent sample size comes from the
range low-high of its cells, as if that many runners with the cause had been counted; confirmed cases are
added to it by counting.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from runwell.check.answers import Answers
from runwell.check.beliefs import counted, fitting, normalised
from runwell.check.weights import Floats, prior_of_causes, weigh
from runwell.knowledge.likelihoods import Row
from runwell.knowledge.numbers import Interval
from runwell.knowledge.pack import Pack

NORMAL_95 = 1.959964  # half the width, in standard deviations, of the middle 95 % of a normal distribution
DRAWS = 100
SEED = 20261123
SHOWN = (0.05, 0.95)  # the shown interval holds nine draws in ten


@dataclass(frozen=True, slots=True)
class RowDistribution:
    """A row of likelihoods as counted runners: value -> pseudo-count."""

    counts: Mapping[str, float]

    @classmethod
    def of(cls, row: Row) -> RowDistribution:
        """The distribution whose mean is the row and whose spread is that of its ranges."""
        size = equivalent_sample_size(row)
        return cls({value: size * cell.point for value, cell in row.cells.items()})

    @property
    def mean(self) -> dict[str, float]:
        """value -> its chance."""
        total = sum(self.counts.values())
        return {value: count / total for value, count in self.counts.items()}

    def learned(self, confirmed: Mapping[str, int]) -> RowDistribution:
        """The distribution after these many confirmed cases gave these answers."""
        return RowDistribution({v: count + confirmed.get(v, 0) for v, count in self.counts.items()})


def equivalent_sample_size(row: Row) -> float:
    """How many counted runners the row's ranges are worth: the median over its cells."""
    return float(np.median([_cell_size(cell) for cell in row.cells.values()]))


def _cell_size(cell: Interval) -> float:
    """n for which Beta(n p, n (1 - p)) has the standard deviation of the cell's range, taken as 95 %."""
    deviation = max(cell.high - cell.low, 1e-6) / (2 * NORMAL_95)
    return max(cell.point * (1 - cell.point) / deviation**2 - 1, 1.0)


def intervals(pack: Pack, answers: Answers) -> tuple[Floats, Floats]:
    """(low, high) of each cause's probability, (causes,) each: they hold nine draws in ten."""
    low, high = np.quantile(draws(pack, answers), SHOWN, axis=0)
    return low, high


def draws(pack: Pack, answers: Answers) -> Floats:
    """The fit under numbers drawn from the pack's own uncertainty, seed fixed: (draws, causes)."""
    weights = weigh(pack)
    random = np.random.default_rng(SEED)
    log = np.log(_drawn_priors(pack, random))
    limit = np.log(pack.limits.pull_at_most)
    for share, row in counted(pack, answers):
        counts, rest = _counts(pack)[row]
        drawn = np.clip(random.beta(counts, rest, (DRAWS, len(counts))), 1e-9, 1)
        log = log + share * np.clip(np.log(drawn) - np.log(weights.chance[row, -1]), -limit, limit)
    return fitting(pack, normalised(log) @ weights.folding)


@lru_cache(maxsize=8)
def _counts(pack: Pack) -> Floats:
    """Each cell's pseudo-count and that of the rest of its row: (answers, 2, pictures).

    One cell of a Dirichlet row is by itself distributed as Beta(its count, the rest).
    """
    weights = weigh(pack)
    sizes = np.concatenate([_sizes(pack, finding) for finding in weights.rows_of])
    return np.stack([sizes * weights.chance, sizes * (1 - weights.chance)], axis=1)


def _sizes(pack: Pack, finding: str) -> Floats:
    """How many counted runners the row of each picture is worth: (answers of the finding, pictures)."""
    weights, table = weigh(pack), pack.likelihoods[finding]
    rows = [*(table.row(cause) for cause in pack.causes), table.default]
    of_pictures = weights.folding @ np.array([equivalent_sample_size(row) for row in rows])
    return np.tile(of_pictures, (len(weights.chance[weights.rows_of[finding]]), 1))


def _drawn_priors(pack: Pack, random: np.random.Generator) -> Floats:
    """DRAWS priors, each cause's drawn on the log-odds scale inside its range: (draws, pictures)."""
    weights, center = weigh(pack), prior_of_causes(pack)
    ranges = [cause.prior for cause in pack.causes.values()]
    odds = [[np.log(p / (1 - p)) for p in (r.low, r.high)] for r in ranges]
    deviation = np.append([(high - low) / (2 * NORMAL_95) for low, high in odds], 0.5)
    drawn = 1 / (1 + np.exp(-random.normal(np.log(center / (1 - center)), deviation, (DRAWS, len(center)))))
    of_pictures = (drawn / center) @ weights.folding.T * weights.prior
    return np.asarray(of_pictures / of_pictures.sum(axis=1, keepdims=True))
