"""Odds and ends at the door: passwords, accounts that may do everything, addresses that somebody fetches."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from runwell.records.models import Account
from tests.people import sign_in
from tests.web.account.conftest import PASSWORD, confirmed, is_in, log_in, no_limit_left_over

__all__ = ["no_limit_left_over"]
WEAK = (
    "short",
    "robin@example.com",
    "password1234",
    "123456789012",
    "111111111111",
    "aaaaaaaabbbb",
    "qwertyuiopasdf",
    "abcdefghijkl",
    "Baseball2026!",
    "!!Sunshine-99",
)
RUNWELL = Path(__file__).parents[2] / "runwell"


@pytest.mark.parametrize("weak", WEAK)
def test_what_is_guessed_first_is_no_password(weak):
    with pytest.raises(ValidationError):
        validate_password(weak, Account(email="robin@example.com", name="Robin"))


@pytest.mark.parametrize(
    "strong", [PASSWORD, "correct horse battery staple", "sunshine and four more words", "k7x2-m9pq-3wzt"]
)
def test_what_is_long_and_odd_is_one(strong):
    validate_password(strong, Account(email="robin@example.com", name="Robin"))


@pytest.mark.django_db
def test_a_long_password_is_taken_whole(client, client_of_another, patient):
    confirmed(patient)
    sign_in(client, patient)

    def changed(new):
        given = {"oldpassword": PASSWORD, "password1": new, "password2": new}
        return client.post("/account/password/change/", given).status_code == 302

    long = "a sentence with spaces and ü that is long enough " * 3
    assert len(long) > 128 and changed(long)
    log_in(client_of_another, patient.email, long[:-2])
    assert not is_in(client_of_another)
    log_in(client_of_another, patient.email, long)
    assert is_in(client_of_another)


@pytest.fixture
def client_of_another():
    from django.test import Client

    return Client()


@pytest.mark.django_db
def test_no_account_may_do_everything(patient):
    with pytest.raises(IntegrityError), transaction.atomic():
        Account.objects.filter(pk=patient.pk).update(is_superuser=True)
    with pytest.raises(AttributeError):
        call_command("createsuperuser", interactive=False, email="eve@example.com", name="Eve")
    assert not Account.objects.filter(email="eve@example.com").exists()


def test_nothing_here_fetches_an_address():
    """No room of the product has a way to ask another host; mail and database have their own."""
    ways = re.compile(
        r"^\s*(?:from|import) (?:urllib\.request|http\.client|requests|httpx|aiohttp|ftplib|urllib3)\b",
        re.MULTILINE,
    )
    assert [
        str(file) for file in RUNWELL.rglob("*.py") if ways.search(file.read_text(encoding="utf-8"))
    ] == []
