"""Accounts: made once, closed at once, and a lost second factor taken off by somebody else only."""

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied

from runwell.records.actions.accounts import close_account, make_account, open_account, reset_second_factor
from runwell.records.models import Account, AuditEvent, DueJob
from runwell.records.post import unsealed
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import sign_in, somebody

pytestmark = pytest.mark.django_db

EVERYBODY = ("owner", "administrator", "front_desk", "clinician", "colleague", "patient", "anonymous")
MAKERS = ("owner", "administrator", "front_desk", "clinician")
KEEPERS = ("owner", "administrator")
ON_AN_ACCOUNT = (close_account, open_account, reset_second_factor)


@pytest.fixture
def lost(db):
    """A clinician who lost the phone that their second factor was on."""
    account = somebody("lost@example.com", Role.CLINICIAN)
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    Authenticator.objects.create(user=account, type=Authenticator.Type.RECOVERY_CODES, data={})
    return account


def signed_in_somewhere(client, account):
    """A browser in which the account is signed in, seen once by the site."""
    sign_in(client, account)
    client.get("/privacy/")
    assert client.session["_auth_user_id"] == str(account.id)
    return client


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_make_an_account(who, request):
    by = request.getfixturevalue(who)
    if who in MAKERS:
        assert make_account(by=by, email=" New@Example.com ", name="New").email == "new@example.com"
        return
    with pytest.raises(PermissionDenied):
        make_account(by=by, email="new@example.com", name="New")
    assert not Account.objects.filter(email="new@example.com").exists()


@pytest.mark.parametrize(
    ("email", "name"), [("no address", "New"), ("new@example.com", "  "), ("LOST@example.com", "New")]
)
def test_an_account_needs_a_name_and_an_address_of_its_own(owner, lost, email, name):
    with pytest.raises(Refusal):
        make_account(by=owner, email=email, name=name)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize("act", ON_AN_ACCOUNT)
def test_who_may_close_open_and_reset(who, act, request, lost):
    by, before = request.getfixturevalue(who), AuditEvent.objects.count()
    if act is open_account:
        Account.objects.filter(id=lost.id).update(is_active=False)
    if who in KEEPERS:
        for _ in range(2):
            act(by=by, account_id=lost.id)
        assert AuditEvent.objects.count() == before + 1, "a second time changes nothing"
        return
    with pytest.raises(PermissionDenied):
        act(by=by, account_id=lost.id)
    assert Authenticator.objects.count() == 2
    assert Account.objects.get(id=lost.id).is_active is (act is not open_account)


@pytest.mark.parametrize("act", ON_AN_ACCOUNT)
def test_a_guessed_id_is_refused(act, owner):
    with pytest.raises(PermissionDenied):
        act(by=owner, account_id=uuid4())


@pytest.mark.parametrize("act", [close_account, open_account])
def test_an_administrator_puts_no_owner_out_and_brings_none_back(act, administrator, owner):
    somebody("second@example.com", Role.OWNER)
    with pytest.raises(PermissionDenied, match="only an owner"):
        act(by=administrator, account_id=owner.id)


def test_nobody_closes_or_resets_their_own_account(owner):
    Authenticator.objects.create(user=owner, type=Authenticator.Type.TOTP, data={})
    with pytest.raises(Refusal, match="own account"):
        close_account(by=owner, account_id=owner.id)
    with pytest.raises(PermissionDenied, match="own second factor"):
        reset_second_factor(by=owner, account_id=owner.id)
    assert Authenticator.objects.exists()


def test_the_last_owner_is_not_closed_even_by_a_command(owner):
    with pytest.raises(Refusal, match="nobody would be left"):
        close_account(by="a command", account_id=owner.id)
    second = somebody("second@example.com", Role.OWNER)
    close_account(by=second, account_id=owner.id)
    assert not Account.objects.get(id=owner.id).is_active


def test_every_session_of_a_closed_account_dies_and_none_wakes_up_again(client, owner, lost, practice):
    browser = signed_in_somewhere(client, lost)
    close_account(by=owner, account_id=lost.id)
    open_account(by=owner, account_id=lost.id)
    assert "_auth_user_id" not in browser.session


def test_a_reset_ends_the_sessions_and_tells_the_person(client, administrator, lost, practice):
    browser = signed_in_somewhere(client, lost)
    reset_second_factor(by=administrator, account_id=lost.id)
    assert not Authenticator.objects.exists() and "_auth_user_id" not in browser.session
    letter = unsealed(DueJob.objects.get(kind="mail").about["sealed"])
    assert letter.to == "lost@example.com" and "call the practice" in letter.body
    assert "administrator" not in letter.body and "lost@" not in letter.body


def test_an_owner_who_lost_their_phone_is_let_in_again_by_an_administrator(administrator, owner):
    Authenticator.objects.create(user=owner, type=Authenticator.Type.TOTP, data={})
    reset_second_factor(by=administrator, account_id=owner.id)
    assert not Authenticator.objects.exists()
