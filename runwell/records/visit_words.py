"""When and where a visit is, and why one cannot be had, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from django.utils.formats import date_format, time_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.care.changing_visits import Hindrance
from runwell.care.free_times import FreeTime, NotFree
from runwell.records.models import Location
from runwell.refusals import Refusal

# What Americans call the clock of an office, in summer as in winter.
CLOCKS: Mapping[str, Promise | str] = MappingProxyType(
    {
        "EST": _("Eastern Time"),
        "EDT": _("Eastern Time"),
        "CST": _("Central Time"),
        "CDT": _("Central Time"),
        "MST": _("Mountain Time"),
        "MDT": _("Mountain Time"),
        "PST": _("Pacific Time"),
        "PDT": _("Pacific Time"),
        "AKST": _("Alaska Time"),
        "AKDT": _("Alaska Time"),
        "HST": _("Hawaii Time"),
    }
)

Sentences = Mapping[NotFree | Hindrance, tuple[Promise | str, Promise | str]]
_ANOTHER = _("Choose one of the times that are shown")
_LOOK = _("Look at the request again")
_CALL = _("Please call us")

# What is wrong, and how to mend it.
SENTENCES: Sentences = MappingProxyType(
    {
        NotFree.PAST: (_("this time is over"), _ANOTHER),
        NotFree.TOO_SOON: (_("this time is too soon to ask for here"), _("Call us, or choose a later time")),
        NotFree.TOO_FAR: (_("this day is too far away"), _ANOTHER),
        NotFree.NO_QUARTER: (_("visits begin on a full quarter of an hour"), _ANOTHER),
        NotFree.CLOSED: (_("our office is closed at this time"), _ANOTHER),
        NotFree.NOT_THERE: (_("this clinician is not at this office at this time"), _ANOTHER),
        NotFree.NOT_OFFERED: (_("no visit begins at this time"), _ANOTHER),
        NotFree.AWAY: (_("this time is not free"), _ANOTHER),
        NotFree.TAKEN: (_("somebody else has just taken this time"), _ANOTHER),
        Hindrance.OVER: (_("this request has ended"), _("Send a new request, or call us")),
        Hindrance.OTHERWISE: (_("this request was changed meanwhile"), _LOOK),
        Hindrance.NO_TIME: (_("this request has no such time any more"), _LOOK),
        Hindrance.HOLDS_A_TIME: (
            _("this request holds a time"),
            _("Accept it, propose another one, or decline"),
        ),
        Hindrance.BEGUN: (_("this visit has begun already"), _CALL),
        Hindrance.NOT_BEGUN: (_("this visit has not begun"), _("Say so when it has")),
    }
)


@dataclass(eq=False)
class TimeIsTaken(Refusal):
    """Somebody else has this time. next_times: the next ones that are free now, the earliest first."""

    next_times: tuple[FreeTime, ...] = ()


@dataclass(eq=False)
class AskedAlready(Refusal):
    """Whoever is signed in has a request that waits. request_id: which."""

    request_id: object = None


def refusal(why: NotFree | Hindrance, next_times: tuple[FreeTime, ...] = ()) -> Refusal:
    """For a page. A time that is not free comes with the next ones."""
    what, mend = (str(words) for words in SENTENCES[why])
    where = gettext("time") if isinstance(why, NotFree) else gettext("request")
    if why in (NotFree.AWAY, NotFree.TAKEN):
        return TimeIsTaken(what, where, mend, next_times)
    return Refusal(what, where, mend)


def day_in_words(at: datetime, zone: str) -> str:
    """ "Monday, December 7, 2026", by the clock of an office."""
    return date_format(at.astimezone(ZoneInfo(zone)), "l, F j, Y")


def time_in_words(at: datetime, zone: str) -> str:
    """ "9:30 a.m. Central Time"."""
    return f"{time_format(at.astimezone(ZoneInfo(zone)).time(), 'P')} {clock_of(at, zone)}"


def clock_of(at: datetime, zone: str) -> str:
    """ "Central Time"; far away, "Kathmandu time"."""
    name = CLOCKS.get(at.astimezone(ZoneInfo(zone)).tzname() or "")
    if name is not None and zone.startswith(("America/", "US/", "Pacific/Honolulu")):
        return str(name)
    return gettext("{city} time").format(city=zone.rpartition("/")[2].replace("_", " "))


def when_in_words(at: datetime, zone: str) -> str:
    return gettext("{day} at {time}").format(day=day_in_words(at, zone), time=time_in_words(at, zone))


def address_of(office: Location) -> str:
    return f"{office.street}, {office.city}, {office.state} {office.zip}"


def office_needed(office: Location | None) -> Location:
    """Refusal: none was chosen, or it is not known."""
    if office is None:
        mend = gettext("Choose one of the offices on the page")
        raise Refusal(gettext("a time is one at an office"), gettext("office"), mend)
    return office
