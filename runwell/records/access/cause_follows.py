"""What follows from a cause that a clinician confirms, and what no examination alone decides.

For whoever reached the patient by `own_record` or `patients`.
"""

from __future__ import annotations

from runwell.programme.locks import locks
from runwell.programme.situation import Situation
from runwell.records.access.findings_of import confirmed_cause, examined_now
from runwell.records.access.programmes import current_programme, injured_bones
from runwell.records.models import Patient
from runwell.records.packs import the_pack


def bone_undecided(patient: Patient) -> bool:
    """Whether an injured bone is possible by the check and the tests, was confirmed, or is what the program
    is for: then only imaging, surgery or the course shows that it is something else.
    """
    kept, found = current_programme(patient), confirmed_cause(patient)
    held = [*((kept.cause, *kept.also) if kept else ()), *((found.cause,) if found else ())]
    return bool(injured_bones(held)) or examined_now(the_pack(), patient).ranked.bone_open


def closes_program(cause: str) -> bool:
    """Whether exercises for this cause wait for a clinician, so that those for another must stop."""
    pack = the_pack()
    return pack.causes[cause].bone or bool(locks(pack, Situation(cause=cause)))
