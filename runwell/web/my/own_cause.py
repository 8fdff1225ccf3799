"""What a patient's pain comes from, as they read it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from runwell.records.access.findings_of import confirmed_cause, confirmed_name
from runwell.records.models import ConfirmedCause, Patient
from runwell.records.packs import the_pack

HOWS: Mapping[str, str | Promise] = {
    ConfirmedCause.EXAMINATION: _("by examining you"),
    ConfirmedCause.IMAGING: _("by a scan"),
    ConfirmedCause.SURGERY: _("in an operation"),
    ConfirmedCause.COURSE: _("by how it went over time"),
}


@dataclass(frozen=True, slots=True)
class OwnCause:
    """name: in plain words. how: by what it was found out."""

    name: str
    how: str | Promise
    on: datetime


def own_cause(patient: Patient) -> OwnCause | None:
    """None while no cause is confirmed, and for one that the pack knows no more."""
    found, name = confirmed_cause(patient), confirmed_name(the_pack(), patient)
    return OwnCause(name, HOWS[found.how], found.at) if found and name else None


def is_seen(patient: Patient, causes: Collection[str]) -> bool:
    """Whether a scan or an operation has shown one of these causes."""
    found = confirmed_cause(patient)
    seen = (ConfirmedCause.IMAGING, ConfirmedCause.SURGERY)
    return found is not None and found.how in seen and found.cause in causes
