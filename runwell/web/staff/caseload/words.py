"""What a list of patients says each of them needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dateformat import format as in_format
from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from runwell.care.attention import Kind, Need

A_WEEK = timedelta(days=7)
ON_A_DAY = frozenset({Kind.BONE_PAIN, Kind.RED_MORNING})
"""What happened on a day, and need not go on since."""

SHORT: Mapping[Kind, str | Promise] = {
    Kind.RED_FLAG: _("Danger sign"),
    Kind.URGENT_REQUEST: _("Urgent request"),
    Kind.BONE_PAIN: _("Pain in a bone"),
    Kind.RED_MORNING: _("Red morning"),
    Kind.TWO_FLARES: _("Two flares"),
    Kind.BROKEN: _("Not worked out"),
    Kind.LOOK: _("Rules ask for you"),
    Kind.GATE: _("Gate waits"),
    Kind.EMPTY: _("No exercise set"),
    Kind.MESSAGE: _("Message"),
    Kind.PHASE_MET: _("Phase over"),
    Kind.QUIET: _("Nothing logged"),
    Kind.CLOSED: _("Program closed"),
    Kind.NO_INTAKE: _("No intake"),
}
"""What a filter is called."""

SENTENCES: Mapping[Kind, str | Promise] = {
    Kind.URGENT_REQUEST: _("Asks to be seen urgently"),
    Kind.BONE_PAIN: _("An injured bone hurt"),
    Kind.RED_MORNING: _("A red morning after a session or a run"),
    Kind.TWO_FLARES: _("{flares} flares close together"),
    Kind.BROKEN: _("It cannot be worked out how they stand: open the program"),
    Kind.GATE: _("The checks for gate {gate} hold, and it waits for you"),
    Kind.EMPTY: _("Exercises are open, and none is set: choose some"),
    Kind.MESSAGE: _("A message that nobody answered"),
    Kind.PHASE_MET: _("Every check that ends this phase held"),
    Kind.CLOSED: _("No exercise is given until somebody looks"),
}
ALARMS: Mapping[str, str | Promise] = {
    "emergency": _("A check said: emergency"),
    "urgent-same-day": _("A check said: be seen today"),
    "said": _("Said yes to a danger sign before a session"),
    "told": _("Told before a visit what may not wait for it"),
}
LOOKS: Mapping[str, str | Promise] = {
    "flare-clinician": _("A flare does not settle"),
    "bone-clinician": _("An injured bone hurt again at the next try"),
    "no-better": _("No better after weeks, with most sessions done"),
    "worse": _("Mornings hurt more than at the start"),
    "cannot-tell": _("After weeks, too few mornings to tell if it gets better"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A need in words. since: "since Tuesday", or its day; "" where its sentence says when."""

    kind: Kind
    what: str
    since: str


def said(need: Need, today: date) -> Said:
    return Said(need.kind, _what(need), _when(need, today))


def _when(need: Need, today: date) -> str:
    if need.kind in (Kind.NO_INTAKE, Kind.QUIET):
        return ""
    if need.kind not in ON_A_DAY:
        return since(need.since, today)
    return when(need.since, today)


def since(day: date, today: date) -> str:
    """ "today", "since yesterday", "since Tuesday", "since November 3"; with the year where it is another."""
    if day >= today:
        return gettext("today")
    if day == today - timedelta(days=1):
        return gettext("since yesterday")
    form = "l" if today - day < A_WEEK else "F j" if day.year == today.year else "F j, Y"
    return gettext("since {day}").format(day=in_format(day, form))


def when(day: date, today: date) -> str:
    """The same for a single day: "today", "yesterday", "tomorrow", "on Tuesday"."""
    near = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    apart = (day - today).days
    if apart in near:
        return near[apart]
    form = "l" if abs(apart) < A_WEEK.days else "F j" if day.year == today.year else "F j, Y"
    return str(in_format(day, form))


def _what(need: Need) -> str:
    if need.kind in TOLD:
        return TOLD[need.kind](need)
    return str(SENTENCES[need.kind]).format_map(need.facts)


def _quiet(need: Need) -> str:
    days = int(need.facts["days"])
    return ngettext("Nothing logged for {days} day", "Nothing logged for {days} days", days).format(days=days)


def _no_intake(need: Need) -> str:
    if need.facts["tomorrow"]:
        return gettext("A visit tomorrow, and no intake yet")
    return gettext("A visit today, and no intake yet")


TOLD: Mapping[Kind, Callable[[Need], str]] = {
    Kind.RED_FLAG: lambda need: str(ALARMS.get(str(need.facts["alarm"]), ALARMS["said"])),
    Kind.LOOK: lambda need: str(LOOKS.get(str(need.facts["why"]), _("The rules of the program ask for you"))),
    Kind.QUIET: _quiet,
    Kind.NO_INTAKE: _no_intake,
}
