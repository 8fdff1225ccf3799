"""An invitation to a visit for the runner's calendar (RFC 5545, sent as RFC 5546 asks).

It says when and where, and never what for: calendars show it to whoever looks over a shoulder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vCalAddress, vText

MADE_BY = "-//Runwell//Visits//EN"
A_DAY = timedelta(days=1)


class Stands(Enum):
    """CONFIRMED: both agreed. TENTATIVE: one of them has not yet. CANCELLED: it holds no more."""

    CONFIRMED = "CONFIRMED"
    TENTATIVE = "TENTATIVE"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """uid: one for all times of a request. sequence: rises with each time and each change.

    zone: of the office. organizer, attendee: addresses of mail. stamp: when this was so.
    """

    uid: str
    sequence: int
    stands: Stands
    begins_at: datetime
    ends_at: datetime
    zone: str
    title: str
    place: str
    says: str
    organizer: str
    attendee: str
    stamp: datetime

    @property
    def method(self) -> str:
        return "CANCEL" if self.stands is Stands.CANCELLED else "REQUEST"


def invitation(given: Invitation) -> bytes:
    """The file to attach. The same values always give the same bytes."""
    made = Calendar()
    made.add("prodid", MADE_BY)
    made.add("version", "2.0")
    made.add("method", given.method)
    made.add_component(visit_entry(given))
    year = given.begins_at.astimezone(ZoneInfo(given.zone)).date().replace(month=1, day=1)
    made.add_missing_timezones(first_date=year, last_date=(given.ends_at + A_DAY).date())
    return bytes(made.to_ical())


def visit_entry(given: Invitation) -> Event:
    """The entry alone, by the clock of the office."""
    zone = ZoneInfo(given.zone)
    entry = Event()
    entry.add("uid", given.uid)
    entry.add("sequence", given.sequence)
    entry.add("dtstamp", given.stamp.astimezone(UTC))
    entry.add("dtstart", given.begins_at.astimezone(zone))
    entry.add("dtend", given.ends_at.astimezone(zone))
    entry.add("summary", given.title)
    entry.add("location", given.place)
    entry.add("description", given.says)
    entry.add("status", given.stands.value)
    entry.add("class", "PRIVATE")
    entry.add("transp", "OPAQUE")
    if given.organizer and given.attendee:
        entry.add("organizer", _mailed(given.organizer))
        entry.add("attendee", _invited(given.attendee))
    return entry


def _mailed(address: str) -> vCalAddress:
    return vCalAddress(f"mailto:{address}")


def _invited(address: str) -> vCalAddress:
    """No answer is asked of the calendar: the runner answers by the link in the mail."""
    invited = _mailed(address)
    invited.params["ROLE"] = vText("REQ-PARTICIPANT")
    invited.params["PARTSTAT"] = vText("NEEDS-ACTION")
    invited.params["RSVP"] = vText("FALSE")
    return invited
