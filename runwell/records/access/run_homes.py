"""Places where a runner's tracks begin and end again and again: homes, which nobody else may see."""

from __future__ import annotations

from runwell.records.models import Patient, RunStreams
from runwell.running.private import Place, usual_starts


def homes_of(patient: Patient) -> tuple[Place, ...]:
    """Each usual start or end, of runs that count or not."""
    kept = RunStreams.objects.filter(run__patient=patient).exclude(first_latitude=None)
    ends = kept.order_by("run__began_at", "run_id").values_list(
        "first_latitude", "first_longitude", "last_latitude", "last_longitude"
    )
    return usual_starts(Place(*place) for row in ends for place in (row[:2], row[2:]))
