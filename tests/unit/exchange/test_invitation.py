"""An invitation reads back as what it was made of, and says nothing of what for."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from runwell.exchange.calendar import calendar
from runwell.exchange.invitation import Invitation, Stands, invitation
from tests.unit.exchange.test_calendar import FEED

BEGINS = datetime(2026, 12, 7, 15, tzinfo=UTC)
GIVEN = Invitation(
    uid="visit-1@runwell",
    sequence=1,
    stands=Stands.CONFIRMED,
    begins_at=BEGINS,
    ends_at=BEGINS + timedelta(minutes=45),
    zone="America/Chicago",
    title="Appointment",
    place="45 Sample Avenue, Oak Lawn, IL 60453",
    says="(708) 555-0117",
    organizer="frontdesk@example.com",
    attendee="robin@example.com",
    stamp=datetime(2026, 12, 1, tzinfo=UTC),
)


def read(given):
    made = Calendar.from_ical(invitation(given))
    [entry] = made.walk("VEVENT")
    return made, entry


def test_it_asks_as_rfc_5546_wants_it():
    made, entry = read(GIVEN)
    assert (made["method"], made["version"]) == ("REQUEST", "2.0")
    assert (entry["uid"], entry["sequence"], entry["status"]) == ("visit-1@runwell", 1, "CONFIRMED")
    assert entry["organizer"] == "mailto:frontdesk@example.com"
    assert entry["attendee"] == "mailto:robin@example.com"
    assert entry["attendee"].params["RSVP"] == "FALSE"
    assert entry.decoded("dtstart") == BEGINS and entry.decoded("dtend") == GIVEN.ends_at
    assert entry["dtstart"].params["TZID"] == "America/Chicago"
    assert [str(zone["tzid"]) for zone in made.walk("VTIMEZONE")] == ["America/Chicago"]
    assert (entry["class"], entry["transp"]) == ("PRIVATE", "OPAQUE")


@pytest.mark.parametrize(
    ("stands", "method"), [("CONFIRMED", "REQUEST"), ("TENTATIVE", "REQUEST"), ("CANCELLED", "CANCEL")]
)
def test_what_no_longer_holds_is_cancelled(stands, method):
    made, entry = read(replace(GIVEN, stands=Stands[stands], sequence=4))
    assert (made["method"], entry["status"], entry["sequence"]) == (method, stands, 4)


@settings(deadline=None, max_examples=60)
@given(
    begins=st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31)),
    zone=st.sampled_from(["America/Chicago", "America/Phoenix", "Australia/Lord_Howe", "Asia/Kathmandu"]),
)
def test_its_own_time_zone_leads_to_the_same_instant(begins, zone):
    at = begins.replace(second=0, microsecond=0, tzinfo=UTC)
    made, entry = read(replace(GIVEN, begins_at=at, ends_at=at + timedelta(minutes=45), zone=zone))
    assert entry.decoded("dtstart").astimezone(UTC) == at
    local = at.astimezone(ZoneInfo(zone))
    assert entry.decoded("dtstart").replace(tzinfo=None) == local.replace(tzinfo=None)
    assert made.walk("VTIMEZONE")


def test_the_same_gives_the_same_bytes_in_lines_of_75():
    lines = invitation(replace(GIVEN, place="Straße " * 40)).split(b"\r\n")
    assert invitation(GIVEN) == invitation(GIVEN)
    assert all(len(line) <= 75 for line in lines)


def test_the_feed_shows_the_visit_under_the_same_name_and_without_addresses():
    feed = replace(FEED, visits=(replace(GIVEN, attendee=""),))
    made = Calendar.from_ical(calendar(feed))
    entry = next(one for one in made.walk("VEVENT") if one["uid"] == GIVEN.uid)
    assert entry.decoded("dtstart") == BEGINS and "attendee" not in entry
    assert "method" not in made and len(made.walk("VEVENT")) == len(FEED.sessions) + 1
    alone = Calendar.from_ical(calendar(replace(feed, sessions=(), hour=None)))
    assert len(alone.walk("VTIMEZONE")) == 1 and date(2026, 12, 7) == entry.decoded("dtstart").date()
