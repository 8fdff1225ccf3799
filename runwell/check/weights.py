"""The pack's numbers as arrays: how far each answer pulls each cause.

An answer's pull on a cause is the log of how much more (or less) often it is given under that cause than by
default, cut off at the pack's `pull_at_most` so that no single answer decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from runwell.knowledge.pack import Pack

UNLISTED = "unlisted"  # something that is not on the pack's list; it answers as the default row does

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Arrays over causes (columns: the pack's causes, then UNLISTED) and answers (rows).

    prior: (causes,). chance, pull: (answers, causes). row: (finding, value) -> row number.
    rows_of: finding -> its row numbers. group: finding -> its correlation group.
    """

    causes: tuple[str, ...]
    prior: Floats
    chance: Floats
    pull: Floats
    row: dict[tuple[str, str], int]
    rows_of: dict[str, slice]
    group: dict[str, str]


@lru_cache(maxsize=8)
def weigh(pack: Pack) -> Weights:
    """The arrays of a pack, made once."""
    causes = (*pack.causes, UNLISTED)
    blocks: list[list[list[float]]] = []
    row: dict[tuple[str, str], int] = {}
    rows_of: dict[str, slice] = {}
    for finding, table in pack.likelihoods.items():
        values = [value for value in pack.findings[finding].values if value in table.default.cells]
        at = len(row)
        rows_of[finding] = slice(at, at + len(values))
        row.update({(finding, value): at + number for number, value in enumerate(values)})
        columns = [table.row(cause) for cause in pack.causes] + [table.default]
        blocks.append([[column.cells[value].point for column in columns] for value in values])
    chance = np.concatenate([np.array(block) for block in blocks])
    limit = np.log(pack.limits.pull_at_most)
    pull = np.clip(np.log(chance) - np.log(chance[:, -1:]), -limit, limit)
    group = {name: finding.correlation_group for name, finding in pack.findings.items()}
    return Weights(causes, prior(pack), chance, pull, row, rows_of, group)


def prior(pack: Pack) -> Floats:
    """How likely each cause is before any answer: (causes,), adding up to one."""
    listed = np.array([cause.prior.point for cause in pack.causes.values()])
    unlisted = pack.limits.unlisted_prior
    return np.append(listed / listed.sum() * (1 - unlisted), unlisted)
