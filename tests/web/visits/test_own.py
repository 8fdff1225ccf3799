"""A runner's own appointments: the same acts as by the link, and nobody else's."""

import pytest
from django.urls import reverse

from runwell.records.actions.desk_visits import propose_time
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.models import Visit
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
