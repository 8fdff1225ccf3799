"""Whatever the hours, the holidays and the clock: what is offered can be had, and taken only once."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from runwell.care.free_times import QUARTER, Clinician, Terms, fairest, free_times, quarters, why_not
from runwell.care.opening import WEEKDAYS, Span, Week, opening_of

ZONES = ["America/Chicago", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca"]
# Around days on which clocks change somewhere.
DAYS = st.sampled_from([date(2026, 3, 7), date(2026, 10, 31), date(2026, 4, 4), date(2026, 2, 14)])


@st.composite
def spans(draw):
    first, last = sorted(draw(st.lists(st.integers(0, 95), min_size=2, max_size=2, unique=True)))
    shift = draw(st.sampled_from([0, 0, 7]))
    minutes = (first * 15 + shift, last * 15)
    opens, closes = (time(one // 60, one % 60) for one in sorted(minutes))
    return opens.isoformat("minutes"), closes.isoformat("minutes")


@st.composite
def weeks(draw):
    rows = draw(st.lists(st.tuples(st.sets(st.sampled_from(WEEKDAYS), min_size=1), spans()), max_size=4))
    return [
        {"days": sorted(days), "opens": opens, "closes": closes}
        for days, (opens, closes) in rows
        if opens < closes
    ]


@st.composite
def diaries(draw):
    """An office, its clinicians, how visits are, and from when on."""
    first = draw(DAYS)
    other = draw(st.dictionaries(st.integers(0, 4), st.none() | spans(), max_size=2))
    days = [
        (first + timedelta(days=n), *(hours if hours and hours[0] < hours[1] else ("", "")))
        for n, hours in other.items()
    ]
    office = opening_of(draw(st.sampled_from(ZONES)), draw(weeks()), days)
    midnight = datetime.combine(first, time(), UTC)
    clinicians = []
    for number in range(draw(st.integers(1, 3))):
        week = draw(st.none() | weeks())
        taken = frozenset(midnight + QUARTER * n for n in draw(st.sets(st.integers(0, 400), max_size=9)))
        away = tuple(
            Span(midnight + timedelta(hours=n), midnight + timedelta(hours=n + 3))
            for n in draw(st.lists(st.integers(0, 90), max_size=2))
        )
        clinicians.append(Clinician(UUID(int=number), None if week is None else Week.of(week), away, taken))
    terms = Terms(
        draw(st.sampled_from([15, 30, 40, 45, 60, 90])), draw(st.integers(0, 30)), draw(st.integers(0, 6))
    )
    return office, clinicians, terms, first, midnight + timedelta(minutes=draw(st.integers(-600, 3000)))


@given(diaries())
def test_every_time_that_is_offered_can_be_had_and_lies_inside_the_hours(diary):
    office, clinicians, terms, first, now = diary
    by_id = {one.id: one for one in clinicians}
    zone = ZoneInfo(office.zone)
    for free in free_times(office, clinicians, terms, first, 5, now):
        assert why_not(office, by_id[free.member_id], terms, free.begins_at, now) is None
        assert why_not(office, by_id[free.member_id], terms, free.begins_at.astimezone(zone), now) is None
        local = free.begins_at.astimezone(zone)
        hours = office.hours_on(local.date())
        assert any(opens <= local.time() <= closes for opens, closes in hours)
        assert any(opens <= free.ends_at.astimezone(zone).time() <= closes for opens, closes in hours)


@given(diaries())
def test_what_is_taken_is_offered_no_more_and_everything_else_still_is(diary):
    office, clinicians, terms, first, now = diary
    found = free_times(office, clinicians, terms, first, 5, now)
    if not found:
        return
    taken = found[len(found) // 2]
    gone = frozenset(quarters(taken.begins_at, taken.ends_at))
    busier = [
        Clinician(one.id, one.week, one.away, one.taken | gone if one.id == taken.member_id else one.taken)
        for one in clinicians
    ]
    after = free_times(office, busier, terms, first, 5, now)
    met = {
        free
        for free in found
        if free.member_id == taken.member_id and not gone.isdisjoint(quarters(free.begins_at, free.ends_at))
    }
    assert set(after) == set(found) - met and taken in met


@given(diaries())
def test_two_times_of_one_clinician_never_share_a_quarter_of_an_hour(diary):
    office, clinicians, terms, first, now = diary
    found = free_times(office, clinicians, terms, first, 5, now)
    every = [(free.member_id, at) for free in found for at in quarters(free.begins_at, free.ends_at)]
    assert len(every) == len(set(every))


@given(diaries())
def test_first_free_offers_every_time_once_whoever_stands_first(diary):
    office, clinicians, terms, first, now = diary
    found = free_times(office, clinicians, terms, first, 5, now)
    chosen = fairest(found, clinicians, office)
    assert [free.begins_at for free in chosen] == sorted({free.begins_at for free in found})
    assert set(chosen) <= set(found) and chosen == fairest(reversed(found), clinicians, office)
