"""Every address of ours is tried as everybody, with every method; what is refused changes nothing."""

import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.access.addresses import ours
from tests.access.kept import kept, watching
from tests.access.roles import COLUMNS, named
from tests.people import sign_in

pytestmark = pytest.mark.django_db
MATRIX = tomllib.loads((Path(__file__).parent / "addresses.toml").read_text())
METHODS = ("get", "post")


def test_no_address_is_missing_from_the_matrix_and_none_is_left_over():
    assert sorted(MATRIX) == [address.name for address in ours()]


def test_every_cell_names_people_that_there_are():
    for name, row in MATRIX.items():
        assert set(row) <= {*METHODS, "with"}, name
        for method in METHODS:
            assert let_in(row, method) <= set(COLUMNS), name


def let_in(row, method):
    return named(row.get(method, []))


@pytest.fixture(scope="module")
def before(made_once):
    """What the records hold before anybody tries anything."""
    return kept()


@pytest.fixture(scope="module")
def cookies(made_once, before):
    """Everybody who has an account, signed in for all tests here: column -> the cookie of the session."""
    found = {}
    for column, account in made_once.people.items():
        client = Client()
        sign_in(client, account)
        found[column] = client.cookies[settings.SESSION_COOKIE_NAME].value
    return found


@pytest.fixture
def signed_in_just_now(settings):
    """However long all these tests take: some pages ask again after five minutes who it is."""
    settings.ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 3600


@pytest.mark.usefixtures("signed_in_just_now")
@pytest.mark.parametrize("name", sorted(MATRIX))
def test_only_those_in_the_matrix_come_in(world, cookies, before, name):
    row = MATRIX[name]
    known = {**world.people, **world.things}
    things = {word: known[thing] for word, thing in row.get("with", {}).items()}
    path = reverse(name, kwargs={word: getattr(thing, "pk", thing) for word, thing in things.items()})
    wrong = [
        f"{method} {path} as {column}: {said}"
        for method in METHODS
        for column in COLUMNS
        if (said := tried(cookies, method, path, column, None if column in let_in(row, method) else before))
    ]
    assert wrong == []
    assert kept() == before, "something of it was left behind"


def tried(cookies, method, path, column, untouched):
    """What was wrong, if anything. Everything that the try changed is undone.

    untouched: what must be there still after a refusal; None for whoever may come in.
    """
    with transaction.atomic():
        client = Client(raise_request_exception=untouched is None)
        if column in cookies:
            client.cookies[settings.SESSION_COOKIE_NAME] = cookies[column]
        with watching() as seen:
            answer = getattr(client, method)(path)
        changed = untouched is not None and bool(seen) and kept() != untouched
        transaction.set_rollback(True)
    if refused(answer) == (untouched is None):
        where = answer.headers.get("Location", "")
        return f"{'was refused' if refused(answer) else 'came in'} ({answer.status_code} {where})"
    return "something changed" if changed else ""


def refused(answer):
    """Sent to the door, told no, not found, or not with this method."""
    to_the_door = answer.status_code == 302 and "/account/login/" in answer.headers["Location"]
    return to_the_door or answer.status_code in (401, 403, 404, 405, 410)
