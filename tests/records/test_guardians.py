"""A guardian's consent: who may note it, for whom, and what begins only with the runner's own yes."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records import access
from runwell.records.access.accounts import may_have_account
from runwell.records.actions.accounts import make_account
from runwell.records.actions.guardians import record_guardians_consent
from runwell.records.actions.invitations import invite_colleague, invite_patient
from runwell.records.actions.patients import open_record
from runwell.records.models import Account, AuditEvent, Consent, DueJob, Patient
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import somebody

pytestmark = pytest.mark.django_db

EVERYBODY = ("front_desk", "clinician", "owner", "administrator", "colleague", "patient", "anonymous")


def of_age(years):
    """A day on which somebody was born who is that old today."""
    today = timezone.localdate()
    return date(today.year - years, today.month, min(today.day, 28)) - timedelta(days=1)


@pytest.fixture
def kim(db):
    return make_account(by="test", email="kim@example.com", name="Kim", born_on=of_age(17))


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_note_it(who, request, kim):
    words = {"by": request.getfixturevalue(who), "account_id": kim.id, "guardian_name": "Pat"}
    if who in ("front_desk", "clinician"):
        assert record_guardians_consent(**words) == record_guardians_consent(**words)
        assert AuditEvent.objects.filter(act="recorded a guardian's consent").count() == 1
        return
    with pytest.raises(PermissionDenied):
        record_guardians_consent(**words)
    assert not Patient.objects.filter(account=kim).exists()


def test_the_row_is_nobodys_to_read_until_the_runner_says_yes(front_desk, kim):
    with pytest.raises(Refusal, match="your age"):
        open_record(by=kim, account_id=kim.id)
    consent = record_guardians_consent(by=front_desk, account_id=kim.id, guardian_name=" Pat ")
    everywhere = somebody("everywhere@example.com", Role.CLINICIAN)
    assert (consent.guardian_name, consent.recorded_by) == ("Pat", front_desk)
    assert access.own_record(kim) is None and not access.patients(everywhere).exists()
    record = open_record(by=kim, account_id=kim.id)
    assert record == consent.patient == access.own_record(kim)
    assert set(record.consents.values_list("purpose", flat=True)) == {"guardian", "record"}
    assert list(access.patients(everywhere)) == [record]


@pytest.mark.parametrize("years", [16, 18, 40])
def test_no_guardian_speaks_for_another_age(front_desk, years):
    account = make_account(by="test", email="a@example.com", name="A", born_on=of_age(years))
    with pytest.raises(Refusal, match="this age"):
        record_guardians_consent(by=front_desk, account_id=account.id, guardian_name="Pat")


def test_a_name_is_needed_and_a_runners_account(front_desk, kim, colleague):
    with pytest.raises(Refusal, match="name"):
        record_guardians_consent(by=front_desk, account_id=kim.id, guardian_name="  ")
    for account_id in (uuid4(), colleague.id):
        with pytest.raises(PermissionDenied):
            record_guardians_consent(by=front_desk, account_id=account_id, guardian_name="Pat")
    assert not Consent.objects.exists()


def test_too_young_stays_too_young_whatever_the_guardian_says(front_desk):
    words = {"email": "kim@example.com", "name": "Kim", "guardian_name": "Pat", "on_paper": True}
    with pytest.raises(Refusal, match="younger than 17"):
        invite_patient(by=front_desk, born_on=of_age(16), **words)
    young = make_account(by="test", email="young@example.com", name="Young", born_on=of_age(16))
    assert not may_have_account(young, timezone.localdate())
    with pytest.raises(Refusal, match="your age"):
        open_record(by=young, account_id=young.id)


def test_another_country_has_other_ages(front_desk, settings):
    settings.RUNWELL_ACCOUNT_AGE, settings.RUNWELL_GUARDIAN_AGE = 16, 14
    words = {"by": front_desk, "name": "Kim"}
    invite_patient(**words, email="sixteen@example.com", born_on=of_age(16))
    with pytest.raises(Refusal, match="guardian must agree"):
        invite_patient(**words, email="fourteen@example.com", born_on=of_age(14))
    with pytest.raises(Refusal, match="younger than 14"):
        invite_patient(**words, email="thirteen@example.com", born_on=of_age(13))


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_invite_a_runner(who, request):
    words = {"email": "kim@example.com", "name": "Kim", "born_on": of_age(30)}
    by = request.getfixturevalue(who)
    if who in ("front_desk", "clinician"):
        assert invite_patient(by=by, **words).email == "kim@example.com"
        return
    with pytest.raises(PermissionDenied):
        invite_patient(by=by, **words)
    assert not Account.objects.filter(email="kim@example.com").exists()


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_may_invite_a_colleague(who, request):
    words = {"email": "kim@example.com", "name": "Kim", "role": Role.EDITOR}
    by = request.getfixturevalue(who)
    if who in ("owner", "administrator"):
        assert access.has(invite_colleague(by=by, **words), Role.EDITOR)
        assert DueJob.objects.filter(kind="mail").count() == 1
        return
    with pytest.raises(PermissionDenied):
        invite_colleague(by=by, **words)
    assert not Account.objects.filter(email="kim@example.com").exists()


def test_an_administrator_asks_no_clinician_in(administrator):
    with pytest.raises(PermissionDenied):
        invite_colleague(by=administrator, email="kim@example.com", name="Kim", role=Role.CLINICIAN)
    assert not Account.objects.filter(email="kim@example.com").exists(), "all of it or nothing"


def test_a_runner_who_comes_to_work_here_keeps_their_account(owner, patient):
    assert invite_colleague(by=owner, email=patient.email, name="Another", role=Role.EDITOR) == patient
    patient.refresh_from_db()
    assert patient.name == "robin" and access.own_record(patient)
