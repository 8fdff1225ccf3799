"""Notes of clinicians: added only, never lost, in any script, up to their length."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from runwell.records.access.notes import notes_of, with_amendments
from runwell.records.access.writing import OnlyRead
from runwell.records.actions.notes import write_note
from runwell.records.actions.patients import assign
from runwell.records.actions.reading import break_glass
from runwell.records.models import AuditEvent, Note
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import somebody, somebody_with_a_record

pytestmark = pytest.mark.django_db

EVERY_SCRIPT = "كسر إجهادي · 疲劳性骨折 · перелом · שבר · थकान · 🦴"


@pytest.fixture
def robin(practice):
    return somebody_with_a_record("robin@example.com").patient


@pytest.fixture
def dana(practice):
    return somebody("dana@example.com", Role.CLINICIAN, name="Dana Here")


def note(by, patient, words="Walks without pain", **more):
    return write_note(by=by, patient_id=patient.id, words=words, **more)


def test_a_note_is_kept_as_it_was_written_and_stands_on_the_trail(dana, robin):
    kept = note(dana, robin, f"  {EVERY_SCRIPT}\r\nsecond line\0  ")
    assert kept.words == f"{EVERY_SCRIPT}\nsecond line" and kept.number == 1
    event = AuditEvent.objects.get(act="wrote a note")
    assert event.patient == robin.id and event.record == f"note {kept.id}"
    assert EVERY_SCRIPT not in str(vars(event)), "the trail repeats nothing"


def test_a_correction_leaves_the_old_note_as_it_was(dana, robin):
    first, second = note(dana, robin), note(dana, robin, "Walks with a limp", amends=1)
    read = with_amendments(robin, notes_of(robin))
    assert [one.note.number for one in read] == [2, 1]
    assert read[1].amended_by == (second,) and not read[0].amended_by
    first.refresh_from_db()
    assert first.words == "Walks without pain"
    assert AuditEvent.objects.filter(act="corrected a note").count() == 1


def test_two_may_correct_the_same_note_and_both_stand(dana, robin):
    lee = somebody("lee@example.com", Role.CLINICIAN)
    note(dana, robin)
    both = (note(dana, robin, "Left side", amends=1), note(lee, robin, "Right side", amends=1))
    assert with_amendments(robin, notes_of(robin))[-1].amended_by == both


def test_a_form_that_was_sent_twice_is_one_note(dana, robin):
    assert note(dana, robin) == note(dana, robin)
    note(dana, robin, "Something else")
    assert note(dana, robin).number == 3, "written again later it is another"


@pytest.mark.parametrize("words", ["", "   \r\n ", "\0", "\u200b\u2060", "x" * 10_001])
def test_nothing_and_too_much_are_refused(dana, robin, words):
    with pytest.raises(Refusal):
        note(dana, robin, words)
    assert not Note.objects.exists() and not AuditEvent.objects.filter(act="wrote a note").exists()


def test_the_longest_note_is_kept_whole(dana, robin):
    assert len(note(dana, robin, "語" * 10_000).words) == 10_000


def test_a_correction_needs_a_note_of_this_patient(dana, robin):
    note(dana, somebody_with_a_record("sasha@example.com").patient)
    with pytest.raises(Refusal):
        note(dana, robin, amends=1)


def test_nobody_writes_but_clinicians_who_look_after_them(dana, robin, clinician, owner, front_desk):
    for by in (robin.account, clinician, owner, front_desk):
        with pytest.raises(PermissionDenied):
            note(by, robin)
    break_glass(by=clinician, patient_id=robin.id, reason="the runner fell in the street")
    with pytest.raises(OnlyRead):
        note(clinician, robin)
    assign(by="test", patient_id=robin.id, clinician_id=clinician.id)
    assert note(clinician, robin).number == 1


def test_a_clinician_writes_none_about_themselves(dana, robin):
    from runwell.records.actions.patients import open_record

    dana.born_on = date(1980, 1, 2)
    dana.save()
    open_record(by=dana, account_id=dana.id)
    with pytest.raises(PermissionDenied):
        note(dana, dana.patient)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_write_at_once_nobody_loses_anything(dana, robin):
    people = [somebody(f"clinician-{n}@example.com", Role.CLINICIAN) for n in range(6)]

    def write(n):
        try:
            return note(people[n], robin, f"note of {n}").number
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        numbers = sorted(pool.map(write, range(6)))
    assert numbers == [1, 2, 3, 4, 5, 6]
    assert {one.words for one in notes_of(robin)} == {f"note of {n}" for n in range(6)}
