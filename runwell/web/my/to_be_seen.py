"""Whether the newest answer in a record sends its runner to somebody: then no program is offered to them."""

from __future__ import annotations

from collections.abc import Iterable

from runwell.knowledge.levels import Level
from runwell.records.models import OwnCheck


def to_be_seen(checks: Iterable[OwnCheck]) -> OwnCheck | None:
    """checks: the latest first. The newest, where it says that a doctor is to look, whatever its age."""
    newest = next(iter(checks), None)
    gravely = newest is not None and Level.of(newest.verdict["level"]) >= Level.DOCTOR_WITHIN_DAYS
    return newest if gravely else None
