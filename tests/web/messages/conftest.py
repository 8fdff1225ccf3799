"""A patient and a clinician who write to each other, each with a browser."""

import pytest
from django.test import Client

from tests.people import sign_in


@pytest.fixture
def record(practice, patient):
    return patient.patient


@pytest.fixture
def treating(record, clinician):
    from runwell.records.actions.patients import assign

    assign(by="test", patient_id=record.id, clinician_id=clinician.id)
    return clinician


def browser(account):
    client = Client()
    sign_in(client, account)
    return client


@pytest.fixture
def own(patient, record):
    """The browser of the patient, signed in."""
    return browser(patient)


@pytest.fixture
def theirs(treating):
    """The browser of the clinician, signed in."""
    return browser(treating)


@pytest.fixture
def write(record):
    """Have one of them write so many messages; the number of the last."""
    from runwell.records.actions.messages import write_message

    def written(by, *words):
        return [write_message(by=by, patient_id=record.id, words=one) for one in words][-1].number

    return written
