"""What the front desk does: accepts, proposes, books, declines, and notes who came."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records import access
from runwell.records.access.away import away_times, members_of_desk, visits_in
from runwell.records.access.visits import desk_visits, free_times, unmarked_visits, with_time
from runwell.records.actions.away_times import add_away, remove_away
from runwell.records.actions.desk_visits import (
    accept_visit,
    book_visit,
    decline_visit,
    mark_came,
    mark_missed,
    propose_time,
)
from runwell.records.actions.visit_requests import forget_answered, mark_answered
from runwell.records.actions.visits import cancel_visit, move_visit
from runwell.records.actions.working_hours import say_working_hours
from runwell.records.models import AuditEvent, AwayTime, TakenQuarter, Visit, VisitRequest, WorkingHours
from runwell.records.roles import Role
from runwell.records.visit_links import token_for
from runwell.records.visit_words import TimeIsTaken
from runwell.refusals import Refusal
from tests.people import somebody
from tests.records.visit_world import NOW, TOMORROW, asked, begins, clock, morgan, now_of, office, riley

__all__ = ["clock", "morgan", "office", "riley"]
pytestmark = pytest.mark.django_db
LATER = TOMORROW + timedelta(minutes=45)
QUARTER_PAST = TOMORROW + timedelta(minutes=15)


def test_urgent_requests_jump_the_queue_and_what_is_answered_goes_below(office, front_desk):
    first, urgent = asked(office, None, name="First"), asked(office, None, name="Urgent", urgent=True)
    last, done = asked(office, None, name="Last"), asked(office, TOMORROW, name="Done")
    accept_visit(by=front_desk, request_id=done.id)
    cancel_visit(by="runner", token=token_for(first.id))
    assert [one.name for one in access.visit_requests(front_desk)] == ["Urgent", "Last", "First", "Done"]
    assert {urgent, last} == set(access.visit_requests(front_desk).filter(state="waiting"))


def test_accepting_twice_is_accepting_once_and_says_who_and_when(office, front_desk):
    request = asked(office)
    accept_visit(by=front_desk, request_id=request.id)
    first = now_of(request), request.answered_by
    accept_visit(by=somebody("second@example.com", Role.FRONT_DESK), request_id=request.id)
    assert (now_of(request), request.answered_by) == first == (("agreed", "agreed", TOMORROW), front_desk)
    assert AuditEvent.objects.filter(act="accepted a visit").count() == 1


def test_two_at_the_desk_do_not_overwrite_each_other(office, front_desk):
    request = asked(office)
    seen = with_time(request).visit.id
    propose_time(by=front_desk, request_id=request.id, begins_at=LATER)
    for act in (
        lambda: accept_visit(by=front_desk, request_id=request.id, visit_id=seen),
        lambda: decline_visit(by=front_desk, request_id=request.id, said="x", visit_id=seen),
        lambda: book_visit(by=front_desk, request_id=request.id, begins_at=TOMORROW, visit_id=seen),
    ):
        with pytest.raises(Refusal, match="changed meanwhile"):
            act()
    assert now_of(request) == ("proposed", "proposed", LATER)


def test_a_request_without_a_time_that_a_colleague_answered_is_left_alone(office, front_desk):
    request = asked(office, None)
    booked = {"request_id": request.id, "begins_at": LATER}
    propose_time(by=front_desk, **booked, state="waiting")
    second = somebody("second@example.com", Role.FRONT_DESK)
    for act in (
        lambda: book_visit(by=second, **booked, state="waiting"),
        lambda: propose_time(by=second, request_id=request.id, begins_at=QUARTER_PAST, state="waiting"),
        lambda: decline_visit(by=second, request_id=request.id, said="No.", state="waiting"),
    ):
        with pytest.raises(Refusal, match="changed meanwhile"):
            act()
    assert now_of(request) == ("proposed", "proposed", LATER)
    decline_visit(by=front_desk, request_id=request.id, said="They called.", state="proposed")
    with pytest.raises(Refusal, match="has ended"):
        mark_answered(by=second, request_id=request.id, state="waiting")


def test_a_time_that_the_runner_moved_away_from_is_not_accepted(office, front_desk):
    request = asked(office)
    seen = with_time(request).visit.id
    move_visit(by="runner", token=token_for(request.id), begins_at=LATER)
    with pytest.raises(Refusal, match="changed meanwhile"):
        accept_visit(by=front_desk, request_id=request.id, visit_id=seen)
    assert now_of(request) == ("waiting", "held", LATER)


def test_a_request_without_a_time_cannot_be_accepted_but_booked(office, morgan, front_desk):
    request = asked(office, None)
    with pytest.raises(Refusal, match="no such time"):
        accept_visit(by=front_desk, request_id=request.id)
    book_visit(by=front_desk, request_id=request.id, begins_at=QUARTER_PAST, member_id=morgan.id)
    book_visit(by=front_desk, request_id=request.id, begins_at=QUARTER_PAST, member_id=morgan.id)
    assert now_of(request) == ("agreed", "agreed", QUARTER_PAST) and Visit.objects.count() == 1


@pytest.mark.parametrize("act", [propose_time, book_visit])
def test_the_desk_cannot_take_what_is_taken_or_closed(office, morgan, front_desk, act):
    asked(office, member_id=morgan.id)
    request = asked(office, None, name="Sasha")
    with pytest.raises(TimeIsTaken):
        act(by=front_desk, request_id=request.id, begins_at=QUARTER_PAST, member_id=morgan.id)
    with pytest.raises(Refusal, match="closed"):
        act(by=front_desk, request_id=request.id, begins_at=TOMORROW - timedelta(hours=4))
    with pytest.raises(Refusal, match="longer than 500"):
        act(by=front_desk, request_id=request.id, begins_at=LATER, said="x" * 501)
    assert now_of(request) == ("waiting", "", None)


def test_a_request_that_holds_a_time_is_not_just_answered(office, front_desk):
    request = asked(office)
    with pytest.raises(Refusal, match="holds a time"):
        mark_answered(by=front_desk, request_id=request.id)
    free = asked(office, None, name="Sasha")
    mark_answered(by=front_desk, request_id=free.id)
    assert now_of(free)[0] == "answered"
    book_visit(by=front_desk, request_id=free.id, begins_at=LATER)
    assert now_of(free)[0] == "agreed"


def test_declining_needs_a_reason_and_gives_the_time_back(office, front_desk):
    request = asked(office)
    with pytest.raises(Refusal, match="no reason"):
        decline_visit(by=front_desk, request_id=request.id, said="  ")
    decline_visit(by=front_desk, request_id=request.id, said="We do not treat knees.")
    decline_visit(by=front_desk, request_id=request.id, said="Again.")
    assert now_of(request)[:2] == ("declined", "declined") and not TakenQuarter.objects.exists()
    assert request.said == "We do not treat knees."


def test_only_the_desk_of_the_office_answers(office, clinician, owner, patient):
    request = asked(office, by=patient)
    elsewhere = somebody(
        "south@example.com", Role.FRONT_DESK, location=access.locations().get(slug="hinsdale").id
    )
    here = somebody("here@example.com", Role.FRONT_DESK, location=office.id)
    visit = with_time(request).visit
    for by in (elsewhere, clinician, owner, patient):
        for act in (
            lambda by=by: accept_visit(by=by, request_id=request.id),
            lambda by=by: propose_time(by=by, request_id=request.id, begins_at=LATER),
            lambda by=by: decline_visit(by=by, request_id=request.id, said="x"),
            lambda by=by: mark_missed(by=by, visit_id=visit.id),
        ):
            with pytest.raises(PermissionDenied):
                act()
    hinsdale = access.locations().get(slug="hinsdale")
    with pytest.raises(Refusal, match="not one of yours"):
        propose_time(by=here, request_id=request.id, begins_at=LATER, location_id=hinsdale.id)
    assert now_of(request)[:2] == ("waiting", "held")
    assert desk_visits(elsewhere, TOMORROW.date()) == ()
    assert len(desk_visits(here, TOMORROW.date())) == 1


def test_who_came_is_noted_and_a_slip_of_the_finger_put_right(office, front_desk, clock):
    request = asked(office)
    accept_visit(by=front_desk, request_id=request.id)
    visit = with_time(request).visit
    with pytest.raises(Refusal, match="not begun"):
        mark_missed(by=front_desk, visit_id=visit.id)
    clock.now = TOMORROW + timedelta(hours=1)
    assert list(unmarked_visits(front_desk, clock.now)) == [visit]
    mark_missed(by=front_desk, visit_id=visit.id)
    mark_came(by=front_desk, visit_id=visit.id)
    mark_came(by=front_desk, visit_id=visit.id)
    assert now_of(request)[1] == "came" and not unmarked_visits(front_desk, clock.now)
    assert AuditEvent.objects.filter(act="noted that somebody came to a visit").count() == 1


def test_the_day_of_a_visit_is_that_of_its_office(office, front_desk):
    """8 p.m. in Chicago is tomorrow in UTC."""
    office.hours = [{"days": ["Tuesday"], "opens": "10:00", "closes": "23:00"}]
    office.save()
    WorkingHours.objects.all().delete()
    late = datetime(2026, 12, 2, 2, 45, tzinfo=UTC)
    request = asked(office, None)
    book_visit(by=front_desk, request_id=request.id, begins_at=late)
    assert len(desk_visits(front_desk, TOMORROW.date())) == 1
    assert desk_visits(front_desk, late.date()) == ()


def test_requests_of_people_without_a_record_are_forgotten_90_days_after_their_visit(
    office, patient, front_desk
):
    coming, own = asked(office, None), asked(office, by=patient)
    far = datetime(2027, 3, 2, 16, tzinfo=UTC)
    book_visit(by=front_desk, request_id=coming.id, begins_at=far)
    accept_visit(by=front_desk, request_id=own.id)
    gone = asked(office, LATER, name="Sasha")
    cancel_visit(by="runner", token=token_for(gone.id))
    waits = asked(office, LATER, name="Noor")
    assert forget_answered(by="test", now=NOW + timedelta(days=89)) == 0
    assert forget_answered(by="test", now=far - timedelta(minutes=1)) == 1  # who cancelled
    assert forget_answered(by="test", now=far + timedelta(days=89)) == 0
    assert forget_answered(by="test", now=far + timedelta(days=91)) == 1
    assert set(VisitRequest.objects.all()) == {own, waits}


def test_away_time_is_said_once_and_taken_back(office, morgan, front_desk):
    day = {"begins_at": TOMORROW, "ends_at": TOMORROW + timedelta(hours=8), "words": "course"}
    visit = with_time(asked(office, member_id=morgan.id)).visit
    away = add_away(by=front_desk, member_id=morgan.id, **day)
    assert add_away(by=front_desk, member_id=morgan.id, **day) == away
    assert list(away_times(front_desk, NOW)) == [away]
    assert list(visits_in(morgan, away.begins_at, away.ends_at)) == [visit]
    assert begins(office, morgan) == []
    remove_away(by=front_desk, away_id=away.id)
    remove_away(by=front_desk, away_id=away.id)
    assert begins(office, morgan) and not AwayTime.objects.exists()


@pytest.mark.parametrize(
    ("begins_at", "ends_at", "said"),
    [
        (TOMORROW, TOMORROW, "ends before it begins"),
        (NOW - timedelta(days=2), NOW - timedelta(days=1), "is over"),
        (TOMORROW, TOMORROW + timedelta(days=400), "longer than a year"),
        (TOMORROW.replace(tzinfo=None), TOMORROW, "lacks its time zone"),
    ],
)
def test_away_time_that_cannot_be_is_refused(morgan, front_desk, begins_at, ends_at, said):
    with pytest.raises(Refusal, match=said):
        add_away(by=front_desk, member_id=morgan.id, begins_at=begins_at, ends_at=ends_at)
    assert not AwayTime.objects.exists()


def test_a_clinician_says_when_they_are_away_themselves_and_nobody_for_others(office, morgan, riley, patient):
    own = somebody("morgan@example.com", Role.CLINICIAN, location=office.id)
    morgan.account = own
    morgan.save()
    day = {"begins_at": TOMORROW, "ends_at": TOMORROW + timedelta(hours=8)}
    assert list(members_of_desk(own)) == [morgan]
    away = add_away(by=own, member_id=morgan.id, **day)
    south = somebody(
        "south@example.com", Role.FRONT_DESK, location=access.locations().get(slug="hinsdale").id
    )
    for by, member in ((own, riley), (south, morgan), (patient, morgan)):
        with pytest.raises(PermissionDenied):
            add_away(by=by, member_id=member.id, **day)
    for by in (south, patient):
        with pytest.raises(PermissionDenied):
            remove_away(by=by, away_id=away.id)


def test_working_hours_are_said_and_never_at_two_offices_at_once(office, riley, owner, front_desk):
    mornings = [{"days": ["Monday"], "opens": "10:00", "closes": "12:00"}]
    with pytest.raises(Refusal, match="overlap on Monday"):
        say_working_hours(by=owner, member_id=riley.id, location_id=office.id, hours=mornings)
    tuesdays = [{"days": ["Tuesday"], "opens": "16:00", "closes": "18:00"}]
    say_working_hours(by=owner, member_id=riley.id, location_id=office.id, hours=tuesdays)
    assert begins(office, riley) == [TOMORROW + timedelta(hours=6, minutes=n) for n in (0, 45)]
    say_working_hours(by=owner, member_id=riley.id, location_id=office.id, hours=None)
    assert begins(office, riley)[0] == TOMORROW
    with pytest.raises(PermissionDenied):
        say_working_hours(by=front_desk, member_id=riley.id, location_id=office.id, hours=None)
    hinsdale = access.locations().get(slug="hinsdale")
    with pytest.raises(PermissionDenied):
        say_working_hours(by=owner, member_id=riley.id, location_id=hinsdale.id, hours=None)


def test_free_times_take_few_queries_however_many_days(office, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        assert len(free_times(office, None, NOW.date(), 60, timezone.now())) > 300
