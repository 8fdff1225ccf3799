"""Forty people ask for the last time at once: one has it, and nothing of the others is left over."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connections
from django.utils import timezone

from runwell.records import access
from runwell.records.access import visits as looked_up
from runwell.records.access.visits import clinicians_at, free_times
from runwell.records.actions.holding import Holding
from runwell.records.actions.practice import load_practice
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.actions.visits import move_visit
from runwell.records.jobs.working import KINDS
from runwell.records.models import AuditEvent, DueJob, TakenQuarter, Visit, VisitRequest
from runwell.records.visit_links import token_for
from runwell.records.visit_words import TimeIsTaken
from tests.people import PRACTICE

RUNNERS = 40


@pytest.fixture
def last_time(transactional_db):
    """The first free time of Morgan at Oak Lawn, and the one after it."""
    assert KINDS
    load_practice(by="test", practice=PRACTICE)
    office = access.locations().get(slug="oak-lawn")
    member = next(one for one in clinicians_at(office) if one.slug == "morgan-fictley")
    now = timezone.now()
    first, second = free_times(office, member, now.date(), 14, now)[:2]
    return office, first, second


def at_once(acts):
    """What came of each, all begun in the same moment: what it gave, or what it raised."""
    start, came = Barrier(len(acts)), [None] * len(acts)

    def run(number, act):
        start.wait()
        try:
            came[number] = act()
        except (TimeIsTaken, DatabaseError) as error:
            came[number] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return came


def asking(number, office, free):
    words = {"telephone": f"(312) 555-01{number:02}", "email": f"r{number}@example.com"}
    said = {**words, "name": f"Runner {number}", "times": "", "note": "", "location_id": office.id}
    return lambda: ask_for_visit(by="runner", **said, begins_at=free.begins_at, member_id=free.member_id)


def demand_one_has_it(came, second):
    got = [one for one in came if isinstance(one, VisitRequest)]
    told = [one for one in came if isinstance(one, TimeIsTaken)]
    assert (len(got), len(told)) == (1, RUNNERS - 1), came
    assert all(one.next_times[0] == second for one in told)
    assert list(VisitRequest.objects.all()) == got
    assert Visit.objects.get().request_id == got[0].id and TakenQuarter.objects.count() == 3
    # one to the desk and one to the runner; and the trail says that one asked
    assert DueJob.objects.count() == 2 and AuditEvent.objects.filter(act="asked for a visit").count() == 1


def test_one_has_it_and_the_others_are_offered_the_next(last_time):
    office, first, second = last_time
    demand_one_has_it(at_once([asking(number, office, first) for number in range(RUNNERS)]), second)


def test_the_database_says_so_although_everybody_looked_before(last_time, monkeypatch):
    """Nobody waits for anybody, and everybody believed that the time was free."""
    office, first, second = last_time
    monkeypatch.setattr(Holding, "hold_the_diary", staticmethod(lambda: None))
    free = looked_up.clinicians_of
    believed = free(office, clinicians_at(office), first.begins_at.date(), 1)
    monkeypatch.setattr("runwell.records.actions.holding.clinicians_of", lambda *_: believed[1:])
    demand_one_has_it(at_once([asking(number, office, first) for number in range(RUNNERS)]), second)


def test_a_double_click_at_once_is_one_request(last_time):
    office, first, _ = last_time
    came = at_once([asking(1, office, first) for _ in range(8)])
    assert len({one.id for one in came}) == 1 and Visit.objects.count() == 1


def test_two_who_exchange_their_times_do_not_wait_for_each_other_for_ever(last_time):
    office, first, second = last_time
    mine, theirs = asking(1, office, first)(), asking(2, office, second)()

    def moving(request, free):
        token = token_for(request.id)
        return lambda: move_visit(
            by="runner", token=token, begins_at=free.begins_at, member_id=free.member_id
        )

    came = at_once([moving(mine, second), moving(theirs, first)])
    assert all(isinstance(one, TimeIsTaken) for one in came)
    standing = Visit.objects.filter(state=Visit.HELD).values_list("request", "begins_at")
    assert set(standing) == {(mine.id, first.begins_at), (theirs.id, second.begins_at)}
    assert first.ends_at - first.begins_at == timedelta(minutes=45)
