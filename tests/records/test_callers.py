"""A caller's request that the desk writes down, and the next visit of a patient."""

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records import access
from runwell.records.access.booking import known_by_address
from runwell.records.actions.callers import write_down_request
from runwell.records.actions.desk_visits import book_visit, decline_visit
from runwell.records.actions.roles import give_role
from runwell.records.actions.visits import cancel_visit
from runwell.records.jobs.working import work_off
from runwell.records.models import AuditEvent, Consent, DueJob, TakenQuarter, VisitRequest
from runwell.records.roles import Role
from runwell.records.visit_links import token_for
from runwell.records.visit_words import TimeIsTaken
from runwell.refusals import Refusal
from tests.people import somebody, somebody_with_a_record
from tests.records.visit_world import TOMORROW, WHO, clock, morgan, now_of, office

__all__ = ["clock", "morgan", "office"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def treating(office):
    return somebody("treating@example.com", Role.CLINICIAN, location=office.id)


@pytest.fixture
def theirs(office):
    return somebody_with_a_record("jamie@example.com", office.id).patient


def written(by, office, **more):
    return write_down_request(**{"by": by, "location_id": office.id, **WHO, **more})


def test_a_time_is_agreed_at_once_and_mailed_with_an_invitation(office, morgan, front_desk, mailoutbox):
    asked = written(front_desk, office, begins_at=TOMORROW, member_id=morgan.id, urgent=True)
    assert now_of(asked.request) == ("agreed", "agreed", TOMORROW) and asked.request.urgent
    assert (asked.request.answered_by, asked.request.patient) == (front_desk, None)
    work_off("test")
    [mail] = mailoutbox
    assert mail.to == [WHO["email"]] and mail.subject == "Your appointment" and mail.attachments
    cancel_visit(by="runner", token=token_for(asked.request.id))
    assert not TakenQuarter.objects.exists()


def test_without_a_time_it_waits_and_the_desk_is_not_mailed_what_it_knows(office, front_desk):
    asked = written(front_desk, office, times="Mornings")
    assert now_of(asked.request) == ("waiting", "", None)
    assert not DueJob.objects.filter(kind="tell-front-desk").exists()
    assert AuditEvent.objects.filter(act="wrote down a request for a visit").count() == 1


@pytest.mark.parametrize("at", [TOMORROW, None])
def test_pressed_twice_it_is_one(office, front_desk, at):
    first = written(front_desk, office, begins_at=at)
    assert written(front_desk, office, begins_at=at).request == first.request
    assert VisitRequest.objects.count() == 1


def test_a_taken_time_is_refused_and_nothing_is_kept(office, morgan, front_desk):
    written(front_desk, office, begins_at=TOMORROW, member_id=morgan.id)
    with pytest.raises(TimeIsTaken) as taken:
        written(front_desk, office, name="Sasha", begins_at=TOMORROW, member_id=morgan.id)
    assert taken.value.next_times and VisitRequest.objects.count() == 1
    with pytest.raises(Refusal, match="no name"):
        written(front_desk, office, name=" ")


def test_only_the_desk_of_the_office_writes_down_a_caller(office, treating, owner, patient):
    hinsdale = access.locations().get(slug="hinsdale")
    for by in (somebody("h@example.com", Role.FRONT_DESK, location=hinsdale.id), treating, owner, patient):
        with pytest.raises(PermissionDenied):
            written(by, office)
    assert not VisitRequest.objects.exists()


def test_a_record_is_offered_by_its_address_to_its_desk_alone_and_while_it_is_agreed_to(
    office, front_desk, theirs
):
    hinsdale = access.locations().get(slug="hinsdale")
    elsewhere = somebody("h@example.com", Role.FRONT_DESK, location=hinsdale.id)
    assert known_by_address(front_desk, " JAMIE@example.com") == theirs
    assert (
        known_by_address(front_desk, "") is None and known_by_address(elsewhere, "jamie@example.com") is None
    )
    assert written(front_desk, office, patient_id=theirs.id).request.patient == theirs
    with pytest.raises(PermissionDenied):
        written(elsewhere, hinsdale, patient_id=theirs.id)
    Consent.objects.update(withdrawn_at=TOMORROW)
    assert known_by_address(front_desk, "jamie@example.com") is None
    with pytest.raises(PermissionDenied):
        written(front_desk, office, name="Again", patient_id=theirs.id)


def test_who_looks_after_a_patient_books_moves_and_cancels_their_visits_and_no_others(
    office, treating, front_desk, theirs
):
    asked = written(treating, office, begins_at=TOMORROW, patient_id=theirs.id).request
    later = TOMORROW.replace(hour=18)
    book_visit(by=treating, request_id=asked.id, begins_at=later)
    assert now_of(asked) == ("agreed", "agreed", later)
    decline_visit(by=treating, request_id=asked.id, said="Ill.")
    assert now_of(asked)[:2] == ("declined", "cancelled")
    caller = written(front_desk, office, begins_at=TOMORROW).request
    with pytest.raises(PermissionDenied):
        decline_visit(by=treating, request_id=caller.id, said="x")


def test_nobody_books_for_their_own_record_nor_for_those_of_other_clinicians(office, treating):
    hinsdale = access.locations().get(slug="hinsdale")
    for number, role in enumerate((Role.CLINICIAN, Role.FRONT_DESK)):
        both = somebody_with_a_record(f"both{number}@example.com", office.id)
        give_role(by="test", account_id=both.id, role=role, location_id=office.id)
        assert known_by_address(both, both.email) is None
        with pytest.raises(PermissionDenied):
            written(both, office, begins_at=TOMORROW, patient_id=both.patient.id)
        assert written(treating, office, name=both.name, patient_id=both.patient.id)
    away = somebody_with_a_record("away@example.com", hinsdale.id).patient
    with pytest.raises(PermissionDenied):
        written(treating, office, begins_at=TOMORROW, patient_id=away.id)
    assert not VisitRequest.objects.filter(patient=away).exists()


def test_a_clinician_books_at_no_office_that_is_not_theirs(office, treating, theirs):
    with pytest.raises(Refusal, match="not one of yours"):
        written(treating, access.locations().get(slug="hinsdale"), patient_id=theirs.id)
    assert not VisitRequest.objects.exists()
