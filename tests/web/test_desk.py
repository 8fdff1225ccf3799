"""The front desk's list, tried as its member, as a colleague, as a patient and as a stranger."""

import pytest
from django.urls import reverse

from runwell.records.actions.visit_requests import ask_for_visit
from tests.people import sign_in
from tests.web.account.conftest import PASSWORD, confirmed

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(practice):
    words = {"telephone": "(312) 555-0111", "email": "", "location_id": None, "times": "", "note": ""}
    return ask_for_visit(by="runner", name="Robin Ashe", **words)


def test_a_member_sees_the_request_and_every_way_to_reach_the_person(client, front_desk, asked):
    sign_in(client, front_desk)
    html = client.get("/desk/").content.decode()
    assert "Robin Ashe" in html and 'href="tel:3125550111"' in html
    assert "1 person is waiting" in html


def test_a_colleague_who_edits_pages_may_not(client, colleague, asked):
    sign_in(client, colleague)
    answers = [client.get("/desk/"), client.post(reverse("desk:mark", args=[asked.id]))]
    assert [answer.status_code for answer in answers] == [403, 403]
    assert "Robin" not in answers[0].content.decode()
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_stranger_is_sent_to_the_door(client, asked):
    for answer in (client.get("/desk/"), client.post(reverse("desk:mark", args=[asked.id]))):
        assert answer.status_code == 302 and answer.url.startswith("/account/login/")
    asked.refresh_from_db()
    assert asked.answered_at is None


def test_a_patient_may_not(client, patient, asked):
    sign_in(client, patient)
    answers = [client.get("/desk/"), client.post(reverse("desk:mark", args=[asked.id]))]
    assert [answer.status_code for answer in answers] == [403, 403]


def test_the_door_asks_for_a_second_factor_after_the_password(client, practice, front_desk):
    given = {"login": confirmed(front_desk).email, "password": PASSWORD}
    assert client.post("/account/login/", given).url == "/desk/"
    assert client.get("/desk/").url == "/account/second-step/"


def test_signing_out_closes_the_list(client, front_desk):
    sign_in(client, front_desk)
    assert client.post("/account/logout/").status_code == 302
    assert client.get("/desk/").status_code == 302


def test_answered_moves_a_request_out_of_those_that_wait(client, front_desk, asked):
    sign_in(client, front_desk)
    answer = client.post(reverse("desk:mark", args=[asked.id]))
    assert (answer.status_code, answer.url) == (302, "/desk/")
    html = client.get("/desk/").content.decode()
    assert "0 people are waiting" in html and "1 answered request" in html and ", frontdesk" in html


def test_looking_at_the_address_of_a_button_changes_nothing(client, front_desk, asked):
    sign_in(client, front_desk)
    assert client.get(reverse("desk:mark", args=[asked.id])).status_code == 405


def test_a_request_that_is_gone_is_no_error(client, front_desk):
    sign_in(client, front_desk)
    assert client.post("/desk/00000000-0000-4000-8000-000000000000/answered/").status_code == 302


def test_a_mail_that_did_not_go_out_shows_on_the_list(client, front_desk, asked):
    from runwell.records.models import VisitRequest

    VisitRequest.objects.update(mail_failed=True)
    sign_in(client, front_desk)
    assert "did not go out" in client.get("/desk/").content.decode()


def test_neither_browser_nor_proxy_keeps_the_list(client, front_desk, asked):
    sign_in(client, front_desk)
    answer = client.get("/desk/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert 'content="noindex"' in answer.content.decode()
