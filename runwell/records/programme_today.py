"""What of a program holds today: the program as it goes on, and what the morning put in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from runwell.programme.bands import Judged
from runwell.programme.because import Because, Why
from runwell.programme.changed import Changed
from runwell.programme.flare import Flare
from runwell.programme.prescription import Programme
from runwell.records import plain_values
from runwell.records.models import KeptProgramme

LOCKS = frozenset(why for why in Why if why.value.startswith("locked-"))
"""Why nothing is given until a person looks. A flare or a bone that stops closes for days, by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeToday:
    """programme: as it is kept and goes on. today: what is done today; the same unless `meanwhile`.

    meanwhile: a flare, a bone that stops, or a lock holds today in its place. clinician: why one should look.
    judged: of yesterday's session, if there was one. flares: all of this program until now.
    """

    kept: KeptProgramme
    programme: Programme
    today: Programme
    meanwhile: bool = False
    clinician: tuple[Because, ...] = ()
    judged: Judged | None = None
    flares: tuple[Flare, ...] = ()

    @property
    def is_empty(self) -> bool:
        """That a clinician is to set exercises: nothing closes them, and there is none."""
        closed = self.programme.locked or any(one.why in LOCKS for one in self.today.locked)
        return not (closed or self.programme.prescriptions)

    @classmethod
    def of(cls, kept: KeptProgramme, changed: Changed) -> ProgrammeToday:
        return cls(
            kept=kept,
            programme=changed.programme,
            today=changed.today,
            meanwhile=changed.meanwhile is not None,
            clinician=changed.clinician,
            judged=changed.judged,
            flares=changed.flares,
        )


def plain_changed(changed: Changed) -> dict[str, Any]:
    """What a morning gave, as JSON; the program itself and its changes are kept elsewhere."""
    return {
        "meanwhile": changed.meanwhile and plain_values.plain(changed.meanwhile),
        "clinician": plain_values.plain(changed.clinician),
        "flares": plain_values.plain(changed.flares),
        "judged": changed.judged and plain_values.plain(changed.judged),
    }


def read_changed(programme: Programme, kept: dict[str, Any]) -> Changed:
    """The same back. Refusal: it does not read any more."""
    meanwhile, judged = kept.get("meanwhile"), kept.get("judged")
    return Changed(
        programme=programme,
        meanwhile=plain_values.read(Programme, meanwhile) if meanwhile else None,
        clinician=plain_values.read_tuple(Because, kept.get("clinician")),
        flares=plain_values.read_tuple(Flare, kept.get("flares")),
        judged=plain_values.read(Judged, judged) if judged else None,
    )
