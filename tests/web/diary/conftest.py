"""A runner with a program, a session of today and some mornings, and a clinician who may read the record."""

from datetime import timedelta

import pytest

from tests.people import sign_in


@pytest.fixture
def own(client, patient):
    """The browser of the patient, signed in."""
    sign_in(client, patient)
    return client


@pytest.fixture
def program(patient):
    from tests.records.whole_programme import kept

    return kept(patient)


@pytest.fixture
def session(patient, program):
    """A set of today's first session, done an hour ago."""
    from django.utils import timezone

    from runwell.records.actions.session_sync import take_in_sessions
    from tests.records.whole_programme import entry

    at = (timezone.localtime() - timedelta(hours=1)).replace(microsecond=0)
    sent = entry(program, at=at.isoformat(), planned=at.date().isoformat())
    take_in_sessions(by=patient, patient_id=patient.patient.id, entries=[sent])
    return {"programme": str(program.id), "planned": at.date().isoformat(), "nth": "1"}


@pytest.fixture
def treating(patient, clinician):
    from runwell.records.actions.patients import assign

    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


@pytest.fixture
def morning(patient):
    """Keep a morning of some days ago."""
    from django.utils import timezone

    from runwell.records.actions.mornings import keep_morning

    def keep(back=0, **said):
        on = timezone.localdate() - timedelta(days=back)
        return keep_morning(by=patient, patient_id=patient.patient.id, on=on, **said)

    return keep


def text(response):
    """What the page says, without its style and with single spaces."""
    from re import DOTALL, sub

    return " ".join(sub(r"<style>.*?</style>", "", response.content.decode(), flags=DOTALL).split())
