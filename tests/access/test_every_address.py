"""Every address of ours is tried as everybody, with every method; what is refused changes nothing."""

import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.access.addresses import ours
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


def kept():
    """Everything in the records but the trail, which also notes what was refused, and who is signed in."""
    models = [model for model in apps.get_app_config("records").get_models() if "Audit" not in model.__name__]
    return {model.__name__: sorted(map(repr, model.objects.values_list(*_facts(model)))) for model in models}


def _facts(model):
    return [field.attname for field in model._meta.concrete_fields if field.name != "last_login"]


@pytest.mark.parametrize("name", sorted(MATRIX))
def test_only_those_in_the_matrix_come_in(world, name):
    row = MATRIX[name]
    known = {**world.people, **world.things}
    things = {word: known[thing] for word, thing in row.get("with", {}).items()}
    path = reverse(name, kwargs={word: getattr(thing, "pk", thing) for word, thing in things.items()})
    before = kept()
    wrong = [
        f"{method} {path} as {column}: {said}"
        for method in METHODS
        for column in COLUMNS
        if (said := tried(world, method, path, column, None if column in let_in(row, method) else before))
    ]
    assert wrong == []


def tried(world, method, path, column, untouched):
    """What was wrong, if anything. Everything that the try changed is undone.

    untouched: what must be there still after a refusal; None for whoever may come in.
    """
    with transaction.atomic():
        client = Client(raise_request_exception=untouched is None)
        if column in world.people:
            sign_in(client, world.people[column])
        answer = getattr(client, method)(path)
        changed = untouched is not None and kept() != untouched
        transaction.set_rollback(True)
    if refused(answer) == (untouched is None):
        where = answer.headers.get("Location", "")
        return f"{'was refused' if refused(answer) else 'came in'} ({answer.status_code} {where})"
    return "something changed" if changed else ""


def refused(answer):
    """Sent to the door, told no, not found, or not with this method."""
    to_the_door = answer.status_code == 302 and "/account/login/" in answer.headers["Location"]
    return to_the_door or answer.status_code in (401, 403, 404, 405, 410)
