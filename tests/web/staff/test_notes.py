"""The page on which a clinician writes: told who reads it, nothing lost when it is refused or crossed."""

import pytest
from django.urls import reverse

from runwell.records.actions.notes import write_note
from runwell.records.models import AuditEvent, Note
from runwell.records.roles import Role
from tests.people import somebody

pytestmark = pytest.mark.django_db

WORDS = "Trendelenburg on the left.\nشبر"


def at(patient, *number):
    return reverse("staff:amend-note" if number else "staff:notes", args=[patient.id, *number])


def test_a_clinician_writes_and_reads_it_and_the_look_is_noted_once(as_, clinician_here, robin):
    browser = as_(clinician_here)
    html = browser.get(at(robin)).content.decode()
    assert "21st Century Cures Act" in html and "not your chart" in html
    assert AuditEvent.objects.filter(act="read a record", patient=robin.id).count() == 1
    answer = browser.post(at(robin), {"words": WORDS, "last": "0"}, follow=True)
    html = answer.content.decode()
    assert "Your note is kept." in html and WORDS in html and "Dana Here" in html
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_refused_note_comes_back_with_every_word(as_, clinician_here, robin):
    long = "word " * 3000
    answer = as_(clinician_here).post(at(robin), {"words": long, "last": "0"})
    assert answer.status_code == 400 and long.strip() in answer.content.decode()
    assert "these are 4,999 more" in answer.content.decode()
    assert not Note.objects.exists()


def test_whoever_wrote_beside_somebody_else_is_told_and_both_are_kept(as_, clinician_here, robin, practice):
    browser = as_(clinician_here)
    browser.get(at(robin))
    write_note(by=somebody("lee@example.com", Role.CLINICIAN), patient_id=robin.id, words="Theirs")
    html = browser.post(at(robin), {"words": "Mine", "last": "0"}, follow=True).content.decode()
    assert "Somebody else wrote a note" in html and "Theirs" in html and "Mine" in html


def test_a_correction_begins_with_the_words_and_strikes_the_old_note_through(as_, clinician_here, robin):
    write_note(by=clinician_here, patient_id=robin.id, words="Left hip")
    browser = as_(clinician_here)
    assert "Left hip</textarea>" in browser.get(at(robin, 1)).content.decode()
    html = browser.post(at(robin, 1), {"words": "Right hip", "last": "1"}, follow=True).content.decode()
    assert '<s class="note-words" dir="auto">Left hip</s>' in html and "It corrects" in html
    assert browser.get(at(robin, 9)).status_code == 404


def test_what_is_written_is_text_and_no_markup(as_, clinician_here, robin):
    write_note(by=clinician_here, patient_id=robin.id, words="<script>x</script>")
    assert "&lt;script&gt;" in as_(clinician_here).get(at(robin)).content.decode()


@pytest.mark.parametrize("who", ["owner", "desk_here", "colleague", "patient"])
def test_others_neither_read_nor_write(as_, who, request, robin):
    browser = as_(robin.account if who == "patient" else request.getfixturevalue(who))
    assert browser.get(at(robin)).status_code == 403
    assert browser.post(at(robin), {"words": "x"}).status_code == 403 and not Note.objects.exists()


def test_a_clinician_to_whom_it_is_closed_finds_the_closed_page(as_, clinician_elsewhere, robin):
    browser = as_(clinician_elsewhere)
    assert browser.get(at(robin)).status_code == 404
    assert browser.post(at(robin), {"words": "x"}).status_code == 404 and not Note.objects.exists()


def test_a_stranger_is_sent_to_sign_in(client, robin):
    assert client.get(at(robin)).url.startswith("/account/login/")


def test_pages_of_many_notes(as_, clinician_here, robin):
    for n in range(21):
        write_note(by=clinician_here, patient_id=robin.id, words=f"number {n}")
    browser = as_(clinician_here)
    assert "Page 1 of 2" in browser.get(at(robin)).content.decode()
    assert "number 0" in browser.get(at(robin) + "?page=2").content.decode()
