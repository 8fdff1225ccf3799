"""Cadence as steps a minute of both legs, whether the device counted strides or steps."""

from __future__ import annotations

import numpy as np

from runwell.running.files.run import Column, Sport

ON_FOOT = frozenset((Sport.RUNNING, Sport.WALKING, Sport.HIKING))
# FIT's cadence on foot is strides of one leg (global profile, record.cadence), yet some apps write steps.
# Twice this would be 220 steps a minute for half of a run or more, which evidence/load.md section 7
# discards. [expert]
MOST_STRIDES = 110.0


def steps(stored: Column, sport: Sport) -> Column:
    """Steps a minute on foot; in any other sport what the device counted (turns of a crank, strokes)."""
    if sport not in ON_FOOT:
        return stored
    counts_steps = 2 * np.count_nonzero(stored > MOST_STRIDES) > np.count_nonzero(stored > 0)
    return stored if counts_steps else 2 * stored
