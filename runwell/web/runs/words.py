"""What the pages of runs call things."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.dateformat import format as in_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.records.models import ImportedFile, RunImport
from runwell.running.files.run import Device, Harm
from runwell.running.summary import Summary

Words = str | Promise

HARMS: Mapping[Harm, Words] = {
    Harm.WRONG_CHECKSUM: _("The file's check number does not fit, so a part of it may be wrong."),
    Harm.NO_CHECKSUM: _("The file has no check number at its end, as when a watch stops in the middle."),
    Harm.CUT_SHORT: _("The file ends too early. What was recorded until then is here."),
    Harm.LENGTH_ZERO: _("The file does not say how long it is, as when a watch ran out of battery."),
    Harm.BYTES_BEHIND: _("There is something behind the end of the file. It was left out."),
    Harm.UNREADABLE_PART: _("A part of the file could not be read. The rest is here."),
    Harm.NOT_WELL_FORMED: _("The file is not written as it should be. What could be read is here."),
    Harm.TIMES_OUT_OF_ORDER: _("Some times in the file go backward. They were put in order."),
}
OUTCOMES: Mapping[str, Words] = {
    ImportedFile.NEW: _("New"),
    ImportedFile.SAME: _("Here already"),
    ImportedFile.NOT_A_RUN: _("Not a run"),
    ImportedFile.DAMAGED: _("Damaged, but kept"),
    ImportedFile.REFUSED: _("Could not be read"),
}
STATES: Mapping[str, Words] = {
    RunImport.WAITING: _("Being read"),
    RunImport.DONE: _("Done"),
    RunImport.STOPPED: _("Stopped"),
    RunImport.UNDONE: _("Undone"),
}
FORMATS: Mapping[str, str] = {"fit": "FIT", "gpx": "GPX", "tcx": "TCX"}
EASIEST, HARDEST = _("0 rest"), _("10 as hard as you can")


def harm_words(harms: list[str]) -> tuple[str, ...]:
    """A sentence for each, once. harms: ids, as they are kept."""
    return tuple(dict.fromkeys(str(HARMS[Harm(one)]) for one in harms))


def called(summary: Summary, name: str = "") -> str:
    """What a run is called where it has no name of its own: "Run on Tuesday morning"."""
    if name:
        return name
    hour = summary.began.hour
    day = in_format(summary.on, "l")
    if summary.indoor:
        return gettext("Indoor run on {day}").format(day=day)
    if 5 <= hour < 12:
        return gettext("Run on {day} morning").format(day=day)
    if 12 <= hour < 17:
        return gettext("Run on {day} afternoon").format(day=day)
    return (
        gettext("Run on {day} evening").format(day=day)
        if 17 <= hour < 22
        else gettext("Run on {day} night").format(day=day)
    )


def device_words(device: Device) -> str:
    """ "Garmin fr245"; "" where the file says nothing."""
    return f"{device.maker[:1].upper()}{device.maker[1:]} {device.product}".strip()
