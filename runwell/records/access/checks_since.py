"""What a check says against the exercises of a program that had begun before it."""

from __future__ import annotations

from typing import Any

from runwell.knowledge.levels import Level
from runwell.programme.because import Because, Why
from runwell.records.models import KeptProgramme, OwnCheck, ProgrammeChange

STOPS = frozenset({Level.EMERGENCY.id, Level.URGENT_SAME_DAY.id, Level.DOCTOR_WITHIN_DAYS.id})


def locks_of_check(kept: KeptProgramme) -> tuple[Because, ...]:
    """The lock of the check that stops it, by the rule that says so."""
    check = stopping_check(kept)
    if check is None:
        return ()
    rule = next((one["rule"] for one in check.verdict["why"] if one["level"] in STOPS), "")
    return (Because(Why.LOCKED_RED_FLAG, {"rule": rule}),)


def stopping_check(kept: KeptProgramme) -> OwnCheck | None:
    """The runner's newest check, where it says to stop running and to see a doctor.

    A later check takes its lock away, and a clinician who changed or looked at the program since.
    """
    check = OwnCheck.objects.filter(patient=kept.patient_id).order_by("-kept_at", "id").first()
    if check is None or check.kept_at <= kept.began_at or not stops_running(check.verdict):
        return None
    seen = ProgrammeChange.objects.filter(
        programme__patient=kept.patient_id, by=ProgrammeChange.CLINICIAN, at__gt=check.kept_at
    )
    return None if seen.exists() else check


def stops_running(verdict: dict[str, Any]) -> bool:
    """Whether it says to stop running and to see a doctor; what an old copy leaves out it does not say."""
    return bool(verdict.get("stop_running")) and verdict.get("level") in STOPS
