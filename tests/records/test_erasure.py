"""Whoever deletes themselves is gone from every table; their trail stays whole and names nobody."""

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records import audit
from runwell.records.access import own_tables
from runwell.records.actions.erasure import erase_everything
from runwell.records.actions.roles import end_role, give_role
from runwell.records.jobs.working import work_off
from runwell.records.models import Account, AuditEvent, DueJob, OwnCheck, Patient, TakenQuarter, Visit
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import somebody, somebody_with_a_record
from tests.records.whole_person import ANSWER, HEADLINE, NOTE, REASON, filled, session_that_says
from tests.records.whole_visits import ADVICE, BEGINS, MESSAGE, TOLD, WRITTEN

pytestmark = pytest.mark.django_db
OWNERS = {"records.Account", *(table.model for table in own_tables.OWN)}


@pytest.fixture
def person(practice):
    return somebody_with_a_record("zebulon@example.com")


def everything_said(but=()):
    """Every value of every row of every table, and what is packed into sessions, in one text."""
    rows = [
        str(row).lower()
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy and model._meta.label not in but
        for row in model._default_manager.values_list()
    ]
    return "\n".join([*rows, *(str(one.get_decoded()).lower() for one in Session.objects.all())])


def test_no_table_says_anything_about_them_any_more(person, clinician):
    record = filled(person, clinician)
    ids = [str(person.id), person.id.hex, str(record.id), record.id.hex]
    words = [person.name, person.email, ANSWER, HEADLINE, REASON, NOTE, MESSAGE, WRITTEN, TOLD, ADVICE]
    before = everything_said()
    assert [word for word in (*ids[::2], *words) if word.lower() not in before] == []
    for table in own_tables.OWN:
        assert table.rows(person).exists(), f"{table.model}: the test does not fill it"
    erase_everything(by=person)
    after, beside_the_trail = everything_said(), everything_said(but={"records.AuditEvent"})
    assert [word for word in words if word.lower() in after] == []
    assert [one for one in ids if one in beside_the_trail] == []
    assert not DueJob.objects.exclude(about={"gone": True}).exists() and not Session.objects.exists()


def test_the_trail_stays_whole_and_ends_with_it(person, clinician):
    record = filled(person, clinician)
    before = AuditEvent.objects.count()
    erase_everything(by=person)
    last = AuditEvent.objects.first()
    assert (last.act, last.account, last.patient) == (
        "deleted their account and record",
        person.id,
        record.id,
    )
    assert audit.verify() == AuditEvent.objects.count() == before + 1


def test_what_others_have_stays(person, clinician, other_patient):
    filled(person, clinician)
    theirs = OwnCheck.objects.create(patient=other_patient.patient, verdict={"level": "self-care"})
    UserSession.objects.create(user=other_patient, ip="203.0.113.8", session_key="z" * 32)
    key = session_that_says(_auth_user_id=str(other_patient.pk))
    erase_everything(by=person)
    assert list(OwnCheck.objects.all()) == [theirs]
    assert set(Account.objects.all()) == {clinician, other_patient}
    assert UserSession.objects.get().user == other_patient
    assert Session.objects.get().session_key == key


def test_an_account_without_a_record_can_go_too(practice):
    account = somebody("nora@example.com")
    erase_everything(by=account)
    assert not Account.objects.exists() and AuditEvent.objects.first().patient is None


@pytest.mark.parametrize("role", list(Role))
def test_whoever_works_here_or_did_is_told_whom_to_ask(practice, role):
    account = somebody_with_a_record("both@example.com")
    somebody("another@example.com", role)
    given = give_role(by="test", account_id=account.id, role=role)
    for _ in range(2):
        with pytest.raises(Refusal, match="Ask the owner"):
            erase_everything(by=account)
        end_role(by="test", given_role_id=given.id)
    assert Patient.objects.filter(account=account).exists()


def test_nobody_deletes_twice_and_no_closed_account_deletes_itself(person):
    Account.objects.update(is_active=False)
    with pytest.raises(PermissionDenied):
        erase_everything(by=person)
    Account.objects.update(is_active=True)
    erase_everything(by=person)
    with pytest.raises(PermissionDenied):
        erase_everything(by=person)


def test_half_an_erasure_is_none(person, clinician, monkeypatch):
    filled(person, clinician)
    before = everything_said()

    def broken(*args, **words):
        raise OSError("no room left")

    monkeypatch.setattr(audit, "record", broken)
    with pytest.raises(OSError, match="no room"):
        erase_everything(by=person)
    assert everything_said() == before


def test_the_time_of_a_visit_to_come_is_free_and_the_desk_is_told_neither_who_nor_when(
    person, clinician, mailoutbox, monkeypatch
):
    filled(person, clinician)
    monkeypatch.setattr(timezone, "now", lambda: BEGINS - timedelta(days=2))
    DueJob.objects.all().delete()
    erase_everything(by=person)
    assert not TakenQuarter.objects.exists() and not Visit.objects.exists()
    work_off("test")
    [mail] = mailoutbox
    assert mail.subject == "A visit was taken away" and "/desk/day/" in mail.body
    assert not [word for word in (person.name, person.email, "December", "3 p.m.") if word in mail.body]


def test_of_a_visit_that_is_over_the_desk_is_told_nothing(person, clinician, monkeypatch):
    filled(person, clinician)
    monkeypatch.setattr(timezone, "now", lambda: BEGINS + timedelta(minutes=1))
    erase_everything(by=person)
    assert not DueJob.objects.exists() and not TakenQuarter.objects.exists()


def relations():
    """Every field of every model that leads to a person or to something of theirs."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_fields:
            if field.related_model and field.related_model._meta.label in OWNERS:
                yield model._meta.label, field.name


def test_no_relation_to_a_person_is_forgotten():
    named = {(table.model, table.owner.partition("__")[0]) for table in own_tables.OWN}
    assert set(relations()) == named | own_tables.BETWEEN_OWN | own_tables.THROUGH_WORK


def test_what_the_law_keeps_is_named_with_its_reason():
    for model, why in own_tables.RETAINED:
        assert apps.get_model(model) and why
    assert own_tables.RETAINED == (), "decision 0018 and the page of the erasure say that this is nothing"
