"""Whether a runner must read the warning and be asked about red flags before the next session."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from runwell.programme.before_session import Again, Word, asked_again, called_on
from runwell.programme.flare import Flare
from runwell.records.access.programmes import newest_safety_word
from runwell.records.models import KeptProgramme, Patient
from runwell.records.packs import the_pack


def before_session(
    patient: Patient, kept: KeptProgramme, flares: Iterable[Flare], today: date
) -> Again | None:
    """Why it is asked now; None while the runner's last word holds. flares: all until today."""
    newest = newest_safety_word(patient)
    word = Word(newest.on, newest.said_at) if newest else None
    return asked_again(word, kept.began_at, called_on(the_pack(), flares, today), today)
