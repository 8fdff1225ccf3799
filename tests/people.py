"""The people that every view and every access rule is tried with, and the practice they belong to."""

import json
from pathlib import Path

import pytest

PRACTICE = json.loads((Path(__file__).parents[1] / "content" / "practice.json").read_text())


@pytest.fixture
def practice(db):
    """The demo practice, loaded."""
    from runwell.records.actions.practice import load_practice

    return load_practice(by="test", practice=PRACTICE)


@pytest.fixture
def front_desk(db, django_user_model):
    """A member of the front desk."""
    from runwell.records.actions.accounts import make_front_desk_account

    make_front_desk_account(by="test", username="frontdesk")
    return django_user_model.objects.get(username="frontdesk")


@pytest.fixture
def colleague(db, django_user_model):
    """Somebody with an account and the right to edit pages, but not of the front desk."""
    return django_user_model.objects.create_user(username="editor", password="long enough 99", is_staff=True)


@pytest.fixture
def superuser(db, django_user_model):
    return django_user_model.objects.create_superuser(username="host", password="long enough 99")


@pytest.fixture
def anonymous():
    """A stranger."""
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()
