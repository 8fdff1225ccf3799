"""When somebody exercises or runs, as an iCalendar feed (RFC 5545) that their calendar reads again and again.

It says when, and never what for: calendars show it to whoever looks over a shoulder.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vDuration

from runwell.exchange.invitation import Invitation, visit_entry

MADE_BY = "-//Runwell//Exercise sessions//EN"
ASK_AGAIN, LASTS = timedelta(hours=6), timedelta(minutes=20)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class When:
    """One session, or a run. nth: which one of that day, from 1."""

    on: date
    nth: int = 1
    run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a calendar reads. id: stays when the address is renewed; a session keeps its UID by it.

    title, says: of each entry; name: of the calendar; address: where the session is. zone: of the practice.
    stamp: when this was so. hour: at which the first session of a day stands, None: the day alone is said.
    rings: the calendar rings at that hour. run_title, run_address: of runs, which stand on their day without
    an hour: the title says that it is one, and never what it is for. visits: those that were agreed.
    """

    id: str
    name: str
    title: str
    says: str
    address: str
    zone: str
    stamp: datetime
    sessions: tuple[When, ...]
    hour: int | None = None
    rings: bool = False
    run_title: str = ""
    run_address: str = ""
    visits: tuple[Invitation, ...] = ()


def calendar(feed: Feed) -> bytes:
    """The feed. The same values always give the same bytes."""
    made = Calendar()
    made.add("prodid", MADE_BY)
    made.add("version", "2.0")
    made.add("name", feed.name)
    made.add("x-wr-calname", feed.name)
    made.add("x-wr-timezone", feed.zone)
    made.add("refresh-interval", vDuration(ASK_AGAIN), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", vDuration(ASK_AGAIN))
    for one in feed.sessions:
        made.add_component(_entry(feed, one))
    for visit in feed.visits:
        made.add_component(visit_entry(visit))
    days = [one.on for one in feed.sessions if feed.hour is not None]
    days += [visit.begins_at.astimezone(ZoneInfo(visit.zone)).date() for visit in feed.visits]
    if days:
        made.add_missing_timezones(first_date=min(days).replace(month=1, day=1), last_date=max(days) + A_DAY)
    return bytes(made.to_ical())


def _entry(feed: Feed, one: When) -> Event:
    """Later sessions of a day have no hour, nor have runs: the runner named one for sessions."""
    address = feed.run_address if one.run else feed.address
    entry = Event()
    entry.add("uid", f"{feed.id}-{one.on.isoformat()}-{'run-' if one.run else ''}{one.nth}@runwell")
    entry.add("dtstamp", feed.stamp.astimezone(UTC))
    entry.add("summary", feed.run_title if one.run else feed.title)
    entry.add("description", address if one.run else feed.says)
    entry.add("url", address)
    entry.add("class", "PRIVATE")
    entry.add("transp", "TRANSPARENT")
    if feed.hour is None or one.nth > 1 or one.run:
        entry.add("dtstart", one.on)
        return entry
    entry.add("dtstart", starts(feed, one.on, feed.hour))
    entry.add("duration", LASTS)
    if feed.rings:
        entry.add_component(_alarm(feed))
    return entry


def starts(feed: Feed, on: date, hour: int) -> datetime:
    """By the practice's clock. An hour that the change of the clock skips is the one after it."""
    zone = ZoneInfo(feed.zone)
    wanted = datetime(on.year, on.month, on.day, hour, tzinfo=zone)
    return wanted.astimezone(UTC).astimezone(zone)


def _alarm(feed: Feed) -> Alarm:
    rings = Alarm()
    rings.add("action", "DISPLAY")
    rings.add("description", feed.title)
    rings.add("trigger", timedelta())
    return rings
