"""Visits: a time is held, answered, moved and given back."""

import pytest
from django.utils import timezone

from runwell.records import access
from runwell.records.access.visits import clinicians_at, free_times, visit_by_token, with_time
from runwell.records.actions.desk_visits import accept_visit, propose_time
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.actions.visits import accept_proposed, cancel_visit, move_visit
from runwell.records.models import TakenQuarter, Visit, VisitRequest
from runwell.records.visit_links import token_for
from runwell.records.visit_words import TimeIsTaken

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(practice):
    return access.locations().get(slug="oak-lawn")


def asked(office, begins_at, **more):
    said = {"name": "Robin Ashe", "telephone": "(312) 555-0111", "email": "robin@example.com"}
    words = {"by": "runner", "times": "", "note": "", "location_id": office.id, **said}
    return ask_for_visit(**words, begins_at=begins_at, **more)


def coming(office, member=None):
    now = timezone.now()
    return free_times(office, member, now.date(), 14, now)


def test_the_last_free_time_is_held_and_the_next_one_is_offered(office):
    member = clinicians_at(office)[0]
    first, second = coming(office, member)[:2]
    request = asked(office, first.begins_at, member_id=member.id)
    assert with_time(request).visit.state == Visit.HELD
    assert first not in coming(office, member)
    with pytest.raises(TimeIsTaken) as refused:
        asked(office, first.begins_at, member_id=member.id, **{}) if False else ask_for_visit(
            by="runner",
            name="Sasha",
            telephone="1",
            email="",
            location_id=office.id,
            times="",
            note="",
            begins_at=first.begins_at,
            member_id=member.id,
        )
    assert refused.value.next_times[0] == second
    assert VisitRequest.objects.count() == 1


def test_whole_way(office, front_desk):
    times = coming(office)
    request = asked(office, times[0].begins_at)
    accept_visit(by=front_desk, request_id=request.id)
    token = token_for(request.id)
    assert visit_by_token(token, timezone.now()).visit.state == Visit.AGREED
    moved = move_visit(by="runner", token=token, begins_at=times[3].begins_at)
    assert moved.visit.state == Visit.HELD and moved.request.state == "waiting"
    proposed = propose_time(by=front_desk, request_id=request.id, begins_at=times[5].begins_at)
    assert proposed.visit.state == Visit.PROPOSED
    accept_proposed(by="runner", token=token)
    cancel_visit(by="runner", token=token)
    assert not TakenQuarter.objects.exists()
