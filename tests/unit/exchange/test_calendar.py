"""A feed reads back as what it was made of, on days when the clock changes, too, and says nothing more."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from runwell.exchange.calendar import Feed, When, calendar

CHICAGO = "America/Chicago"
FEED = Feed(
    id="0b0e9f1c-5a55-4c8e-9a0c-6f6f6b9d9f11",
    name="Exercise sessions",
    title="Exercise session",
    says="Open it here: https://runwell.example/my/session/",
    address="https://runwell.example/my/session/",
    zone=CHICAGO,
    stamp=datetime(2026, 11, 28, 6, tzinfo=UTC),
    sessions=(When(date(2026, 11, 28)), When(date(2026, 11, 30))),
    hour=18,
)
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=200
).map(str.strip)
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


def read(feed):
    return Calendar.from_ical(calendar(feed)).walk("VEVENT")


def uid(feed, one):
    return f"{feed.id}-{one.on}-{one.nth}@runwell"


@settings(deadline=None, max_examples=60)
@given(
    days=st.sets(DAYS, max_size=12),
    a_day=st.integers(1, 2),
    hour=st.none() | st.integers(0, 23),
    zone=st.sampled_from(
        [CHICAGO, "America/Phoenix", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata"]
    ),
    words=WORDS,
)
def test_it_reads_back_as_the_same_sessions(days, a_day, hour, zone, words):
    sessions = tuple(When(day, nth) for day in sorted(days) for nth in range(1, a_day + 1))
    feed = replace(FEED, sessions=sessions, hour=hour, zone=zone, title=words, says=f"{words}, {words}; 1\\2")
    entries = read(feed)
    assert [str(one["uid"]) for one in entries] == [uid(feed, one) for one in sessions]
    for one, entry in zip(sessions, entries, strict=True):
        assert str(entry["summary"]) == words and str(entry["description"]) == feed.says
        start = entry.decoded("dtstart")
        if hour is None or one.nth > 1:
            assert type(start) is date and start == one.on
        else:
            wanted = datetime(one.on.year, one.on.month, one.on.day, hour, tzinfo=ZoneInfo(zone))
            assert start.timestamp() == wanted.timestamp()


def test_lines_are_as_short_as_the_standard_asks_and_end_as_it_asks():
    made = calendar(replace(FEED, title="Übung für Łukasz и Ζωή 運動 🏃 " * 20))
    assert made.endswith(b"END:VCALENDAR\r\n") and b"\n" not in made.replace(b"\r\n", b"")
    assert max(map(len, made.split(b"\r\n"))) <= 75
    made.decode("utf-8")


def test_the_hour_stays_when_the_clock_changes():
    """In Chicago the clock goes back on 1 November 2026, and forward on 14 March 2027 at two."""
    back = replace(FEED, sessions=(When(date(2026, 10, 31)), When(date(2026, 11, 2))))
    starts = [entry.decoded("dtstart") for entry in read(back)]
    assert [one.hour for one in starts] == [18, 18]
    assert starts[1] - starts[0].astimezone(UTC) == timedelta(days=2, hours=1)
    skipped = replace(FEED, sessions=(When(date(2027, 3, 14)),), hour=2)
    assert read(skipped)[0].decoded("dtstart").astimezone(UTC) == datetime(2027, 3, 14, 8, tzinfo=UTC)
    twice = replace(FEED, sessions=(When(date(2026, 11, 1)),), hour=1)
    assert read(twice)[0].decoded("dtstart").astimezone(UTC) == datetime(2026, 11, 1, 6, tzinfo=UTC)


def test_whoever_reads_it_without_our_zones_finds_them_in_it():
    zones = Calendar.from_ical(calendar(FEED)).walk("VTIMEZONE")
    assert [str(one["tzid"]) for one in zones] == [CHICAGO]
    assert not Calendar.from_ical(calendar(replace(FEED, hour=None))).walk("VTIMEZONE")


def test_nothing_rings_unless_it_was_asked_for():
    assert b"VALARM" not in calendar(FEED)
    assert calendar(replace(FEED, rings=True)).count(b"BEGIN:VALARM") == len(FEED.sessions)
    assert b"VALARM" not in calendar(replace(FEED, rings=True, hour=None))


def test_it_is_always_the_same_and_empty_where_nothing_is_planned():
    assert calendar(FEED) == calendar(FEED)
    empty = calendar(replace(FEED, sessions=()))
    assert b"VEVENT" not in empty and Calendar.from_ical(empty)["version"] == "2.0"


def test_a_run_stands_on_its_day_beside_the_session_and_says_only_that_it_is_one():
    day = date(2026, 11, 28)
    address = "https://runwell.example/my/return/"
    both = replace(
        FEED, sessions=(When(day), When(day, run=True)), run_title="Run", run_address=address, rings=True
    )
    session, run = read(both)
    assert str(session["summary"]) == "Exercise session" and str(run["summary"]) == "Run"
    assert run.decoded("dtstart") == day and not run.walk("VALARM") and "duration" not in run
    assert str(run["url"]) == str(run["description"]) == address
    assert str(run["class"]) == "PRIVATE" and session["uid"] != run["uid"]
    assert str(session["uid"]) == uid(FEED, When(day)), "a session keeps its id where runs come beside it"
    assert calendar(replace(both, sessions=(When(day),))) == calendar(
        replace(FEED, sessions=(When(day),), rings=True)
    )
