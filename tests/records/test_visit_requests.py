"""Asking for a visit, from the request to the answer."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from runwell.records import access
from runwell.records.actions.visit_requests import ask_for_visit, forget_answered, mark_answered, note_mail
from runwell.records.jobs.working import work_off
from runwell.records.models import AuditEvent, DueJob, VisitRequest
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import somebody

pytestmark = pytest.mark.django_db

ASKED = {
    "by": "runner",
    "name": "Robin Ashe",
    "telephone": "(312) 555-0111",
    "email": "",
    "location_id": None,
    "times": "Tuesday mornings",
    "note": "my hip clicks",
}


def test_a_request_is_kept_as_it_was_asked(practice):
    office = access.locations().get(slug="oak-lawn")
    asked = ask_for_visit(**{**ASKED, "location_id": office.id, "urgent": True})
    kept = VisitRequest.objects.get()
    assert (kept.id, kept.name, kept.location, kept.urgent) == (asked.id, "Robin Ashe", office, True)
    assert kept.answered_at is None and not kept.mail_failed


def test_the_mail_says_that_a_request_waits_and_nothing_of_what_it_says(practice, mailoutbox):
    ask_for_visit(**ASKED, urgent=True)
    assert not mailoutbox
    work_off("test")
    [mail] = mailoutbox
    assert mail.to == ["frontdesk@example.com"]
    assert "/desk/" in mail.body
    whole = mail.message().as_string()
    for secret in ("Robin", "Ashe", "0111", "Tuesday", "hip", "click", "urgent", "today"):
        assert secret not in whole


def test_no_mail_leaves_for_a_request_that_was_not_saved(practice, mailoutbox):
    with pytest.raises(Refusal):
        ask_for_visit(**{**ASKED, "telephone": ""})
    work_off("test")
    assert not mailoutbox and not VisitRequest.objects.exists()


def test_a_mail_that_fails_shows_on_the_row_until_it_has_left(practice, settings, mailoutbox, caplog):
    settings.RUNWELL_MAIL_THROUGH = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    ask_for_visit(**ASKED)
    [outcome] = work_off("test")
    assert outcome.failure == "ConnectionRefusedError" and outcome.again_at
    assert VisitRequest.objects.get().mail_failed
    assert "Robin" not in caplog.text
    settings.RUNWELL_MAIL_THROUGH = "django.core.mail.backends.locmem.EmailBackend"
    DueJob.objects.update(due_at=timezone.now())
    work_off("test")
    assert len(mailoutbox) == 1 and not VisitRequest.objects.get().mail_failed
    acts = AuditEvent.objects.filter(door="work").order_by("number").values_list("act", flat=True)
    assert list(acts) == ["noted that the mail did not leave", "noted that the mail left"]


def test_without_a_practice_the_request_is_kept_and_says_that_no_mail_left():
    ask_for_visit(**ASKED)
    [outcome] = work_off("test")
    assert outcome.again_at is None and "no front desk address" in outcome.failure
    assert VisitRequest.objects.get().mail_failed


def test_where_mail_is_off_the_request_says_that_no_mail_left(practice, settings):
    settings.RUNWELL_MAIL_IS_ON = False
    ask_for_visit(**ASKED)
    [outcome] = work_off("test")
    assert (outcome.failure, outcome.again_at) == ("mail is off", None)
    assert VisitRequest.objects.get().mail_failed


def test_only_a_task_notes_how_it_went_with_the_mail(front_desk):
    request = ask_for_visit(**ASKED)
    with pytest.raises(PermissionDenied):
        note_mail(by=front_desk, request_id=request.id, went_well=False)


def test_in_development_the_mail_becomes_a_file(practice, settings, tmp_path):
    settings.RUNWELL_MAIL_THROUGH = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    ask_for_visit(**ASKED)
    work_off("test")
    [file] = (tmp_path / "mail").iterdir()
    assert "request for a visit is waiting" in file.read_text()


def test_an_office_that_is_not_ours_is_refused(practice):
    with pytest.raises(Refusal, match="office"):
        ask_for_visit(**{**ASKED, "location_id": "00000000-0000-4000-8000-000000000000"})


@pytest.mark.parametrize(
    "missing", [{"name": ""}, {"telephone": "", "email": ""}, {"answered_at": timezone.now()}]
)
def test_the_database_itself_refuses_a_request_that_nobody_could_answer(missing):
    row = {"name": "Robin", "telephone": "1", "asked_at": timezone.now(), **missing}
    with pytest.raises(IntegrityError), transaction.atomic():
        VisitRequest.objects.create(**row)


def test_the_desk_sees_open_ones_first_then_urgent_ones_then_who_waited_longest(front_desk):
    names = []
    for name, urgent in (("old", False), ("urgent", True), ("new", False), ("done", True)):
        request = ask_for_visit(**{**ASKED, "name": name}, urgent=urgent)
        names.append(name)
    mark_answered(by=front_desk, request_id=request.id)
    assert [r.name for r in access.visit_requests(front_desk)] == ["urgent", "old", "new", "done"]


def test_an_answer_says_who_and_when_and_a_second_one_changes_nothing(front_desk):
    request = ask_for_visit(**ASKED)
    mark_answered(by=front_desk, request_id=request.id)
    request.refresh_from_db()
    first = (request.answered_by, request.answered_at)
    mark_answered(by=somebody("second@example.com", Role.FRONT_DESK), request_id=request.id)
    request.refresh_from_db()
    assert first == (request.answered_by, request.answered_at) == (front_desk, request.answered_at)
    assert AuditEvent.objects.filter(act="answered a visit request").count() == 1


def test_strangers_and_colleagues_of_other_rooms_see_no_request(colleague, anonymous):
    request = ask_for_visit(**ASKED)
    for person in (colleague, anonymous):
        with pytest.raises(PermissionDenied):
            access.visit_requests(person)
        with pytest.raises(PermissionDenied):
            mark_answered(by=person, request_id=request.id)


def test_a_person_who_has_left_sees_no_request(front_desk):
    front_desk.is_active = False
    with pytest.raises(PermissionDenied):
        access.visit_requests(front_desk)


def test_answered_requests_are_deleted_after_ninety_days_and_open_ones_never(front_desk):
    answered, waiting = ask_for_visit(**ASKED), ask_for_visit(**{**ASKED, "name": "Sasha"})
    mark_answered(by=front_desk, request_id=answered.id)
    now = timezone.now()
    assert forget_answered(by="test", now=now + timedelta(days=89)) == 0
    assert forget_answered(by="test", now=now + timedelta(days=91)) == 1
    assert list(VisitRequest.objects.all()) == [waiting]


def test_the_trail_names_the_record_and_repeats_nothing_of_it(practice):
    asked = ask_for_visit(**ASKED)
    event = AuditEvent.objects.get(act="asked for a visit")
    assert (event.by, event.record) == ("runner", f"visitrequest {asked.id}")


def test_nothing_changes_without_a_name():
    with pytest.raises(ValueError, match="somebody"), transaction.atomic():
        ask_for_visit(**{**ASKED, "by": " "})
    assert not VisitRequest.objects.exists()
