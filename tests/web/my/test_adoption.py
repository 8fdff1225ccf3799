"""An answer becomes somebody's own only when they say so, and nothing else learns of it on the way."""

from datetime import date

import pytest
from django.contrib.sessions.models import Session

from runwell.records import access
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.kept_verdicts import keep
from runwell.records.consent_words import newest
from runwell.records.models import KeptVerdict, OwnCheck
from tests.people import sign_in, somebody
from tests.web.check.runners import OUTER_HIP, walk
from tests.web.my.conftest import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def nora(practice):
    """Somebody with an account and no record."""
    account = somebody("nora@example.com")
    account.born_on = date(1988, 4, 2)
    account.save()
    return account


@pytest.fixture
def token(practice, said):
    return keep(by="runner", verdict_json=said["verdict_json"])


def test_nothing_is_added_by_signing_in_or_by_looking(client, practice, patient):
    walk(client, OUTER_HIP)
    sign_in(client, patient)
    page = text(client.get("/check/hip/answer/"))
    assert "Add this answer to my record" in page and "can read both there" in page
    assert client.get("/check/hip/own/").status_code == 405
    assert not OwnCheck.objects.exists()


def test_the_button_adds_the_answer_and_what_was_said_once(own, practice, patient):
    walk(own, OUTER_HIP)
    for _ in range(2):
        answer = own.post("/check/hip/own/", follow=True)
        assert "now part of your record" in text(answer)
    check = OwnCheck.objects.get()
    assert check.patient == patient.patient
    assert check.answers["pain-location-main"] == "outer-hip" and set(check.answers) <= set(check.asked)


def test_the_way_through_the_door_says_nothing_about_health(client, practice, patient):
    walk(client, OUTER_HIP)
    page = text(client.get("/check/hip/answer/"))
    assert "Keep it in your account" in page and "Add this answer" not in page
    first = client.post("/check/hip/own/")
    assert (first.status_code, first.url) == (302, "/my/answer/")
    assert client.get(first.url).url == "/account/login/?next=/my/answer/"
    sign_in(client, patient)
    said = str([session.get_decoded() for session in Session.objects.all()])
    assert "hip" not in said and "check" not in said
    assert client.get("/my/answer/").url == "/check/hip/answer/#own"
    client.post("/check/hip/own/")
    assert OwnCheck.objects.get().patient == patient.patient


def test_whoever_has_no_record_is_told_what_one_is_and_comes_back(client, nora):
    walk(client, OUTER_HIP)
    sign_in(client, nora)
    offer = client.post("/check/hip/own/", follow=True)
    assert newest().what[0] in text(offer) and 'name="then" value="answer"' in text(offer)
    assert access.own_record(nora) is None
    back = client.post("/my/open/", {"then": "answer", "agreed": newest().id}, follow=True)
    assert back.redirect_chain[-1][0] == "/check/hip/answer/#own"
    assert "Add this answer to my record" in text(back)
    assert access.own_consents(nora).get().words == newest().id and not OwnCheck.objects.exists()


@pytest.mark.parametrize("agreed", ["", "on", "1999-01"])
def test_no_record_is_opened_without_a_yes_to_these_words(client, nora, agreed):
    sign_in(client, nora)
    answer = client.post("/my/open/", {"agreed": agreed, "then": "//evil.example"})
    assert answer.status_code == 400 and "Tick it if you agree" in text(answer)
    assert "evil" not in text(answer) and access.own_record(nora) is None


def test_an_unfinished_check_is_not_added(own, practice):
    walk(own, OUTER_HIP, pages=2)
    assert own.post("/check/hip/own/").url.startswith("/check/hip/q/")
    assert not OwnCheck.objects.exists()


def test_without_a_check_in_the_browser_there_is_nothing_to_add(own, practice):
    assert own.post("/check/hip/own/").url == "/check/hip/"


def test_after_taking_back_the_agreement_nothing_is_added(own, practice, patient, token):
    walk(own, OUTER_HIP)
    withdraw_consent(by=patient)
    for address in ("/check/hip/own/", f"/kept/{token}/own/"):
        answer = own.post(address, follow=True)
        assert answer.redirect_chain[-1][0] == "/my/agreement/" and "Agree again" in text(answer)
    assert not OwnCheck.objects.exists() and KeptVerdict.objects.exists()


def test_a_kept_copy_is_added_and_stays_unless_they_say_so(own, token, said):
    assert "Delete this copy, so that its link no longer works" in text(own.get(f"/kept/{token}/"))
    answer = own.post(f"/kept/{token}/own/", follow=True)
    assert said["verdict_json"]["headline"] in text(answer)
    assert KeptVerdict.objects.exists()
    own.post(f"/kept/{token}/own/", {"forget": "yes"})
    assert OwnCheck.objects.count() == 1 and not KeptVerdict.objects.exists()
    assert own.post(f"/kept/{token}/own/").status_code == 404


def test_a_check_and_the_copy_of_it_are_one_answer_in_the_record(own, practice):
    walk(own, OUTER_HIP)
    own.post("/check/hip/keep/")
    link = own.get("/check/hip/answer/").context["page"].kept.link
    own.post(f"{link}own/")
    own.post("/check/hip/own/")
    assert OwnCheck.objects.get().answers["pain-location-main"] == "outer-hip"


def test_the_secret_of_the_link_stays_out_of_addresses_and_of_the_database(client, token, patient):
    assert "Keep it in your account" in text(client.get(f"/kept/{token}/"))
    first = client.post(f"/kept/{token}/own/")
    assert (first.status_code, first.url) == (302, "/my/copy/")
    cookie = first.cookies["runwell_copy"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/my/", True, "Lax")
    assert client.get("/my/copy/").url == "/account/login/?next=/my/copy/"
    sign_in(client, patient)
    assert token not in str([session.get_decoded() for session in Session.objects.all()])
    back = client.get("/my/copy/")
    assert back.url == f"/kept/{token}/#own"
    assert back.cookies["runwell_copy"]["max-age"] == 0
    assert not OwnCheck.objects.exists()


@pytest.mark.parametrize("cookie", ["", "../../desk/", "//evil.example"])
def test_a_cookie_that_is_no_token_leads_nowhere(own, practice, cookie):
    own.cookies["runwell_copy"] = cookie
    assert own.get("/my/copy/").url == "/my/"


@pytest.mark.parametrize("who", ["colleague", "clinician", "front_desk", "owner", "administrator"])
def test_people_who_work_here_add_nothing_to_anybodys_record(client, token, who, request):
    sign_in(client, request.getfixturevalue(who))
    assert client.post(f"/kept/{token}/own/", {"forget": "yes"}).url == "/my/copy/"
    assert not OwnCheck.objects.exists() and KeptVerdict.objects.exists()


def test_whoever_may_have_no_record_is_told_why(client, practice, front_desk, nora):
    nora.born_on = date(2012, 4, 2)
    nora.save()
    for account, why in ((front_desk, "made for your work here"), (nora, "parent or guardian must agree")):
        sign_in(client, account)
        page = text(client.get("/my/"))
        assert why in page and 'name="agreed"' not in page
        answer = client.post("/my/open/", {"agreed": newest().id})
        assert answer.status_code == 400 and access.own_record(account) is None
