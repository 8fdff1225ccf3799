"""What a patient's files are read with, the first time and again."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from runwell.records.importing import originals
from runwell.records.importing.reading import Activity, Around, Member, held_in
from runwell.records.models import Patient, RunSource
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.running.files.archive import Told


def around(patient: Patient, now: datetime) -> Around:
    """Where a file does not say how late it was there, it was where the patient is seen."""
    name = patient.location.time_zone if patient.location else settings.TIME_ZONE
    zone = ZoneInfo(name)
    return Around(pack=the_pack(), zone=zone, today=now.astimezone(zone).date())


def kept_again(patient: Patient, row: RunSource) -> Activity:
    """The activity of a copy, anew from its bytes. Refusal: they are gone, or hold it no more."""
    mend = "Restore the folder “originals” from a backup, or hand the file in again"
    where = f"file {row.original.sha256[:12]}"
    try:
        data = originals.read(patient.pk, row.original.sha256)
    except OSError as error:
        raise Refusal("the bytes of a run are not there", where, mend) from error
    told = Told(**{name: row.told[name] for name in ("name", "sport", "gear", "meters") if name in row.told})
    held = held_in(Member(number=0, name="", told=told, data=data), around(patient, timezone.now()))
    found = next((one for one in held.activities if one.nth == row.nth), None)
    if found is None:
        raise Refusal("the bytes of a run hold none any more", where, mend)
    return found
