"""A person takes along everything that is kept of them, and nothing of anybody else."""

import json

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records.access import own_tables
from runwell.records.actions.export import FORM, gather_everything
from runwell.records.models import AuditEvent, OwnCheck, VisitRequest
from tests.records.whole_person import ANSWER, HEADLINE, NOTE, REASON, filled
from tests.records.whole_visits import ADVICE, MESSAGE, TOLD, WRITTEN

pytestmark = pytest.mark.django_db


@pytest.fixture
def record(patient, clinician):
    filled(patient, clinician)
    return gather_everything(by=patient).record


def test_every_table_that_holds_something_of_theirs_is_in_it(record, patient):
    for table in own_tables.OWN:
        assert len(record[table.part]) == table.rows(patient).count() > 0, table.model
        assert record["what_it_is"][table.part]
    assert record["form"] == FORM
    assert (record["account"]["email"], record["account"]["born_on"]) == (patient.email, "1990-05-17")


def test_it_is_plain_json_and_says_all_of_it(record):
    text = json.dumps(record)
    for word in (
        ANSWER,
        HEADLINE,
        REASON,
        NOTE,
        MESSAGE,
        WRITTEN,
        TOLD,
        ADVICE,
        "robin@example.com",
        "clinician",
    ):
        assert word in text
    assert json.loads(text) == record


def test_nothing_in_it_opens_a_door(record, patient):
    text = json.dumps(record)
    assert patient.password not in text and "pbkdf2" not in text and "md5$" not in text
    assert not {"token_hash", "key", "session_key", "secret"} & _keys(record)


def _keys(value):
    if isinstance(value, dict):
        return set(value).union(*(_keys(one) for one in value.values()))
    return set().union(*(_keys(one) for one in value)) if isinstance(value, list) else set()


def test_the_trail_says_who_in_which_role(record):
    acts = {event["act"]: event for event in record["trail"]}
    assert (acts["read a record"]["by"], acts["read a record"]["roles"]) == ("clinician", ["clinician"])
    assert acts["assigned a clinician"]["by"] == "test"
    numbers = [event["at"] for event in record["trail"]]
    assert numbers == sorted(numbers)


def test_nothing_of_anybody_else_is_in_it(patient, other_patient):
    OwnCheck.objects.create(patient=other_patient.patient, verdict={"headline": "Sasha's own"})
    VisitRequest.objects.create(
        name="Mistyped", email=patient.email, asked_at="2026-11-01T00:00Z", telephone="1"
    )
    text = json.dumps(gather_everything(by=patient).record)
    for word in ("Sasha", other_patient.email, str(other_patient.id), "Mistyped"):
        assert word not in text


def test_it_is_on_the_trail_where_they_see_it(patient):
    gather_everything(by=patient)
    event = AuditEvent.objects.first()
    assert (event.act, event.account, event.patient) == (
        "downloaded everything",
        patient.id,
        patient.patient.id,
    )


def test_somebody_without_a_record_gets_their_account_with_its_roles(front_desk):
    record = gather_everything(by=front_desk).record
    assert record["record"] == [] and [given["role"] for given in record["roles"]] == ["front desk"]


def test_a_closed_account_gets_nothing(patient):
    patient.is_active = False
    with pytest.raises(PermissionDenied):
        gather_everything(by=patient)
