"""Triage by expected harm: which level does the least, under the beliefs.

The pack's table of harms says what it does to be seen too late with each cause, and what it costs to be seen
sooner than needed. Why a table, and what else was weighed: docs/decisions/0014.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from runwell.check.weights import Floats
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack


def expected_harm(pack: Pack, probability: Floats) -> Floats:
    """The harm to be expected at each level: (..., causes) -> (..., levels)."""
    return np.asarray(probability @ _matrix(pack))


def least_harm(pack: Pack, probability: Floats) -> Level:
    """The level with the least expected harm; the less urgent one where two are equal. (causes,)

    Beliefs alone never call an emergency: that takes a sign that can be named to the runner, so a rule.
    """
    return Level(int(levels_of_least_harm(pack, probability[np.newaxis])[0]))


def levels_of_least_harm(pack: Pack, probability: Floats) -> NDArray[np.int_]:
    """The same for many beliefs at once: (n, causes) -> (n,) ranks of levels."""
    return np.asarray(expected_harm(pack, probability)[:, : Level.EMERGENCY].argmin(axis=1))


def harm_of_bone(pack: Pack, probability: Floats) -> Level:
    """The level with the least expected harm if bone stress injuries were all that must not be missed."""
    return Level(int((probability @ _bone_matrix(pack)).argmin()))


@lru_cache(maxsize=8)
def _bone_matrix(pack: Pack) -> Floats:
    passed_over = [cause.must_not_miss and not cause.bone for cause in pack.causes.values()]
    return np.where(np.array([*passed_over, False])[:, np.newaxis], 0.0, _matrix(pack))


@lru_cache(maxsize=8)
def _matrix(pack: Pack) -> Floats:
    """(causes, levels): the harm that each level does to a runner with each cause; the unlisted one last."""
    if pack.harms is None:
        return np.zeros((len(pack.causes) + 1, len(Level)))
    return np.array(pack.harms.matrix(pack.causes.values()))


@lru_cache(maxsize=8)
def stakes_of(pack: Pack) -> Floats:
    """What leaving each must-not-miss cause to a physical therapist does: (causes,), 0 for all others."""
    must = [cause.must_not_miss for cause in pack.causes.values()]
    return np.where([*must, False], _matrix(pack)[:, Level.PHYSICAL_THERAPIST], 0.0)
