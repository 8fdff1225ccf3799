"""Past the door: the second factor of those who work here, their idle time, and roles that end."""

from time import time

import pytest

from runwell.records.actions.accounts import close_account, open_account
from runwell.records.actions.roles import end_role, give_role
from runwell.records.models import GivenRole
from runwell.records.roles import Role
from runwell.web.account.gate import BEGAN, SEEN, gate
from tests.people import second_factor, sign_in

pytestmark = pytest.mark.django_db
STAFF = ("front_desk", "colleague", "clinician", "owner", "administrator")


def moved(client, **seconds):
    """The session as it is after so many seconds."""
    session = client.session
    for key, back in seconds.items():
        session[{"began": BEGAN, "seen": SEEN}[key]] -= back
    session.save()


@pytest.mark.parametrize("who", STAFF)
def test_whoever_works_here_reaches_nothing_before_a_second_factor_is_set_up(client, practice, request, who):
    client.force_login(request.getfixturevalue(who))
    for address in ("/", "/desk/", "/editor/", "/account/", "/account/email/", "/contact/", "/no-such-page/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (302, "/account/second-step/"), address
    assert client.post("/appointments/", {"name": "Robin"}).url == "/account/second-step/"
    assert "Set up a second step" in client.get("/account/second-step/").content.decode()
    assert client.get("/account/2fa/").status_code == 200


def test_a_patient_needs_none(client, practice, patient):
    sign_in(client, patient)
    assert client.get("/contact/").status_code == 200


def test_a_session_that_did_not_use_the_second_factor_is_ended(client, practice, front_desk):
    second_factor(front_desk)
    client.force_login(front_desk)
    answer = client.get("/desk/")
    assert (answer.status_code, answer.url) == (302, "/account/login/?next=%2Fdesk%2F")
    assert "_auth_user_id" not in client.session


def test_the_records_of_another_persons_factor_do_not_count(client, practice, front_desk, owner):
    sign_in(client, owner)
    session = client.session
    stolen = {key: session[key] for key in list(session.keys()) if key.startswith("account_authentication")}
    second_factor(front_desk)
    client.force_login(front_desk)
    session = client.session
    session.update(stolen)
    session.save()
    assert client.get("/desk/").url.startswith("/account/login/")


def test_a_desk_that_was_left_alone_is_signed_out_and_told_why(client, practice, front_desk, settings):
    sign_in(client, front_desk)
    moved(client, seen=settings.RUNWELL_STAFF_IDLE_MINUTES * 60 - 5)
    assert client.get("/desk/").status_code == 200
    moved(client, seen=settings.RUNWELL_STAFF_IDLE_MINUTES * 60 + 5)
    answer = client.get("/desk/", follow=True)
    assert answer.redirect_chain == [("/account/login/?next=%2Fdesk%2F", 302)]
    assert "left alone" in answer.content.decode()
    assert client.get("/desk/").status_code == 302


def test_whoever_is_there_stays(client, practice, front_desk, settings):
    sign_in(client, front_desk)
    for _ in range(4):
        moved(client, seen=settings.RUNWELL_STAFF_IDLE_MINUTES * 60 - 60)
        assert client.get("/desk/").status_code == 200


def test_nobody_who_works_here_stays_longer_than_a_day(client, practice, front_desk):
    sign_in(client, front_desk)
    moved(client, began=12 * 3600 + 5)
    assert client.post("/desk/00000000-0000-4000-8000-000000000000/answered/").url == "/account/login/"


def test_a_patients_phone_stays_signed_in_and_its_time_begins_anew(client, practice, patient):
    sign_in(client, patient)
    moved(client, seen=100 * 24 * 3600, began=170 * 24 * 3600)
    answer = client.get("/contact/")
    assert answer.status_code == 200 and client.session["_auth_user_id"] == str(patient.pk)
    assert answer.cookies["sessionid"]["max-age"] == 180 * 24 * 3600
    assert "sessionid" not in client.get("/contact/").cookies, "once a day is often enough"


def test_a_role_that_ends_in_the_middle_opens_nothing_more(client, practice, front_desk):
    sign_in(client, front_desk)
    assert client.get("/desk/").status_code == 200
    end_role(by="test", given_role_id=GivenRole.objects.get(account=front_desk).id)
    assert client.get("/desk/").status_code == 403


def test_a_role_that_is_given_in_the_middle_asks_for_a_second_factor_at_once(client, practice, patient):
    sign_in(client, patient)
    give_role(by="test", account_id=patient.id, role=Role.EDITOR)
    assert client.get("/contact/").url == "/account/second-step/"


def test_an_account_that_is_closed_is_out_with_its_next_request_and_stays_out(client, practice, patient):
    sign_in(client, patient)
    close_account(by="test", account_id=patient.id)
    assert client.get("/account/").url.startswith("/account/login/")
    assert "_auth_user_id" not in client.session
    open_account(by="test", account_id=patient.id)
    assert client.get("/account/").url.startswith("/account/login/")


def test_strangers_cost_the_gate_no_query(rf, django_assert_num_queries):
    """Without a session the gate does not even ask who it is: the request has no user."""
    with django_assert_num_queries(0):
        assert gate(lambda request: "the page")(rf.get("/")) == "the page"


def test_the_time_of_signing_in_is_noted(client, practice, patient):
    before = time()
    sign_in(client, patient)
    assert client.session[BEGAN] >= before and client.session[SEEN] >= before
