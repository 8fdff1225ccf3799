"""Links that the practice sends to people whom it made an account for."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records.actions.accounts import close_account, make_account
from runwell.records.actions.roles import give_role
from runwell.records.actions.sign_in_links import invite
from runwell.records.models import Consent, Patient, SignInLink
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.web.account.conftest import is_in

pytestmark = pytest.mark.django_db


def made(years, email="kim@example.com"):
    born_on = timezone.localdate() - timedelta(days=round(years * 365.25))
    return make_account(by="test", email=email, name="Kim", born_on=born_on)


def test_an_invited_patient_reads_what_is_kept_agrees_and_is_in(client, practice, front_desk, mailbox, trail):
    kim = made(30)
    invite(by=front_desk, account_id=kim.id)
    assert ("account " + str(front_desk.id), "invited somebody") in trail()
    page = client.get(mailbox.link()).content.decode()
    assert "What we keep" in page and "The password you chose" not in page
    assert client.post(mailbox.link()).status_code == 400 and not Patient.objects.exists()
    assert client.post(mailbox.link(), {"agreed": "on"}).url == "/my/"
    assert is_in(client) and kim.patient.consents.get().purpose == Consent.RECORD


def test_an_invitation_works_for_seven_days(client, practice, front_desk, mailbox):
    invite(by=front_desk, account_id=made(30).id)
    link = SignInLink.objects.get()
    assert link.invited and link.expires_at - link.made_at == timedelta(days=7)


def test_an_invited_colleague_opens_no_record_and_sets_up_a_second_factor_first(
    client, practice, owner, mailbox
):
    pat = make_account(by="test", email="pat@example.com", name="Pat")
    give_role(by="test", account_id=pat.id, role=Role.EDITOR)
    invite(by=owner, account_id=pat.id)
    assert client.post(mailbox.link()).url == "/staff/"
    assert client.get("/staff/").url == "/account/second-step/"
    assert client.get("/account/2fa/totp/activate/").status_code == 200, "the link counts as asked again"
    assert not Patient.objects.exists()


def test_a_minor_is_invited_only_with_a_guardians_consent_and_agrees_too(
    client, practice, clinician, mailbox
):
    kim = made(17.5)
    with pytest.raises(Refusal, match="too young"):
        invite(by=clinician, account_id=kim.id)
    patient = Patient.objects.create(account=kim)
    consent = {"purpose": Consent.GUARDIAN, "guardian_name": "Lee", "recorded_by": clinician}
    Consent.objects.create(patient=patient, words="1", **consent)
    invite(by=clinician, account_id=kim.id)
    assert client.post(mailbox.link(), {"agreed": "on"}).url == "/my/"
    assert sorted(patient.consents.values_list("purpose", flat=True)) == ["guardian", "record"]


@pytest.mark.parametrize("years", [16.5, 5])
def test_whoever_is_younger_is_never_invited(practice, clinician, years):
    with pytest.raises(Refusal, match="too young"):
        invite(by=clinician, account_id=made(years).id)


def test_age_must_be_known_and_the_account_open(practice, front_desk):
    unknown = make_account(by="test", email="kim@example.com", name="Kim")
    with pytest.raises(Refusal, match="birth date"):
        invite(by=front_desk, account_id=unknown.id)
    closed = made(30, "lee@example.com")
    close_account(by="test", account_id=closed.id)
    with pytest.raises(Refusal, match="closed"):
        invite(by=front_desk, account_id=closed.id)


@pytest.mark.parametrize(
    ("who", "may"), [("front_desk", False), ("clinician", False), ("administrator", True)]
)
def test_a_way_in_for_a_colleague_is_sent_by_owner_and_administrator_only(
    practice, request, colleague, mailbox, who, may
):
    by = request.getfixturevalue(who)
    if may:
        invite(by=by, account_id=colleague.id)
    else:
        with pytest.raises(PermissionDenied):
            invite(by=by, account_id=colleague.id)
    assert len(mailbox.to(colleague.email)) == may


@pytest.mark.parametrize("who", ["patient", "colleague"])
def test_nobody_else_invites(practice, request, mailbox, who):
    with pytest.raises(PermissionDenied):
        invite(by=request.getfixturevalue(who), account_id=made(30).id)
    assert not mailbox.letters
