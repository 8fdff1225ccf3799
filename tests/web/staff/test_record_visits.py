"""The visits that a patient asked for, on their record: when, with whom, where and how each stands."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from runwell.records.actions.reading import break_glass
from runwell.records.models import TeamMember, Visit, VisitRequest
from tests.web.visits.conftest import page

pytestmark = pytest.mark.django_db

# Half past three in the afternoon of a day of winter in Oak Lawn, and in another year than any test runs in.
BEGINS = datetime(2099, 12, 7, 21, 30, tzinfo=UTC)


@pytest.fixture
def sam():
    return TeamMember.objects.create(slug="sam-seen", name="Sam Seen", title="Physical therapist")


def request_of(patient, days_ago=0, **more):
    at = timezone.now() - timedelta(days=days_ago)
    return VisitRequest.objects.create(patient=patient, name="Robin", telephone="1", asked_at=at, **more)


def timed(patient, sam, place, days_ago=0, *, state="agreed", time=Visit.AGREED):
    asked = request_of(patient, days_ago, state=state, location=place)
    ends = BEGINS + timedelta(minutes=45)
    Visit.objects.create(
        request=asked, member=sam, location=place, begins_at=BEGINS, ends_at=ends, state=time
    )
    return asked


def record(browser, patient):
    return page(browser.get(reverse("staff:record", args=[patient.id])))


def way(asked):
    return reverse("desk:times", args=[asked.id])


def test_a_visit_is_told_by_the_clock_of_its_office_with_who_where_and_how_it_stands(
    as_, clinician_here, robin, sam, oak_lawn
):
    timed(robin, sam, oak_lawn)
    said = record(as_(clinician_here), robin)
    assert "<h3>Monday, December 7, 2099 at 3:30 p.m.</h3>" in said
    assert "<b>Agreed</b>. Sam Seen, Oak Lawn, Central Time." in said


@pytest.mark.parametrize(
    ("state", "time", "words"),
    [
        ("waiting", Visit.HELD, "Asks for this time"),
        ("proposed", Visit.PROPOSED, "We proposed a time, and wait for their answer"),
        ("agreed", Visit.CAME, "Came"),
        ("agreed", Visit.MISSED, "Did not come"),
        ("declined", Visit.CANCELLED, "Canceled by us"),
        ("cancelled", Visit.CANCELLED, "Canceled by the runner"),
    ],
)
def test_every_state_is_told_in_words(as_, clinician_here, robin, sam, oak_lawn, state, time, words):
    timed(robin, sam, oak_lawn, state=state, time=time)
    assert f"<b>{words}</b>. Sam Seen, Oak Lawn" in record(as_(clinician_here), robin)


def test_a_request_without_a_time_says_so_and_whom_they_would_like(as_, clinician_here, robin, sam):
    request_of(robin, wanted=sam, note="Mornings <i>only</i>.")
    said = record(as_(clinician_here), robin)
    assert "<h3>Without a time</h3>" in said and "<b>Waits</b>. Would like Sam Seen, any office." in said
    assert "Mornings &lt;i&gt;only&lt;/i&gt;." in said


def test_the_newest_stands_first(as_, clinician_here, robin, sam, oak_lawn):
    timed(robin, sam, oak_lawn, days_ago=9)
    request_of(robin, days_ago=1)
    request_of(robin, days_ago=5, state=VisitRequest.ANSWERED)
    said = record(as_(clinician_here), robin)
    stands = ("<b>Waits", "<b>Answered by phone or mail", "<b>Agreed")
    places = [said.index(words) for words in stands]
    assert places == sorted(places)


def test_who_looks_after_the_patient_is_led_to_the_page_of_the_desk(
    as_, clinician_here, robin, sam, oak_lawn
):
    asked, over = (
        timed(robin, sam, oak_lawn),
        timed(robin, sam, oak_lawn, state="declined", time=Visit.DECLINED),
    )
    browser = as_(clinician_here)
    said = record(browser, robin)
    assert way(asked) in said and way(over) not in said
    assert browser.get(way(asked)).status_code == 200


def test_an_emergency_shows_the_visit_and_no_way_to_a_page_that_stays_closed(
    as_, clinician_elsewhere, robin, sam, oak_lawn
):
    asked = timed(robin, sam, oak_lawn)
    break_glass(by=clinician_elsewhere, patient_id=robin.id, reason="The patient fell and cannot speak")
    browser = as_(clinician_elsewhere)
    said = record(browser, robin)
    assert "<b>Agreed</b>. Sam Seen" in said and way(asked) not in said
    assert browser.get(way(asked)).status_code == 403


def test_twenty_requests_take_as_many_queries_as_one(as_, clinician_here, robin, sam, oak_lawn):
    browser = as_(clinician_here)
    timed(robin, sam, oak_lawn)
    record(browser, robin)  # what is read once only is read
    with CaptureQueriesContext(connection) as one:
        record(browser, robin)
    for n in range(19):
        timed(robin, sam, oak_lawn, n) if n % 2 else request_of(robin, n, wanted=sam, location=oak_lawn)
    with CaptureQueriesContext(connection) as twenty:
        assert record(browser, robin).count("Asked on") == 20
    assert len(twenty) == len(one)
