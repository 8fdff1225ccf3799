from copy import copy
from dataclasses import replace

import pytest

from tests.people import practice

__all__ = ["practice"]


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    """The world, for all tests of a file; taken back after them."""
    from django.db import transaction

    from tests.access.world import made

    with django_db_blocker.unblock(), transaction.atomic():
        yield made()
        transaction.set_rollback(True)


@pytest.fixture
def world(made_once, db):
    """It again, as it was made: each test is a savepoint, and has copies of its people and things."""
    people = {name: copy(one) for name, one in made_once.people.items()}
    things = {name: copy(one) for name, one in made_once.things.items()}
    return replace(made_once, people=people, things=things)
