"""Sessions from phones: late, twice, in pieces, from two of them; nothing lost, nothing doubled."""

import json
from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connections, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runwell.records import access
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.session_sync import mark_looked_at, take_in_sessions
from runwell.records.models import AuditEvent, EntryToLookAt, KeptSession, SessionAnswer, SetEntry
from runwell.refusals import Refusal
from tests.records.whole_programme import answers, entry, kept

pytestmark = pytest.mark.django_db


def take(patient, *entries, by=None, **words):
    return take_in_sessions(by=by or patient, patient_id=patient.patient.id, entries=list(entries), **words)


@pytest.fixture
def program(patient):
    return kept(patient)


def test_a_session_is_kept_and_its_repetition_changes_nothing(patient, program):
    sent = [entry(program, number) for number in (1, 2, 3)]
    assert len(take(patient, *sent).kept) == 3
    again = take(patient, *sent, sent[0])
    assert (again.kept, len(again.there), again.waits) == ((), 4, ())
    assert SetEntry.objects.filter(counted=True).count() == SetEntry.objects.count() == 3
    assert KeptSession.objects.count() == 1
    assert AuditEvent.objects.filter(act="added what was done in exercise sessions").count() == 1


def test_of_two_devices_the_fuller_word_counts_and_the_other_stays(patient, program):
    take(patient, entry(program, device=1, skipped="no time", repetitions=None))
    take(patient, entry(program, device=2, repetitions=8))
    take(patient, entry(program, device=3, repetitions=10, reserve=2))
    assert [(one.repetitions, one.counted) for one in SetEntry.objects.order_by("device_id")] == [
        (None, False),
        (8, False),
        (10, True),
    ]


def test_left_and_right_and_two_sessions_a_day_are_no_doubles(patient, program):
    take(patient, *(entry(program, side=side, nth=nth) for side in ("left", "right") for nth in (1, 2)))
    assert SetEntry.objects.filter(counted=True).count() == 4 and KeptSession.objects.count() == 2


NESTED = json.loads("[" * 300 + "]" * 300)
LATER = (timezone.now() + timedelta(days=3)).replace(microsecond=0)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"exercise": "handstand"}, "not known"),
        ({"pain": 11}, "from 0 to 10"),
        ({"pain": True}, "from 0 to 10"),
        ({"pain": "3"}, "from 0 to 10"),
        ({"repetitions": -1}, "from 0 to 500"),
        ({"at": LATER.isoformat()}, "future"),
        ({"at": "9999-12-31T23:59:59-14:00"}, "future"),
        ({"at": "0001-01-01T00:00:00+14:00"}, "future"),
        ({"at": "2026-11-27T10:00:00"}, "where on Earth"),
        ({"planned": LATER.date().isoformat()}, "future"),
        ({"planned": "2001-01-01"}, "before the program began"),
        ({"pack": "hip@000000000000"}, "not here any more"),
        ({"programme": "8" * 32}, "not one of this runner's"),
        ({"programme": None}, "missing"),
        ({"id": "7"}, "cannot be read"),
        ({"kind": "dance"}, "not known"),
        ({"limp": True}, "field is not known"),
        ({"skipped": "x" * 301}, "300 letters"),
        ({"skipped": ""}, "says nothing"),
        ({"skipped": " \0 "}, "says nothing"),
        ({"skipped": NESTED}, "no words"),
        ({"said": ["hurts"]}, "not known"),
        ({"exercise": "\ud800\0"}, "not known"),
    ],
)
def test_what_cannot_be_understood_waits_and_holds_up_nothing(patient, program, changes, said):
    wrong = entry(program, 1, **changes)
    taken = take(patient, wrong, entry(program, 2))
    assert [place for place, _ in taken.waits] == [0] and len(taken.kept) == 1
    waiting = EntryToLookAt.objects.get()
    assert said in waiting.what and waiting.where and waiting.mend
    assert json.loads(waiting.came) == wrong
    assert len(take(patient, wrong).waits) == 1
    assert EntryToLookAt.objects.count() == 1


@pytest.mark.parametrize("text", ["{", "[" * 200_000, '"\\ud800"', "7", "null", "[[1]]", "nan\0", '{"a": 1}'])
def test_what_is_no_json_or_no_list_waits_as_it_came(patient, program, text):
    taken = take_in_sessions(by=patient, patient_id=patient.patient.id, entries=text)
    assert len(taken.waits) == 1 and EntryToLookAt.objects.count() == 1


def test_json_as_it_came_is_read(patient, program):
    text = json.dumps([entry(program), answers(program, during=2)])
    assert len(take_in_sessions(by=patient, patient_id=patient.patient.id, entries=text).kept) == 2


def test_a_phone_that_was_offline_still_sends_to_a_program_that_ended(patient, program):
    kept(patient, also=("doms",))
    assert len(take(patient, entry(program)).kept) == 1


def test_the_program_of_somebody_else_is_none_of_theirs(patient, other_patient):
    theirs = kept(other_patient)
    kept(patient)
    assert len(take(patient, entry(theirs)).waits) == 1
    assert not KeptSession.objects.exists() and not access.entries_to_look_at(other_patient.patient).exists()
    with pytest.raises(PermissionDenied):
        take(other_patient, entry(theirs), by=patient)


def test_nothing_is_added_after_the_consent_was_taken_back(patient, program):
    withdraw_consent(by=patient)
    with pytest.raises(Refusal, match="Agree again"):
        take(patient, entry(program))
    assert not SetEntry.objects.exists()


def test_a_clinician_marks_what_they_looked_at(patient, clinician, program):
    from runwell.records.actions.patients import assign

    take(patient, {"pain": 11})
    puzzle = access.entries_to_look_at(patient.patient).get()
    words = {"patient_id": patient.patient.id, "entry_id": puzzle.id}
    for nobody in (patient, clinician):
        with pytest.raises(PermissionDenied):
            mark_looked_at(by=nobody, **words)
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    mark_looked_at(by=clinician, **words)
    assert not access.entries_to_look_at(patient.patient).exists() and EntryToLookAt.objects.exists()


def two_devices(program):
    """What two phones say about one session, in part the same sets, with answers and nonsense between."""
    reps = {1: 10, 2: 8}
    sets = [
        entry(program, n, device, exercise=exercise, side=side, repetitions=reps[device], reserve=device - 1)
        for device in (1, 2)
        for exercise, side in (("bridge", ""), ("clam", "left"), ("clam", "right"))
        for n in (1, 2)
    ]
    corrected = {**sets[0], "repetitions": 12}
    said = [answers(program, device=device, during=device) for device in (1, 2)]
    return [*sets, corrected, *said, entry(program, 7, pain=11), {"kind": "set"}, "nonsense"]


def rows():
    """Everything that is kept of sessions, without ids that are made here."""
    sets = SetEntry.objects.values_list("session__planned_on", "session__nth", "said_whole", "counted")
    given = SessionAnswer.objects.values_list("session__planned_on", "session__nth", "said_whole")
    return sorted(sets), sorted(given), sorted(EntryToLookAt.objects.values_list("came", flat=True))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_order_repetition_and_cutting_of_batches_keeps_the_same_rows(patient, program, data):
    now = datetime(2026, 11, 27, 12, tzinfo=UTC)
    program.began_at = now - timedelta(days=7)
    program.save()
    words = two_devices(program)
    for one in words:
        if isinstance(one, dict) and "planned" in one:
            one |= {"planned": "2026-11-26", "at": f"2026-11-26T1{one.get('during', 0)}:00:00-06:00"}
    with transaction.atomic():
        take(patient, *words, at=now)
        expected = rows()
        transaction.set_rollback(True)
    more = data.draw(st.lists(st.sampled_from(range(len(words))), max_size=12))
    order = data.draw(st.permutations([*range(len(words)), *more]))
    cuts = data.draw(st.sets(st.integers(1, len(order)), max_size=6))
    edges = [0, *sorted(cuts), len(order)]
    with transaction.atomic():
        for start, end in zip(edges, edges[1:], strict=False):
            take(patient, *(words[place] for place in order[start:end]), at=now)
        assert rows() == expected
        transaction.set_rollback(True)
    assert sum(counted for *_, counted in expected[0]) == 6


@pytest.mark.django_db(transaction=True)
def test_eight_threads_that_send_the_same_batch_lose_and_double_nothing(patient):
    program, start, errors = kept(patient), Barrier(8), []
    batch = two_devices(program)

    def send() -> None:
        start.wait()
        try:
            take(patient, *batch)
        except DatabaseError as error:
            errors.append(error)
        finally:
            connections.close_all()

    threads = [Thread(target=send) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert (KeptSession.objects.count(), SetEntry.objects.count()) == (1, 13)
    assert SetEntry.objects.filter(counted=True).count() == 6
    assert EntryToLookAt.objects.count() == 3
