"""A runner with a program that asks for a session every day, and their browser."""

import pytest

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)


@pytest.fixture
def program(patient):
    """Bridge on both sides, clam on each; the warning is read."""
    from runwell.records.actions.programmes import keep_programme
    from runwell.records.actions.safety_words import say_have_read
    from runwell.records.safety_words import WARNING
    from tests.records.whole_programme import programme, situation

    kept = keep_programme(
        by=patient,
        patient_id=patient.patient.id,
        programme=programme(weekdays=EVERY_DAY),
        situation=situation(weekdays=EVERY_DAY),
    )
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING)
    return kept


@pytest.fixture
def own(client, patient):
    """The browser of the patient, signed in."""
    from tests.people import sign_in

    sign_in(client, patient)
    return client
