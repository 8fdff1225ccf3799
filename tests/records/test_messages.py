"""Messages: who writes, how they are kept, what is unread for whom, and the mail that says nothing."""

from datetime import timedelta
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connections
from django.utils import timezone

from runwell.records.access.discharges import waits_for_answer
from runwell.records.access.messages import (
    message_reader,
    needs_reply,
    read_to,
    thread,
    unread_for_patient,
    unread_of_patients,
    waiting_messages,
)
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.messages import CameMeanwhile, note_read, settle_messages, write_message
from runwell.records.actions.patients import assign, end_assignment
from runwell.records.actions.reading import break_glass
from runwell.records.jobs.working import work_off
from runwell.records.models import AuditEvent, AwayTime, Message, ReadMark, TeamMember
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import somebody

pytestmark = pytest.mark.django_db
WORDS = "Xwordsx of the hip"


@pytest.fixture
def record(practice, patient):
    return patient.patient


@pytest.fixture
def treating(record, clinician):
    """Looks after the patient, and works nowhere else."""
    assign(by="test", patient_id=record.id, clinician_id=clinician.id)
    return clinician


@pytest.fixture
def second(record):
    """Another clinician who looks after them."""
    account = somebody("second@example.com", Role.CLINICIAN)
    assign(by="test", patient_id=record.id, clinician_id=account.id)
    return account


def write(by, record, words=WORDS, **facts):
    return write_message(by=by, patient_id=record.id, words=words, **facts)


def read(by, record, number):
    note_read(by=by, patient_id=record.id, number=number)


def settle(by, record, seen):
    return settle_messages(by=by, patient_id=record.id, seen=seen)


def test_both_sides_write_and_every_message_has_its_number_and_its_act(patient, treating, record):
    mine, theirs = write(patient, record), write(treating, record, "Come in\non Monday")
    assert [one.number for one in thread(patient, record.id)] == [1, 2]
    assert (mine.clinician, theirs.clinician, theirs.words) == (None, treating, "Come in\non Monday")
    assert AuditEvent.objects.filter(act="wrote a message", patient=record.id).count() == 2


@pytest.mark.parametrize("who", ["front_desk", "owner", "administrator", "colleague", "other_patient"])
def test_nobody_else_writes_or_reads(request, record, who):
    by = request.getfixturevalue(who)
    for act in (
        lambda: write(by, record),
        lambda: read(by, record, 1),
        lambda: settle(by, record, 1),
        lambda: thread(by, record.id),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert not Message.objects.exists() and not ReadMark.objects.exists()


def test_no_task_and_no_clinician_to_whom_it_is_closed_writes(record, clinician):
    for by in (clinician, "work"):
        with pytest.raises(PermissionDenied):
            write(by, record)


def test_a_clinician_who_is_a_patient_here_writes_on_their_own_record_as_its_patient(practice):
    from datetime import date

    from runwell.records.actions.accounts import make_account
    from runwell.records.actions.patients import open_record
    from runwell.records.actions.roles import give_role

    both = make_account(by="test", email="both@example.com", name="Both", born_on=date(1990, 5, 17))
    own = open_record(by=both, account_id=both.id)
    give_role(by="test", account_id=both.id, role=Role.CLINICIAN, location_id=None)
    assert write(both, own).clinician is None
    assert waiting_messages(both) == () and unread_for_patient(both) == 0


def test_who_took_their_agreement_back_reads_and_writes_no_more(patient, treating, record):
    write(treating, record)
    withdraw_consent(by=patient)
    with pytest.raises(Refusal, match="took back"):
        write(patient, record, "and now?")
    assert thread(patient, record.id).count() == 1 and unread_for_patient(patient) == 1
    read(patient, record, 1)
    assert unread_for_patient(patient) == 0
    with pytest.raises(PermissionDenied):
        thread(treating, record.id)


def test_in_an_emergency_a_clinician_reads_but_adds_nothing_without_agreement(patient, record, clinician):
    write(patient, record)
    withdraw_consent(by=patient)
    break_glass(by=clinician, patient_id=record.id, reason="fell in front of our door")
    assert thread(clinician, record.id).count() == 1
    with pytest.raises(Refusal, match="took back"):
        write(clinician, record, "hello")
    assert unread_for_patient(patient) == 0


SCRIPTS = ["שלום, כואב לי", "مرحبا، عندي ألم", "臀部疼痛", "หวัดดี", "👩🏽‍⚕️👍", "e\u0301", "a\tb"]


@pytest.mark.parametrize("words", SCRIPTS)
def test_any_script_is_kept_as_it_was_written(patient, record, words):
    assert write(patient, record, f"  {words}\n\n").words == words


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\0b\x1b[31mc\x7f", "ab[31mc"),
        ("a\ud800b", "ab"),
        ("a\n\n b", "a\n\n b"),
    ],
)
def test_line_breaks_stay_and_what_no_screen_can_show_goes(patient, record, typed, kept):
    assert write(patient, record, typed).words == kept


@pytest.mark.parametrize("words", ["", "  \n", "\0\x01", "\u200b\u200d", "\u2800\u3164"])
def test_a_message_that_nobody_could_see_is_none(patient, record, words):
    with pytest.raises(Refusal, match="empty"):
        write(patient, record, words)


def test_how_many_characters_are_too_many_is_said(patient, record):
    assert len(write(patient, record, "x" * 4000).words) == 4000
    with pytest.raises(Refusal, match="1 character too long"):
        write(patient, record, "y" * 4001)
    with pytest.raises(Refusal, match="9,996,000 characters too long"):
        write(patient, record, "界" * 10_000_000)


def test_what_is_sent_twice_is_one_message(patient, treating, record):
    form = uuid4()
    first = write(patient, record, form=form)
    assert write(patient, record, form=form) == write(patient, record) == first
    again = write(patient, record, "something else from the page before", form=form)
    assert again.number == 2 and again.id != form
    assert write(treating, record).number == 3, "the same words of somebody else are another message"
    assert write(patient, record).number == 4, "and so are they after an answer"
    Message.objects.update(at=timezone.now() - timedelta(minutes=2))
    assert write(patient, record).number == 5
    assert write(patient, record, form=form) == first


def test_the_form_of_somebody_else_gives_nothing_away(patient, other_patient, record):
    form = uuid4()
    write(patient, record, form=form)
    theirs = write(other_patient, other_patient.patient, form=form)
    assert theirs.id != form and theirs.patient == other_patient.patient


def test_a_clinician_answers_only_what_they_have_seen(patient, treating, record):
    write(patient, record)
    write(patient, record, "my leg is numb now")
    with pytest.raises(CameMeanwhile):
        write(treating, record, "All is well", seen=1)
    assert record.id in needs_reply([record.id]) and unread_of_patients(treating, [record.id]) == {
        record.id: 2
    }
    write(treating, record, "Call us now", seen=2)
    assert needs_reply([record.id]) == {} and unread_of_patients(treating, [record.id]) == {}


def test_a_patient_is_never_held_up_and_has_not_read_what_came_between(patient, treating, record):
    write(treating, record, "one")
    write(treating, record, "two")
    assert write(patient, record, "three", seen=1).number == 3
    assert unread_for_patient(patient) == 1, "the second was not on the page"


def test_unread_is_what_a_reader_was_not_shown_and_never_their_own(patient, treating, second, record):
    write(patient, record, "one")
    write(patient, record, "two")
    assert unread_for_patient(patient) == 0
    ids = [record.id]
    assert unread_of_patients(treating, ids) == unread_of_patients(second, ids) == {record.id: 2}
    read(treating, record, 1)
    assert unread_of_patients(treating, ids) == {record.id: 1}
    assert unread_of_patients(second, ids) == {record.id: 2}, "reading is not reading for a colleague"
    read(treating, record, 2)
    assert unread_of_patients(treating, ids) == {} and list(needs_reply(ids)) == ids
    write(second, record, "answered")
    assert needs_reply(ids) == {} and unread_of_patients(second, ids) == {}
    assert unread_for_patient(patient) == 1, "a clinician's reading is none of the patient's"


def test_a_thank_you_needs_no_answer_and_nobody_waits_for_one(patient, treating, second, record):
    write(patient, record, "May I run?")
    write(treating, record, "Yes")
    write(patient, record, "Thank you")
    ids = [record.id]
    assert not settle(treating, record, 1), "what was answered is not settled again"
    assert settle(treating, record, 10**30) and not settle(second, record, 3)
    assert needs_reply(ids) == unread_of_patients(second, ids) == {} and waiting_messages(second) == ()
    assert not waits_for_answer(record) and unread_for_patient(patient) == 1
    write(patient, record, "And my knee hurts")
    assert needs_reply(ids) == {record.id: Message.objects.get(number=4).at}
    assert unread_of_patients(treating, ids) == unread_of_patients(second, ids) == {record.id: 1}
    assert not settle(treating, record, 3), "the page showed less than what waits"
    assert AuditEvent.objects.filter(act="noted that messages need no answer", patient=record.id).count() == 1
    with pytest.raises(PermissionDenied):
        settle(patient, record, 4)


def test_after_no_answer_was_needed_the_next_message_is_mailed_anew(patient, treating, second, record):
    write(patient, record, "Thank you")
    write(patient, record, "once more")
    assert sent() == sorted([treating.email, second.email])
    settle(treating, record, 2)
    write(patient, record, "My knee hurts")
    assert sent() == sorted([treating.email, second.email])


def test_a_mark_never_goes_back_nor_beyond_what_there_is(patient, treating, record):
    for words in ("one", "two", "three"):
        write(treating, record, words)
    for number, then in ((2, 2), (1, 2), (0, 2), (-5, 2), (10**30, 3), (2, 3)):
        read(patient, record, number)
        assert read_to(message_reader(patient, record.id)) == then
    write(treating, record, "four")
    assert unread_for_patient(patient) == 1
    assert ReadMark.objects.count() == 1


def test_who_waits_for_an_answer_longest_first(patient, other_patient, treating, record, front_desk):
    write(other_patient, other_patient.patient, "I come first, but my record is closed to you")
    write(patient, record)
    [row] = waiting_messages(treating)
    assert (row.patient, row.unread, row.assigned) == (record, 1, True)
    assert row.since == Message.objects.get(patient=record).at
    everywhere = somebody("everywhere@example.com", Role.CLINICIAN)
    rows = waiting_messages(everywhere)
    assert [one.patient for one in rows] == [other_patient.patient, record]
    assert not any(one.assigned for one in rows)
    with pytest.raises(PermissionDenied):
        waiting_messages(front_desk)


def test_the_numbers_of_queries_do_not_grow(
    patient, other_patient, treating, record, django_assert_num_queries
):
    ids = [record.id, other_patient.patient.id]
    for number in range(5):
        write(patient, record, f"{number}")
        write(other_patient, other_patient.patient, f"{number}")
    with django_assert_num_queries(1):
        assert len(needs_reply(ids)) == 2
    with django_assert_num_queries(2):
        assert unread_of_patients(treating, ids) == dict.fromkeys(ids, 5)
    with django_assert_num_queries(1):
        unread_for_patient(patient)


def sent():
    """To whom mail went since the last time that was asked."""
    work_off("a")
    to = sorted(letter.to[0] for letter in mail.outbox)
    for letter in mail.outbox:
        for said in (WORDS, "robin", "hip", "pain"):
            assert said.lower() not in f"{letter.subject} {letter.body}".lower()
    mail.outbox.clear()
    return to


def test_one_mail_until_it_was_read(patient, treating, record):
    write(treating, record, "one")
    write(treating, record, "two")
    assert sent() == [patient.email]
    read(patient, record, 1)
    write(treating, record, "three")
    assert sent() == [patient.email], "they were here in between"
    write(treating, record, "four")
    assert sent() == []
    read(patient, record, 4)
    write(patient, record, "five")
    write(treating, record, "six")
    assert sent() == sorted([patient.email, treating.email])


def test_a_mail_to_each_clinician_until_they_read_it_or_somebody_answered(patient, treating, second, record):
    write(patient, record, "one")
    assert sent() == sorted([treating.email, second.email])
    read(treating, record, 1)
    write(patient, record, "two")
    assert sent() == [treating.email]
    write(second, record, "three")
    assert sent() == [patient.email]
    write(patient, record, "four")
    assert sent() == sorted([treating.email, second.email])


def test_where_no_clinician_is_there_the_front_desk_is_asked(patient, treating, record, practice):
    member = TeamMember.objects.create(slug="c", name="C", account=treating)
    now = timezone.now()
    AwayTime.objects.create(
        member=member, begins_at=now - timedelta(hours=1), ends_at=now + timedelta(days=9)
    )
    write(patient, record, "one")
    write(patient, record, "two")
    assert sent() == sorted([treating.email, practice.front_desk_email])
    end_assignment(by="test", patient_id=record.id, clinician_id=treating.id)
    everywhere = somebody("everywhere@example.com", Role.CLINICIAN)
    write(everywhere, record, "three")
    write(patient, record, "four")
    assert sent() == sorted([patient.email, practice.front_desk_email])


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_leave_no_gap_and_a_double_press_is_one(patient, treating, record):
    form, start, errors = uuid4(), Barrier(6), []

    def at_once(by, words, **facts):
        start.wait()
        try:
            for number in range(8):
                write(by, record, words.format(number), **facts)
        except DatabaseError as error:
            errors.append(error)
        finally:
            connections.close_all()

    calls = [(patient, "p{}"), (treating, "t{}"), (patient, "q{}"), (treating, "u{}")]
    threads = [Thread(target=at_once, args=call) for call in calls]
    threads += [Thread(target=at_once, args=(patient, "twice"), kwargs={"form": form}) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert errors == []
    rows = list(Message.objects.filter(patient=record).order_by("number"))
    assert [one.number for one in rows] == list(range(1, 34))
    assert sum(one.words == "twice" for one in rows) == 1


@pytest.mark.django_db(transaction=True)
def test_two_tabs_that_read_at_once_leave_one_mark_at_the_farthest(patient, treating, record):
    for number in range(9):
        write(treating, record, f"{number}")
    start, errors = Barrier(9), []

    def tab(number):
        start.wait()
        try:
            read(patient, record, number)
        except DatabaseError as error:
            errors.append(error)
        finally:
            connections.close_all()

    tabs = [Thread(target=tab, args=(number,)) for number in range(1, 10)]
    for one in tabs:
        one.start()
    for one in tabs:
        one.join()
    assert errors == [] and ReadMark.objects.get().number == 9
