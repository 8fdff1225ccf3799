"""No form takes more than it shows, none works from another site, and no body is too large to be refused."""

import pytest
from django.db import transaction

from runwell.records.models import Account, GivenRole
from tests.access.kept import kept
from tests.security.attacks import browser, doors, path_of

pytestmark = pytest.mark.django_db
# Answers of the check for programs come without a session, so there is nothing to borrow.
WITHOUT_SESSION = {"api:check"}
FORMS = sorted(doors("post"))


def extras(world):
    """What somebody would add to a form who knows the tables."""
    other = world.people["other patient"]
    return {
        "is_superuser": "on",
        "is_staff": "on",
        "is_active": "on",
        "demo": "on",
        "groups": "1",
        "user_permissions": "1",
        "account": str(other.pk),
        "account_id": str(other.pk),
        "user": str(other.pk),
        "patient": str(other.patient.pk),
        "patient_id": str(other.patient.pk),
        "by": "test",
        "born_on": "1900-01-01",
        "ended_at": "2020-01-01",
        "id": str(other.pk),
        "token_hash": "0" * 64,
        "verified": "on",
        "door": "command",
    }


def powers():
    """What an extra field must never change."""
    facts = ("id", "email", "name", "password", "born_on", "is_superuser", "demo")
    roles = GivenRole.objects.filter(ended_at=None)
    return (
        sorted(map(str, Account.objects.values_list(*facts))),
        sorted(map(str, roles.values_list("account_id", "role", "location_id"))),
        sorted(map(str, Account.objects.values_list("id", "groups__name"))),
    )


def after_posting(world, name, column, posted):
    with transaction.atomic():
        browser(world, column).post(path_of(name, world), posted)
        said = powers()
        transaction.set_rollback(True)
    return said


def test_what_is_posted_beside_a_form_changes_nothing(world):
    given = extras(world)
    wrong = [
        name
        for name, column in FORMS
        if after_posting(world, name, column, given) != after_posting(world, name, column, {})
    ]
    assert wrong == []


def test_another_site_sends_no_form(world):
    evil = {"HTTP_ORIGIN": "https://evil.example", "HTTP_REFERER": "https://evil.example/"}
    came_in = set()
    for name, column in FORMS:
        client, before = browser(world, column, enforce_csrf_checks=True), kept()
        answer = client.post(path_of(name, world), {"word": "DELETE"}, **evil)
        assert kept() == before, name
        if answer.status_code != 403:
            came_in.add(name)
    assert came_in == WITHOUT_SESSION
