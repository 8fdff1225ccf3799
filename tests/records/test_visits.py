"""A runner asks for a time, which is held; accepts another, moves it, gives it back."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records import access
from runwell.records.access.visits import (
    LINK_OPENS_AFTER,
    desk_visits,
    own_visits,
    visit_by_token,
    visits_of,
    visits_to_move,
    with_time,
)
from runwell.records.actions.away_times import add_away
from runwell.records.actions.desk_visits import accept_visit, decline_visit, propose_time
from runwell.records.actions.visit_requests import MOST_TIMES
from runwell.records.actions.visits import accept_proposed, cancel_visit, move_visit
from runwell.records.models import AuditEvent, DueJob, TakenQuarter, VisitRequest
from runwell.records.visit_links import token_for
from runwell.records.visit_words import AskedAlready, TimeIsTaken
from runwell.refusals import Refusal
from tests.people import somebody_with_a_record
from tests.records.visit_world import (
    NOW,
    TOMORROW,
    WHO,
    asked,
    begins,
    clock,
    morgan,
    now_of,
    office,
    riley,
)

__all__ = ["clock", "morgan", "office", "riley"]
pytestmark = pytest.mark.django_db
LATER = TOMORROW + timedelta(minutes=45)


def link(request):
    return {"by": "runner", "token": token_for(request.id)}


def test_a_time_that_somebody_asks_for_is_held_and_offered_no_more(office, morgan):
    request = asked(office, member_id=morgan.id)
    assert now_of(request) == ("waiting", "held", TOMORROW)
    assert request.wanted == morgan and TakenQuarter.objects.count() == 3
    assert begins(office, morgan)[0] == LATER


def test_first_free_gives_each_time_once_for_each_clinician_and_then_no_more(office):
    names = {with_time(asked(office, name=name)).visit.member.slug for name in ("Robin", "Sasha")}
    assert names == {"morgan-fictley", "riley-demostone"}
    assert VisitRequest.objects.filter(wanted=None).count() == 2
    with pytest.raises(TimeIsTaken) as refused:
        asked(office, name="Noor")
    assert refused.value.next_times[0].begins_at == LATER and len(refused.value.next_times) == 3
    assert VisitRequest.objects.count() == 2
    assert refused.value.what == "somebody else has just taken this time" and refused.value.mend


def test_a_visit_at_one_office_takes_the_clinicians_time_at_the_other(office, riley):
    """Riley's hours at both are said to be the same, which no file can do."""
    chicago = access.locations().get(slug="chicago")
    riley.working_hours.all().delete()
    asked(office, member_id=riley.id)
    assert TOMORROW not in begins(chicago, riley) and TOMORROW + timedelta(minutes=90) in begins(
        chicago, riley
    )
    with pytest.raises(TimeIsTaken):
        asked(chicago, TOMORROW, name="Sasha", member_id=riley.id)


@pytest.mark.parametrize(
    ("begins_at", "said"),
    [
        (NOW - timedelta(days=1), "is over"),
        (NOW + timedelta(hours=3), "too soon"),
        (TOMORROW + timedelta(days=90), "too far away"),
        (TOMORROW.replace(tzinfo=None), "lacks its time zone"),
        (datetime(2026, 12, 1, 10, tzinfo=UTC), "office is closed"),
        (datetime(2026, 12, 25, 16, tzinfo=UTC), "office is closed"),
        (TOMORROW + timedelta(minutes=7), "full quarter"),
        (TOMORROW + timedelta(minutes=15), "no visit begins"),
        (datetime(2026, 12, 2, 15, tzinfo=UTC), "clinician is not at this office"),
    ],
)
def test_a_time_that_cannot_be_is_refused_with_what_to_do(office, morgan, begins_at, said):
    with pytest.raises(Refusal, match=said) as refused:
        asked(office, begins_at, member_id=morgan.id)
    assert refused.value.where == "time" and refused.value.mend
    assert not VisitRequest.objects.exists() and not DueJob.objects.exists()


def test_another_time_zone_is_the_same_instant(office):
    request = asked(office, TOMORROW.astimezone(timezone(timedelta(hours=9))))
    assert now_of(request) == ("waiting", "held", TOMORROW)


@pytest.mark.parametrize(
    "more",
    [
        {"member_id": "00000000-0000-4000-8000-000000000000"},
        {"location_id": None},
        {"name": " "},
        {"name": "x" * 121},
        {"note": "x" * 10_000_000},
        {"reason": "\0"},
        {"name": "\ud800"},
    ],
)
def test_what_nobody_could_keep_is_refused(office, more):
    with pytest.raises(Refusal) as refused:
        asked(office, **more)
    assert refused.value.where and refused.value.mend
    assert not VisitRequest.objects.exists()


def test_names_in_any_script_are_kept(office):
    for number, name in enumerate(("Nguyễn Thị Ánh", "محمد", "王小明", "👩‍⚕️ O'Brien-Ñ")):
        kept = asked(office, None, name=name, telephone=str(number))
        kept.refresh_from_db()
        assert kept.name == name


def test_the_same_sent_twice_is_one_request_and_that_it_is_urgent_reaches_the_desk(office):
    first = asked(office)
    assert asked(office) == first
    again = asked(office, urgent=True, reason="Be seen today.")
    assert again == first and VisitRequest.objects.get().urgent
    assert VisitRequest.objects.get().reason == "Be seen today."
    assert DueJob.objects.filter(kind="tell-front-desk").count() == 2
    assert asked(office, None) != first  # without a time it is another wish


def test_nobody_holds_many_times(office):
    for at in begins(office, None)[:MOST_TIMES]:
        asked(office, at)
    with pytest.raises(Refusal, match="call us"):
        asked(office, begins(office, None)[-1])
    assert asked(office, None, urgent=True).urgent


def test_a_patient_who_waits_is_told_of_the_request_that_waits(office, patient):
    first = asked(office, by=patient)
    assert first.patient == patient.patient and asked(office, by=patient) == first
    with pytest.raises(AskedAlready) as refused:
        asked(office, LATER, by=patient)
    assert refused.value.request_id == first.id
    # what is urgent is kept from nobody
    assert asked(office, LATER, by=patient, urgent=True) != first
    with pytest.raises(AskedAlready):
        asked(office, None, by=patient, urgent=True)


def test_moving_gives_the_old_time_back_and_the_request_waits_again(office, morgan, front_desk):
    request = asked(office, member_id=morgan.id)
    accept_visit(by=front_desk, request_id=request.id)
    moved = move_visit(**link(request), begins_at=LATER, member_id=morgan.id)
    assert now_of(request) == ("waiting", "held", LATER) and request.answered_at is None
    assert begins(office, morgan)[0] == TOMORROW
    assert move_visit(**link(request), begins_at=LATER, member_id=morgan.id).visit == moved.visit
    assert sorted(visits_of_request(request)) == ["held", "moved"]


def visits_of_request(request):
    return list(request.visits.values_list("state", flat=True))


def test_moving_by_a_quarter_of_an_hour_does_not_collide_with_oneself(office, morgan, front_desk):
    request = asked(office, member_id=morgan.id)
    half = TOMORROW + timedelta(minutes=15)
    propose_time(by=front_desk, request_id=request.id, begins_at=half, member_id=morgan.id)
    assert now_of(request) == ("proposed", "proposed", half)


def test_a_move_that_fails_loses_nothing(office, morgan):
    mine = asked(office, member_id=morgan.id)
    asked(office, LATER, member_id=morgan.id, name="Sasha")
    with pytest.raises(TimeIsTaken):
        move_visit(**link(mine), begins_at=LATER, member_id=morgan.id)
    assert now_of(mine) == ("waiting", "held", TOMORROW) and TakenQuarter.objects.count() == 6


def test_cancelling_gives_the_time_back_once(office, morgan):
    request = asked(office, member_id=morgan.id)
    cancel_visit(**link(request))
    cancel_visit(**link(request))
    assert now_of(request) == ("cancelled", "cancelled", TOMORROW) and not TakenQuarter.objects.exists()
    assert AuditEvent.objects.filter(act="canceled a visit").count() == 1
    with pytest.raises(Refusal, match="has ended"):
        move_visit(**link(request), begins_at=LATER)


def test_until_it_begins_a_visit_can_be_moved_and_then_no_more(office, front_desk, clock):
    request = asked(office)
    accept_visit(by=front_desk, request_id=request.id)
    clock.now = TOMORROW - timedelta(minutes=1)
    friday = datetime(2026, 12, 4, 16, tzinfo=UTC)
    move_visit(**link(request), begins_at=friday)
    accept_visit(by=front_desk, request_id=request.id)
    clock.now = friday
    for act in (cancel_visit, accept_proposed):
        with pytest.raises(Refusal):
            act(**link(request), visit_id=with_time(request).visit.id if act is cancel_visit else request.id)
    assert now_of(request)[:2] == ("agreed", "agreed")


def test_a_hold_that_nobody_answered_does_not_lapse_and_can_still_be_moved(office, clock):
    request = asked(office)
    clock.forward(days=30)
    assert now_of(request) == ("waiting", "held", TOMORROW)
    move_visit(**link(request), begins_at=datetime(2027, 1, 4, 17, 30, tzinfo=UTC))
    assert now_of(request)[:2] == ("waiting", "held")


def test_a_proposed_time_is_theirs_until_they_answer(office, morgan, front_desk):
    request = asked(office, member_id=morgan.id)
    proposed = propose_time(
        by=front_desk, request_id=request.id, begins_at=LATER, member_id=morgan.id, said="A course"
    )
    assert (proposed.request.said, proposed.visit.said) == ("A course", "A course")
    assert TOMORROW in begins(office, morgan) and LATER not in begins(office, morgan)
    with pytest.raises(Refusal, match="changed meanwhile"):
        accept_proposed(**link(request), visit_id=request.visits.exclude(id=proposed.visit.id).get().id)
    accept_proposed(**link(request), visit_id=proposed.visit.id)
    assert accept_proposed(**link(request)).visit == proposed.visit
    assert now_of(request) == ("agreed", "agreed", LATER)


def test_only_the_patient_or_whoever_has_the_link_changes_it(office, patient, other_patient, front_desk):
    request = asked(office, by=patient)
    other = asked(office, name="Sasha", email="", telephone="1")
    assert other.token_hash == ""
    for by in (other_patient, front_desk, "runner"):
        for act in (cancel_visit, accept_proposed):
            with pytest.raises(PermissionDenied):
                act(by=by, request_id=request.id)
        with pytest.raises(PermissionDenied):
            move_visit(by=by, token="x" * 43, begins_at=LATER)
    for token in ("", token_for(other.id)):
        with pytest.raises(PermissionDenied):
            cancel_visit(by="runner", token=token)
    assert now_of(request)[:2] == ("waiting", "held")
    assert cancel_visit(by=patient, request_id=request.id).request.state == "cancelled"


def test_a_link_opens_until_a_month_after_all_is_over(office, front_desk, clock):
    request = asked(office)
    token = token_for(request.id)
    assert request.token_hash and token not in request.token_hash
    assert visit_by_token("x", NOW) is None and visit_by_token("", NOW) is None
    assert visit_by_token(token, NOW + timedelta(days=300)).request == request  # it waits
    accept_visit(by=front_desk, request_id=request.id)
    ends = TOMORROW + timedelta(minutes=45) + LINK_OPENS_AFTER
    assert visit_by_token(token, ends - timedelta(minutes=1)).visit.begins_at == TOMORROW
    assert visit_by_token(token, ends + timedelta(minutes=1)) is None


def test_a_patient_reads_their_own_visits_and_nobody_elses(office, patient, other_patient, front_desk):
    request = asked(office, by=patient)
    propose_time(by=front_desk, request_id=request.id, begins_at=LATER)
    [own] = own_visits(patient)
    assert own.request == request and own.visit.begins_at == LATER
    assert own_visits(other_patient) == ()
    assert [one.begins_at for one in visits_of(patient.patient)] == [LATER, TOMORROW]


def test_visits_stay_where_somebody_is_away_and_are_shown_to_be_moved(office, morgan, front_desk):
    request = asked(office, member_id=morgan.id)
    assert visits_to_move(front_desk, NOW) == ()
    day = {"begins_at": TOMORROW - timedelta(hours=3), "ends_at": TOMORROW + timedelta(hours=9)}
    add_away(by=front_desk, member_id=morgan.id, **day)
    assert begins(office, morgan) == []
    assert [one.request for one in visits_to_move(front_desk, NOW)] == [request]
    assert now_of(request) == ("waiting", "held", TOMORROW)
    with pytest.raises(TimeIsTaken, match="not free"):
        asked(office, LATER, name="Sasha", member_id=morgan.id)


def test_who_has_no_record_any_more_and_a_desk_of_another_office_see_nothing(office, front_desk):
    request = asked(office)
    accept_visit(by=front_desk, request_id=request.id)
    assert [one.request for one in desk_visits(front_desk, TOMORROW.date())] == [request]
    assert desk_visits(front_desk, NOW.date()) == ()
    decline_visit(by=front_desk, request_id=request.id, said="We are closed after all.")
    assert desk_visits(front_desk, TOMORROW.date()) == ()
    lonely = somebody_with_a_record("lonely@example.com")
    assert own_visits(lonely) == () and WHO["email"] != lonely.email
