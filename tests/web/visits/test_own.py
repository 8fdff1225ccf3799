"""A runner's own appointments: the same acts as by the link, and nobody else's."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from runwell.records.actions.desk_visits import (
    accept_visit,
    decline_visit,
    mark_came,
    mark_missed,
    propose_time,
)
from runwell.records.actions.intakes import send_intake
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.intake_questions import intake_questions
from runwell.records.models import Visit
from runwell.records.visit_links import link_of
from tests.people import sign_in
from tests.web.visits.conftest import WORDS, at, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(patient, oak_lawn, free):
    """A request that the patient sent while signed in."""
    return ask_for_visit(by=patient, location_id=oak_lawn.id, begins_at=free[0].begins_at, **WORDS)


def way(name, asked):
    return reverse(f"visits:{name}", args=[asked.id])


def test_they_are_listed_with_what_stands(client, patient, mine):
    sign_in(client, patient)
    said = page(client.get("/my/visits/"))
    assert "You asked for this time" in said and "Central Time" in said and way("own-visit", mine) in said
    assert "You asked for this time" in page(client.get("/my/"))


def test_a_proposal_is_answered_a_time_moved_and_all_canceled(client, patient, mine, front_desk, free):
    sign_in(client, patient)
    propose_time(by=front_desk, request_id=mine.id, begins_at=free[3].begins_at)
    assert "We offer you this time" in page(client.get(way("own-visit", mine)))
    assert "The time is yours" in page(client.post(way("own-agree", mine), follow=True))
    moved = client.post(way("own-move", mine), {"at": at(free[2]), "office": "oak-lawn"}, follow=True)
    assert "We have your new time" in page(moved)
    assert "is canceled" in page(client.post(way("own-cancel", mine), follow=True))
    assert not Visit.objects.filter(state__in=Visit.STANDS).exists()
    assert "Earlier" in page(client.get("/my/visits/"))


def test_what_is_over_is_only_looked_at(client, patient, mine):
    sign_in(client, patient)
    assert "Look, move or cancel" in page(client.get("/my/"))
    client.post(way("own-cancel", mine))
    said = page(client.get("/my/"))
    assert way("own-visit", mine) in said and "Look, move or cancel" not in said


@pytest.mark.parametrize("name", ["own-visit", "own-move", "own-cancel", "own-invitation"])
@pytest.mark.parametrize("who", ["other_patient", "front_desk", "clinician"])
def test_nobody_else_finds_them(client, request, mine, name, who):
    sign_in(client, request.getfixturevalue(who))
    assert client.get(way(name, mine)).status_code == 404
    assert "Robin" not in page(client.get("/my/visits/", follow=True)).replace("robin@example.com", "")


def test_a_stranger_is_sent_to_the_door(client, mine):
    for name in ("own-visit", "own-cancel"):
        assert client.get(way(name, mine)).url.startswith("/account/login/")
    assert client.post(way("own-cancel", mine)).url.startswith("/account/login/")


def test_whoever_has_no_record_is_shown_what_one_is(client, front_desk):
    sign_in(client, front_desk)
    assert client.get("/my/visits/").url == "/my/"


QUESTIONS = "Five minutes of questions before your visit"


def test_its_questions_wait_beside_an_agreed_visit_for_the_runner_alone(client, patient, mine, front_desk):
    link = urlsplit(link_of(mine)).path
    sign_in(client, patient)
    assert QUESTIONS not in page(client.get("/my/visits/"))
    accept_visit(by=front_desk, request_id=mine.id)
    for path in ("/my/visits/", way("own-visit", mine), link):
        said = page(client.get(path))
        assert QUESTIONS in said and 'href="/my/intake/"' in said
    sign_in(other := Client(), front_desk)
    assert QUESTIONS not in page(Client().get(link)) and QUESTIONS not in page(other.get(link))
    send_intake(by=patient, patient_id=patient.patient.id, answers={}, words=intake_questions().version)
    assert not any(QUESTIONS in page(client.get(path)) for path in ("/my/visits/", way("own-visit", mine)))


def test_the_list_says_what_became_of_each(client, patient, mine, front_desk, oak_lawn, free):
    sign_in(client, patient)
    accept_visit(by=front_desk, request_id=mine.id)
    past = timezone.now() - timedelta(hours=3)
    Visit.objects.filter(request=mine).update(begins_at=past, ends_at=past + timedelta(minutes=45))
    visit = Visit.objects.get(request=mine)
    mark_came(by=front_desk, visit_id=visit.id)
    assert "You came" in earlier(client)
    mark_missed(by=front_desk, visit_id=visit.id)
    assert "You did not come" in earlier(client) and "You came" not in earlier(client)


@pytest.mark.parametrize(
    ("who", "agreed", "became"),
    [
        ("runner", True, "You canceled it"),
        ("desk", True, "We canceled it"),
        ("desk", False, "We could not give you this appointment"),
    ],
)
def test_of_a_canceled_one_it_says_by_whom(client, patient, mine, front_desk, who, agreed, became):
    sign_in(client, patient)
    if agreed:
        accept_visit(by=front_desk, request_id=mine.id)
    if who == "runner":
        client.post(way("own-cancel", mine))
    else:
        decline_visit(by=front_desk, request_id=mine.id, said="We are closed then.")
    assert became in earlier(client)


def earlier(client):
    return page(client.get("/my/visits/")).partition("Earlier")[2]
