"""The people that every view and every access rule is tried with, and the practice they belong to."""

import json
from pathlib import Path

import pytest

from runwell.records.roles import Role

PRACTICE = json.loads((Path(__file__).parents[1] / "content" / "practice.json").read_text())


@pytest.fixture
def practice(db):
    """The demo practice, loaded."""
    from tests.loaded_practice import loaded  # Django is not configured yet when this file is read

    return loaded()


def somebody(email, *roles, name="", location=None):
    """An account, with these roles at one location or at all."""
    from runwell.records.actions.accounts import make_account
    from runwell.records.actions.roles import give_role

    account = make_account(by="test", email=email, name=name or email.partition("@")[0])
    for role in roles:
        give_role(by="test", account_id=account.id, role=role, location_id=location)
    return account


# What the authenticator app of everybody here holds.
TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(client, account):
    """Sign the account in as its owner would, with every factor that it needs."""
    from allauth.account.internal.flows.login import record_authentication
    from allauth.mfa.models import Authenticator
    from allauth.usersessions.models import UserSession
    from django.http import HttpRequest

    from runwell.records import access

    client.force_login(account)
    request = HttpRequest()
    request.session, request.user = client.session, account
    if access.works_here(account):
        second = Authenticator.objects.filter(user=account).first() or second_factor(account)
        record_authentication(request, account, "mfa", id=second.pk, type=second.type)
        request.session.save()
    UserSession.objects.create(
        user=account, ip="127.0.0.1", session_key=request.session.session_key, user_agent="a test"
    )


def second_factor(account):
    """An authenticator app for an account."""
    from allauth.mfa.totp.internal.auth import TOTP

    return TOTP.activate(account, TOTP_SECRET).instance


def totp_code(ago=0):
    """What the app shows now, or did so many periods ago. A code is taken once."""
    import time

    from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

    return format_hotp_value(hotp_value(TOTP_SECRET, int(time.time()) // 30 - ago))


def somebody_with_a_record(email, location=None):
    """An account of a patient."""
    from datetime import date

    from runwell.records.actions.accounts import make_account
    from runwell.records.actions.patients import open_record

    name = email.partition("@")[0]
    account = make_account(by="test", email=email, name=name, born_on=date(1990, 5, 17))
    open_record(by=account, account_id=account.id, location_id=location)
    return account


@pytest.fixture
def front_desk(db):
    """A member of the front desk, at every location."""
    return somebody("frontdesk@example.com", Role.FRONT_DESK)


@pytest.fixture
def colleague(db):
    """Somebody who edits pages, and has nothing to do with patients."""
    return somebody("editor@example.com", Role.EDITOR)


@pytest.fixture
def clinician(db):
    """A clinician without a location of their own: reads only what is assigned to them."""
    from runwell.records.models import Location

    nowhere = {"name": "Elsewhere", "street": "1", "city": "1", "state": "1", "zip": "1", "telephone": "1"}
    place = Location.objects.create(slug="elsewhere", time_zone="America/Chicago", **nowhere)
    return somebody("clinician@example.com", Role.CLINICIAN, location=place.id)


@pytest.fixture
def owner(db):
    return somebody("owner@example.com", Role.OWNER)


@pytest.fixture
def administrator(db):
    return somebody("administrator@example.com", Role.ADMINISTRATOR)


@pytest.fixture
def patient(db):
    """A runner with an account and a record."""
    return somebody_with_a_record("robin@example.com")


@pytest.fixture
def other_patient(db):
    return somebody_with_a_record("sasha@example.com")


@pytest.fixture
def anonymous():
    """A stranger."""
    from django.contrib.auth.models import AnonymousUser

    return AnonymousUser()
