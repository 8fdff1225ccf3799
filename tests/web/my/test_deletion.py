"""Deleting oneself from the page: only with the word, only when it is really them, and then wholly."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.sessions.models import Session
from django.test import Client

from runwell.records.models import Account, OwnCheck, Patient
from tests.people import sign_in
from tests.web.my.conftest import text

pytestmark = pytest.mark.django_db
PASSWORD = "a long one that nobody knows"


@pytest.fixture
def with_password(own, patient):
    """The same browser; the account now has a password, which changes the session's hash."""
    patient.set_password(PASSWORD)
    patient.save()
    EmailAddress.objects.create(user=patient, email=patient.email, verified=True, primary=True)
    sign_in(own, patient)
    return own


def test_the_page_says_what_goes_and_what_stays(own, check):
    page = text(own.get("/my/delete/"))
    for words in ("answers of the hip check", "your passkeys", "by a random number only", "Backups"):
        assert words in page, words


@pytest.mark.parametrize("word", ["", "delete it", "no"])
def test_without_the_word_nothing_happens(own, check, word):
    answer = own.post("/my/delete/", {"word": word})
    assert answer.status_code == 400 and "Type DELETE" in text(answer)
    assert OwnCheck.objects.exists()


def test_a_telephone_that_lies_about_deletes_nothing(with_password, check, patient):
    answer = with_password.post("/my/delete/", {"word": "DELETE"})
    assert answer.status_code == 302 and answer.url.startswith("/account/reauthenticate/")
    wrong = with_password.post(answer.url, {"password": "guessed"})
    assert wrong.status_code == 200 and Account.objects.filter(id=patient.id).exists()


def test_with_word_and_password_everything_goes_at_once(with_password, check, patient):
    elsewhere = Client()
    sign_in(elsewhere, patient)
    answer = with_password.post("/my/delete/", {"word": " delete "})
    gone = with_password.post(answer.url, {"password": PASSWORD, "next": "/my/delete/"}, follow=True)
    assert gone.redirect_chain[-1][0] == "/my/deleted/" and "signed out everywhere" in text(gone)
    assert not Account.objects.exists() and not Patient.objects.exists() and not OwnCheck.objects.exists()
    assert not Session.objects.exists()
    for browser in (with_password, elsewhere):
        assert browser.get("/my/").url.startswith("/account/login/")


def test_whoever_has_nothing_to_prove_it_with_needs_the_word_only(own, check, patient):
    assert own.post("/my/delete/", {"word": "DELETE"}).url == "/my/deleted/"
    assert not Account.objects.filter(id=patient.id).exists()


@pytest.mark.parametrize("who", ["colleague", "clinician", "front_desk", "owner", "administrator"])
def test_people_who_work_here_are_told_whom_to_ask(client, practice, who, request):
    account = request.getfixturevalue(who)
    sign_in(client, account)
    page = text(client.get("/my/delete/"))
    assert "Ask the owner or the administrator" in page and 'name="word"' not in page
    client.post("/my/delete/", {"word": "DELETE"})
    assert Account.objects.filter(id=account.id).exists()


def test_nobody_deletes_another(client, practice, check, patient, other_patient):
    sign_in(client, other_patient)
    client.post("/my/delete/", {"word": "DELETE", "account": str(patient.id), "by": str(patient.id)})
    assert Account.objects.filter(id=patient.id).exists() and OwnCheck.objects.filter(id=check.id).exists()
    assert not Account.objects.filter(id=other_patient.id).exists()
