"""What a morning did to a programme."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.programme.bands import Judged
from runwell.programme.because import Because
from runwell.programme.flare import Flare
from runwell.programme.prescription import Prescription, Programme


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was changed, or kept although it would have been. did: what; because: what caused it.

    was, now: the prescription before and after; the same where it was kept; None where the change is of all.
    """

    did: Because
    because: tuple[Because, ...]
    was: Prescription | None = None
    now: Prescription | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """programme: as it goes on. meanwhile: what holds today in its place, in a flare or when a bone stops.

    clinician: why one should look. flares: all until now, to be handed in the next morning. judged: of
    yesterday's session, if there was one.
    """

    programme: Programme
    changes: tuple[Change, ...] = ()
    meanwhile: Programme | None = None
    clinician: tuple[Because, ...] = ()
    flares: tuple[Flare, ...] = ()
    judged: Judged | None = None

    @property
    def today(self) -> Programme:
        """What is done today."""
        return self.meanwhile or self.programme
