"""Places where a runner's tracks begin and end again and again: homes, which nobody else may see."""

from __future__ import annotations

from collections import Counter

from runwell.records.models import Patient, RunStreams

USUAL = 3
"""Runs that begin or end at about the same place make it a usual one (expert)."""
CELL = 500
"""Places are the same in one 500th of a degree: about 220 m north, and less to the east."""


def homes_of(patient: Patient) -> tuple[tuple[float, float], ...]:
    """Latitude and longitude of each usual start or end, the most usual first."""
    kept = RunStreams.objects.filter(run__patient=patient).exclude(first_latitude=None)
    ends = kept.values_list("first_latitude", "first_longitude", "last_latitude", "last_longitude")
    cells = Counter(cell for row in ends for cell in {_cell(*row[:2]), _cell(*row[2:])})
    return tuple((north / CELL, east / CELL) for (north, east), runs in cells.most_common() if runs >= USUAL)


def _cell(latitude: float, longitude: float) -> tuple[int, int]:
    return round(latitude * CELL), round(longitude * CELL)
