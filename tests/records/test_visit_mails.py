"""What runners are told of their visits: once, when and where, and never why or with whom."""

from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from runwell.records import post
from runwell.records.actions.desk_visits import accept_visit, book_visit, decline_visit, propose_time
from runwell.records.actions.intakes import send_intake
from runwell.records.actions.visits import accept_proposed, cancel_visit, move_visit
from runwell.records.intake_questions import intake_questions
from runwell.records.jobs.working import work_off
from runwell.records.models import DueJob
from runwell.records.visit_links import link_of, token_for
from tests.records.visit_world import TOMORROW, asked, clock, morgan, now_of, office

__all__ = ["clock", "morgan", "office"]
pytestmark = pytest.mark.django_db
THURSDAY = datetime(2026, 12, 3, 16, tzinfo=UTC)  # 10 a.m. at Oak Lawn
LATER = THURSDAY + timedelta(minutes=45)


@pytest.fixture
def sent(mailoutbox):
    """What has come to Robin since it was asked last."""

    def sent():
        work_off("test")
        letters = [mail for mail in mailoutbox if mail.to == ["robin@example.com"]]
        mailoutbox.clear()
        return letters

    return sent


def entry_of(mail):
    [part] = mail.attachments
    assert part.get_content_type() == "text/calendar" and part.get_filename() == "appointment.ics"
    made = Calendar.from_ical(part.get_payload(decode=True))
    assert part.get_param("method") == made["method"]
    [entry] = made.walk("VEVENT")
    return str(made["method"]), str(entry["status"]), int(entry["sequence"]), entry


def test_the_first_mail_says_when_and_where_and_how_to_change_it(office, morgan, sent):
    request = asked(office, THURSDAY, member_id=morgan.id, urgent=True, reason="Groin pain", note="my hip")
    [mail] = sent()
    assert mail.subject == "We received your request" and not mail.attachments
    for said in (
        "Thursday, December 3, 2026 at 10 a.m. Central Time",
        "45 Sample Avenue, Oak Lawn, IL 60453",
        "(708) 555-0117",
        f"/visit/{token_for(request.id)}/",
    ):
        assert said in mail.body
    whole = mail.message().as_string()
    for secret in ("Morgan", "Fictley", "Groin", "hip", "Robin Ashe", "urgent", "pain"):
        assert secret not in whole.replace("robin@example.com", "")


def test_what_waits_is_sealed(office):
    request = asked(office, THURSDAY)
    kept = str(list(DueJob.objects.values()))
    assert token_for(request.id) not in kept and "robin" not in kept and "Thursday" not in kept


def test_an_invitation_follows_every_change(office, morgan, front_desk, sent):
    request = asked(office, THURSDAY, member_id=morgan.id)
    link = {"by": "runner", "token": token_for(request.id)}
    accept_visit(by=front_desk, request_id=request.id)
    [_, accepted] = sent()
    method, status, first, entry = entry_of(accepted)
    assert (method, status) == ("REQUEST", "CONFIRMED") and entry.decoded("dtstart") == THURSDAY
    assert accepted.subject == "Your appointment"
    assert entry["attendee"] == "mailto:robin@example.com"

    move_visit(**link, begins_at=LATER, member_id=morgan.id)
    method, status, second, moved = entry_of(sent()[0])
    assert (method, status) == ("REQUEST", "TENTATIVE") and moved.decoded("dtstart") == LATER

    propose_time(by=front_desk, request_id=request.id, begins_at=THURSDAY, member_id=morgan.id, said="Ill")
    [mail] = sent()
    method, status, third, _ = entry_of(mail)
    assert (method, status) == ("REQUEST", "TENTATIVE") and "Ill" not in mail.message().as_string()

    accept_proposed(**link)
    method, status, fourth, _ = entry_of(sent()[0])
    assert (method, status) == ("REQUEST", "CONFIRMED")

    cancel_visit(**link)
    method, status, fifth, gone = entry_of(sent()[0])
    assert (method, status) == ("CANCEL", "CANCELLED") and gone["uid"] == entry["uid"] == moved["uid"]
    assert [first, second, third, fourth, fifth] == [1, 2, 3, 4, 5]


def test_nothing_is_cancelled_in_a_calendar_that_was_never_asked(office, front_desk, sent):
    for name, end in (
        ("Robin", lambda one: cancel_visit(by="runner", token=token_for(one.id))),
        ("Sasha", lambda one: decline_visit(by=front_desk, request_id=one.id, said="We are full.")),
    ):
        request = asked(office, THURSDAY, name=name)
        sent()
        end(request)
        [mail] = sent()
        assert mail.attachments == [] and "We are full" not in mail.body


def test_a_visit_that_was_agreed_on_the_telephone_is_confirmed_in_writing(office, front_desk, sent):
    request = asked(office, None)
    book_visit(by=front_desk, request_id=request.id, begins_at=LATER)
    assert entry_of(sent()[-1])[:2] == ("REQUEST", "CONFIRMED")


def test_without_an_address_no_mail_leaves_and_there_is_no_link(office, front_desk, sent, mailoutbox):
    request = asked(office, THURSDAY, email="")
    accept_visit(by=front_desk, request_id=request.id)
    work_off("test")
    assert [mail.to for mail in mailoutbox] == [["frontdesk@example.com"]]
    assert link_of(request) == ""


def test_the_desk_is_told_of_what_the_runner_changes_and_nothing_of_whom(office, front_desk, mailoutbox):
    request = asked(office, THURSDAY)
    link = {"by": "runner", "token": token_for(request.id)}
    move_visit(**link, begins_at=LATER)
    cancel_visit(**link)
    work_off("test")
    desk = [mail for mail in mailoutbox if mail.to == ["frontdesk@example.com"]]
    assert [mail.subject for mail in desk] == [
        "A new request for a visit is waiting",
        "A visit request was changed",
        "A visit request was changed",
    ]
    assert all("Robin" not in mail.message().as_string() for mail in desk)


def test_the_link_outlives_a_change_of_the_secret_as_long_as_the_old_one_is_known(office, settings):
    request = asked(office, THURSDAY)
    link, old = link_of(request), settings.SECRET_KEY
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 10, [old]
    assert link_of(request) == link
    settings.SECRET_KEY_FALLBACKS = []
    assert link_of(request) == ""


def reminders(sent):
    return [mail for mail in sent() if mail.subject == "Your appointment is tomorrow"]


def agreed(office, front_desk, begins_at=THURSDAY, **more):
    request = asked(office, begins_at, **more)
    accept_visit(by=front_desk, request_id=request.id)
    return request


def test_a_reminder_comes_once_the_day_before_at_the_same_hour(office, front_desk, sent, clock):
    agreed(office, front_desk)
    clock.now = THURSDAY - timedelta(days=1, minutes=1)
    assert reminders(sent) == []
    clock.forward(minutes=2)
    [mail] = reminders(sent)
    assert "Thursday, December 3, 2026 at 10 a.m. Central Time" in mail.body and not mail.attachments
    DueJob.objects.filter(kind="visit-reminder").update(state="waiting", done_at=None)
    clock.forward(hours=2)
    assert reminders(sent) == []


def test_an_agreed_visit_is_called_off_in_other_words_and_leaves_the_calendar(office, front_desk, sent):
    request = agreed(office, front_desk)
    sent()
    decline_visit(by=front_desk, request_id=request.id, said="Riley is ill.")
    [mail] = sent()
    assert mail.subject == "We had to cancel your appointment" and "Riley" not in mail.body
    assert "cancel your appointment on Thursday, December 3, 2026 at 10 a.m. Central Time." in mail.body
    assert entry_of(mail)[:2] == ("CANCEL", "CANCELLED") and "could not" not in mail.body
    assert now_of(request)[:2] == ("declined", "cancelled")


@pytest.mark.parametrize("what", ["moved", "cancelled", "declined", "proposed"])
def test_what_does_not_hold_any_more_is_not_reminded_of(office, front_desk, sent, clock, what):
    request = agreed(office, front_desk)
    link = {"by": "runner", "token": token_for(request.id)}
    {
        "moved": lambda: move_visit(**link, begins_at=LATER),
        "cancelled": lambda: cancel_visit(**link),
        "declined": lambda: decline_visit(by=front_desk, request_id=request.id, said="Closed."),
        "proposed": lambda: propose_time(by=front_desk, request_id=request.id, begins_at=LATER),
    }[what]()
    assert not DueJob.objects.filter(kind="visit-reminder").exists()
    clock.now = THURSDAY - timedelta(hours=1)
    assert reminders(sent) == []


def test_a_reminder_whose_hour_passed_unseen_is_not_sent_after_the_visit(office, front_desk, sent, clock):
    agreed(office, front_desk)
    clock.now = THURSDAY + timedelta(minutes=1)
    assert reminders(sent) == []


def test_a_visit_of_tomorrow_needs_no_reminder(office, front_desk, sent, clock):
    clock.forward(hours=4)
    agreed(office, front_desk, TOMORROW)
    assert not DueJob.objects.filter(kind="visit-reminder").exists()


def test_an_invitation_survives_being_sealed():
    letter = post.Letter("a@b.example", "Hello", "text", (post.Attached("a.ics", "BEGIN:VCALENDAR"),))
    assert post.unsealed(post.sealed(letter)) == letter and hash(letter)


QUESTIONS = "Five minutes of questions before your visit: "


def test_with_a_record_the_questions_before_a_visit_are_led_to_until_they_are_told(
    office, front_desk, patient, sent, clock
):
    request = asked(office, LATER, by=patient)
    accept_visit(by=front_desk, request_id=request.id)
    first, accepted = sent()
    assert QUESTIONS not in first.body and f"{QUESTIONS}http" in accepted.body
    assert f"{QUESTIONS}http" in accepted.body and "/my/visits/\n" in accepted.body
    clock.forward(days=2, hours=3)
    [reminder] = reminders(sent)
    assert QUESTIONS in reminder.body


def test_without_a_record_or_after_they_were_told_no_mail_speaks_of_questions(
    office, front_desk, patient, sent
):
    accept_visit(by=front_desk, request_id=asked(office, THURSDAY).id)
    assert not [mail for mail in sent() if QUESTIONS in mail.body]
    version = intake_questions().version
    send_intake(by=patient, patient_id=patient.patient.id, words=version, answers={})
    accept_visit(by=front_desk, request_id=asked(office, LATER, by=patient).id)
    letters = sent()
    assert letters and not [mail for mail in letters if QUESTIONS in mail.body]
