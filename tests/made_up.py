"""Everybody of the demo in the database, once for all tests of a file."""

import pytest
from django.utils import timezone

from runwell.records.made_up import the_cast
from tests.people import PRACTICE


def make_everybody_up():
    """What `runwell demo` does once the database is ready."""
    from runwell.records.actions.demo.colleagues import make_up_colleague
    from runwell.records.actions.demo.runners import make_up_runner
    from runwell.records.actions.practice import load_practice

    load_practice(by="test", practice=PRACTICE)
    cast = the_cast()
    made = {one.email: make_up_colleague(by="test", colleague=one) for one in cast.colleagues}
    now = timezone.localtime()
    made |= {one.email: make_up_runner(by="test", runner=one, now=now) for one in cast.runners}
    load_practice(by="test", practice=PRACTICE)
    return made


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker):
    """Everybody, for all tests of this file; taken back after them."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield make_everybody_up()
        transaction.set_rollback(True)


@pytest.fixture
def in_the_demo(made, db):
    """Each test in a savepoint of its own, inside the transaction of its file."""
