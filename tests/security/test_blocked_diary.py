"""A program that asks for every free time gets some, then no more; and the desk takes them back at once."""

import pytest
from django.test import Client
from django.utils import timezone

from runwell.records import access
from runwell.records.access.visits import next_free
from runwell.records.actions import visit_requests
from runwell.records.actions.visit_requests import ask_for_visit, put_aside_unreal
from runwell.records.actions.visits import MOST_MOVES, move_visit
from runwell.records.models import AuditEvent, DueJob, TakenQuarter, Visit, VisitRequest
from runwell.records.roles import Role
from runwell.records.visit_links import token_for
from runwell.refusals import Refusal
from runwell.web.public import appointments
from tests.people import sign_in, somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(practice):
    appointments.LIMIT.seen.clear()
    appointments.HELD.seen.clear()
    return access.locations().get(slug="oak-lawn")


@pytest.fixture
def free(office):
    now = timezone.now()
    return [one.begins_at for one in next_free(office, None, now, now, 30)]


def asked(office, number, begins_at=None, by="runner", **words):
    reach = {"name": f"Kim {number}", "telephone": f"(312) 555-{number:04}", "email": ""}
    more = {"location_id": office.id, "times": "", "note": "", "begins_at": begins_at}
    return ask_for_visit(by=by, **{**reach, **more, **words})


def test_strangers_hold_only_so_many_times_of_an_office_until_the_desk_has_answered(
    office, free, patient, front_desk, monkeypatch
):
    monkeypatch.setattr(visit_requests, "MOST_UNANSWERED", 4)
    held = [asked(office, number, free[number]) for number in range(4)]
    with pytest.raises(Refusal, match="no more times"):
        asked(office, 5, free[5])
    assert asked(office, 6, times="Mondays").state == VisitRequest.WAITING
    assert asked(office, 7, free[7], by=patient).patient is not None
    put_aside_unreal(by=front_desk, request_ids=[held[0].id])
    assert asked(office, 8, free[8]).state == VisitRequest.WAITING


def test_the_cap_leaves_most_of_a_diary_free(office):
    now = timezone.now()
    assert len(next_free(office, None, now, now, 1000)) > 2 * visit_requests.MOST_UNANSWERED


@pytest.mark.parametrize("again", ["312-555-0000", "+1 (312) 555 0000", "3125550000"])
def test_a_telephone_number_is_the_same_however_it_is_written(office, free, again):
    for number in range(3):
        asked(office, 0, free[number], name=f"Kim {number}")
    with pytest.raises(Refusal, match="3 times are held"):
        asked(office, 0, free[5], telephone=again)


def test_no_stranger_is_buried_in_mail_by_somebody_who_knows_their_address(office):
    for number in range(visit_requests.MOST_REQUESTS):
        asked(office, number, email="victim@example.com", note=str(number))
    with pytest.raises(Refusal, match="several requests"):
        asked(office, 99, email="Victim@Example.com", note="one more")


def test_one_connection_holds_only_so_many_times_a_day_and_may_still_say_when_it_suits(office, free):
    for _ in range(appointments.HELD.times):
        appointments.HELD.allows("127.0.0.1")
    sent = {"name": "Kim", "telephone": "(312) 555-0123", "office": str(office.id)}
    time = {"at": free[0].strftime("%Y-%m-%dT%H:%MZ")}
    assert Client().post("/appointments/", {**sent, **time}).status_code == 429
    assert Client().post("/appointments/", {**sent, **time}, REMOTE_ADDR="198.51.100.7").status_code == 302
    assert Client().post("/appointments/", {**sent, "times": "Mondays"}).status_code == 302


def test_a_link_moves_a_visit_only_so_often(office, free):
    request = asked(office, 1, free[0], email="robin@example.com")
    for nth in range(MOST_MOVES):
        move_visit(by="runner", token=token_for(request.id), begins_at=free[1 + nth % 2])
    mails = DueJob.objects.filter(kind="mail").count()
    with pytest.raises(Refusal, match="many times"):
        move_visit(by="runner", token=token_for(request.id), begins_at=free[5])
    assert DueJob.objects.filter(kind="mail").count() == mails


def test_the_desk_puts_many_aside_at_once_and_nobody_is_written_to(office, free, patient, desk):
    fakes = [asked(office, number, free[number], email=f"v{number}@example.com") for number in range(3)]
    theirs = asked(office, 9, free[9], by=patient)
    mails = DueJob.objects.filter(kind="mail").count()
    shown = desk.get("/desk/unreal/").content.decode()
    assert all(str(one.id) in shown for one in fakes) and str(theirs.id) not in shown
    desk.post("/desk/unreal/", {"unreal": [*(str(one.id) for one in fakes), str(theirs.id), "x", ""]})
    assert set(VisitRequest.objects.filter(state=VisitRequest.DECLINED)) == set(fakes)
    assert {one.visit.request for one in TakenQuarter.objects.all()} == {theirs}
    assert Visit.objects.filter(state=Visit.HELD).count() == 1
    assert DueJob.objects.filter(kind="mail").count() == mails
    assert AuditEvent.objects.filter(act="put a visit request aside as not real").count() == 3


def test_no_desk_puts_aside_what_is_not_its_own(office, free):
    there = somebody(
        "desk-there@example.com", Role.FRONT_DESK, location=access.locations().get(slug="hinsdale").id
    )
    here = asked(office, 1, free[0])
    assert put_aside_unreal(by=there, request_ids=[here.id]) == 0
    here.refresh_from_db()
    assert here.state == VisitRequest.WAITING


@pytest.fixture
def desk(front_desk):
    client = Client()
    sign_in(client, front_desk)
    return client
