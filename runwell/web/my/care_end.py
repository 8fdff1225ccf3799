"""How a patient's care ended, as they read it on their own page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.levels import Level
from runwell.records.access.discharges import current_discharge
from runwell.records.models import Discharge, Patient
from runwell.records.packs import the_pack

ENDED: Mapping[str, str | Promise] = {
    Discharge.GOALS_MET: _("You reached what you came for."),
    Discharge.GOES_ON_ALONE: _("You go on by yourself."),
    Discharge.REFERRED: _("We sent you on to somebody else."),
    Discharge.PLATEAU: _("It no longer got better with us."),
    Discharge.STOPPED_COMING: _("We have not seen you for a while."),
    Discharge.OWN_WISH: _("You wanted it to end."),
}


@dataclass(frozen=True, slots=True)
class CareEnd:
    """how: in a sentence. signs: with which to come back or to call at once."""

    discharge: Discharge
    how: str | Promise
    signs: tuple[str, ...]


def care_end(patient: Patient) -> CareEnd | None:
    """None while they are in care."""
    ended = current_discharge(patient)
    if ended is None:
        return None
    signs = the_pack().advice[Level.PHYSICAL_THERAPIST].come_back_signs
    return CareEnd(ended, ENDED.get(ended.how, ""), signs)
