"""Steps a minute of both legs, out of a column that may count one leg only."""

from __future__ import annotations

import numpy as np

from runwell.running.files.run import Column, Sport

# Garmin writes `cad` and `RunCadence` in strides, one leg's steps; other apps write steps under that name.
# Of those who run, one leg takes 70-110 a minute and both take 140-220; of those who walk, 45-65 and 90-130.
# So the busiest tenth of the file tells which it is [expert].
ONE_LEG = {Sport.RUNNING: 120.0, Sport.UNKNOWN: 120.0, Sport.WALKING: 75.0, Sport.HIKING: 75.0}


def steps_a_minute(cadence: Column, sport: Sport) -> Column:
    """Doubled when it counts one leg; turns of a crank, in any other sport, stay as they are."""
    moving = cadence[cadence > 0]
    if sport not in ONE_LEG or not len(moving) or np.quantile(moving, 0.9) > ONE_LEG[sport]:
        return cadence
    return cadence * 2
