"""A patient reads what clinicians wrote down about them, and nobody else's."""

import pytest
from django.urls import reverse

from runwell.records.actions.notes import write_note
from runwell.records.roles import Role
from tests.people import sign_in, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def dana(practice):
    return somebody("dana@example.com", Role.CLINICIAN, name="Dana Here")


def test_they_read_every_note_and_its_correction(client, patient, other_patient, dana):
    write_note(by=dana, patient_id=patient.patient.id, words="Left hip")
    write_note(by=dana, patient_id=patient.patient.id, words="Right hip", amends=1)
    write_note(by=dana, patient_id=other_patient.patient.id, words="Somebody else’s")
    sign_in(client, patient)
    answer = client.get(reverse("my:notes"))
    html = answer.content.decode()
    assert "Right hip" in html and "<s" in html and "Left hip" in html and "Dana Here" in html
    assert "Somebody else" not in html and "Correct it" not in html
    assert answer.headers["Cache-Control"] == "no-store" and "noindex" in html


def test_without_a_note_it_says_so(client, patient, practice):
    sign_in(client, patient)
    assert reverse("my:notes") in client.get(reverse("my:home")).content.decode(), "the way there"
    assert "There is no note yet." in client.get(reverse("my:notes")).content.decode()


def test_strangers_sign_in_and_whoever_has_no_record_is_told_what_one_is(client, colleague, practice):
    assert client.get(reverse("my:notes")).url.startswith("/account/login/")
    sign_in(client, colleague)
    assert client.get(reverse("my:notes")).url == reverse("my:home")


def test_the_trail_says_in_a_sentence_who_wrote(client, patient, dana):
    write_note(by=dana, patient_id=patient.patient.id, words="Left hip")
    sign_in(client, patient)
    assert "Wrote a note, which you can read" in client.get(reverse("my:trail")).content.decode()
