"""A day's visits and who came; when clinicians are away."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.records.access.visits import visits_to_move
from runwell.records.actions.desk_visits import accept_visit
from runwell.records.models import AwayTime, TeamMember, Visit, VisitRequest
from runwell.web.visits.told import When
from tests.web.visits.conftest import at, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def begun(asked, front_desk):
    """The visit of the request, agreed, and begun a minute ago."""
    accept_visit(by=front_desk, request_id=asked.id)
    now = timezone.now()
    asked.visits.update(begins_at=now - timedelta(minutes=1), ends_at=now + timedelta(minutes=44))
    return asked.visits.get()


def test_the_visits_of_a_day_stand_there_by_the_clock_of_the_office(as_, desk_here, asked, free):
    from runwell.web.visits.time_words import at_office

    day = at_office(free[0].begins_at, asked.location).date()
    said = page(as_(desk_here).get("/desk/day/", {"day": day}))
    assert "Robin Ashe" in said and "Asked for, not answered" in said and 'href="tel:3125550111"' in said
    assert "Robin" not in page(as_(desk_here).get("/desk/day/", {"day": day + timedelta(days=1)}))


@pytest.mark.parametrize("day", ["", "soon", "9999-12-31", "0001-01-01", "x" * 5000])
def test_a_day_that_is_none_is_today(as_, desk_here, practice, day):
    assert as_(desk_here).get("/desk/day/", {"day": day, "office": "atlantis"}).status_code == 200


def test_came_and_missed_are_noted_and_put_right(as_, desk_here, begun):
    browser = as_(desk_here)
    for act, state in (("missed", Visit.MISSED), ("came", Visit.CAME)):
        answer = browser.post(reverse(f"desk:{act}", args=[begun.id]), {"day": "2026-12-07"})
        assert answer.url == "/desk/day/?day=2026-12-07"
        begun.refresh_from_db()
        assert begun.state == state


def test_who_has_not_begun_has_not_come(as_, desk_here, asked, front_desk):
    accept_visit(by=front_desk, request_id=asked.id)
    visit = asked.visits.get()
    said = page(as_(desk_here).post(reverse("desk:came", args=[visit.id]), follow=True))
    assert "has not begun" in said


def away(member, first, **more):
    return {"member": str(member.id), "first": f"{first}", **more}


def test_nobody_can_ask_for_a_time_in_which_they_are_away(as_, desk_here, asked, free, client):
    day = free[0].begins_at.date()
    for member in TeamMember.objects.filter(locations=asked.location, sees_patients=True):
        answer = as_(desk_here).post("/desk/away/", away(member, day, words="course"))
        assert answer.status_code == 302
    said = page(as_(desk_here).get("/desk/away/"))
    assert "all day. course" in said and "1 visit stands in this time" in said
    client.logout()
    assert at(free[1]) not in page(client.get("/appointments/times/?office=oak-lawn"))


def test_they_are_back_after_all(as_, desk_here, oak_lawn, free):
    member = TeamMember.objects.filter(locations=oak_lawn, sees_patients=True).first()
    browser = as_(desk_here)
    browser.post("/desk/away/", away(member, free[0].begins_at.date(), from_hour="09:00", until_hour="12:00"))
    [kept] = AwayTime.objects.all()
    assert kept.ends_at - kept.begins_at == timedelta(hours=3)
    browser.post(reverse("desk:back-again", args=[kept.id]))
    assert not AwayTime.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"first": ""},
        {"first": "soon"},
        {"first": "2020-01-01"},
        {"last": "2020-01-01"},
        {"last": "9999-12-31"},
        {"from_hour": "25:00"},
        {"from_hour": "12:00", "until_hour": "09:00"},
        {"member": "nobody"},
        {"words": "x" * 101},
    ],
)
def test_what_is_no_time_is_said_and_the_form_keeps_what_was_typed(as_, desk_here, oak_lawn, free, wrong):
    member = TeamMember.objects.filter(locations=oak_lawn, sees_patients=True).first()
    given = {**away(member, free[0].begins_at.date(), words="a course"), **wrong}
    answer = as_(desk_here).post("/desk/away/", given)
    assert answer.status_code == 400 and 'role="alert"' in page(answer)
    assert given["words"] in page(answer) and not AwayTime.objects.exists()


@pytest.mark.parametrize("who", ["patient", "colleague"])
def test_people_of_other_rooms_may_not(as_, request, practice, who):
    browser = as_(request.getfixturevalue(who))
    assert [browser.get(path).status_code for path in ("/desk/day/", "/desk/away/")] == [403, 403]


def test_visits_at_which_nobody_is_there_are_counted_and_named(as_, desk_here, asked):
    visit = asked.visits.get()
    browser = as_(desk_here)
    assert "must be moved" not in page(browser.get("/desk/")) + page(browser.get("/desk/day/"))
    AwayTime.objects.create(member=visit.member, begins_at=visit.begins_at, ends_at=visit.ends_at)
    said = page(browser.get("/desk/"))
    assert "1 visit must be moved" in said and 'href="/desk/day/#to-move"' in said
    said = page(browser.get("/desk/day/"))
    assert "These must be moved" in said and "Robin Ashe" in said


def test_who_enters_that_somebody_is_away_is_led_to_each_visit_that_must_be_moved(
    as_, desk_here, clinician_here, asked, monkeypatch
):
    visit = asked.visits.get()
    browser = as_(desk_here)
    assert "must be moved" not in page(browser.get("/desk/away/"))
    AwayTime.objects.create(member=visit.member, begins_at=visit.begins_at, ends_at=visit.ends_at)
    said = page(browser.get("/desk/away/"))
    assert "Nobody is there for 1 visit to come" in said and "Robin Ashe" in said
    assert f'href="{reverse("desk:times", args=[asked.id])}"' in said
    assert "Robin Ashe" not in page(as_(clinician_here).get("/desk/away/"))
    monkeypatch.setattr("runwell.web.desk.away.MOST", 0)
    said = page(as_(desk_here).get("/desk/away/"))
    assert "Robin Ashe" not in said and "And 1 more, later." in said


def test_visits_to_move_take_as_many_queries_for_one_as_for_twenty(
    desk_here, asked, django_assert_max_num_queries
):
    visit = asked.visits.get()
    for days in range(1, 20):
        begins = visit.begins_at + timedelta(days=7 * days)
        other = VisitRequest.objects.create(
            name="Kim", telephone="1", state="agreed", asked_at=timezone.now()
        )
        times = {"begins_at": begins, "ends_at": begins + timedelta(minutes=45), "state": "agreed"}
        Visit.objects.create(request=other, member=visit.member, location=visit.location, **times)
    AwayTime.objects.create(
        member=visit.member, begins_at=visit.begins_at, ends_at=visit.begins_at + timedelta(days=70)
    )
    with django_assert_max_num_queries(7):
        gone = visits_to_move(desk_here, timezone.now())
    assert len(gone) >= 10 and [one.begins_at for one in gone] == sorted(one.begins_at for one in gone)


@pytest.mark.parametrize(
    "path", ["/desk/", "/desk/new/", "/desk/find/", "/desk/day/", "/desk/away/", "/desk/unreal/"]
)
def test_a_page_of_the_desk_has_one_menu(as_, desk_here, asked, path):
    said = page(as_(desk_here).get(path))
    main = said[said.index("<main") :]
    assert main.count('<nav class="menu"') == 1 and main.count(">Requests</a></li>") == 1
    assert main.count(">Patients</a>") == 1 and main.count(">All rooms</a>") == 1


def test_a_day_is_said_before_its_hour(as_, desk_here, asked):
    browser = as_(desk_here)
    when = " ".join(str(When.of(asked.visits.get())).split())
    assert " at " in when and when.rpartition(" ")[2] in ("a.m.", "p.m.", "noon")
    for path in ("/desk/", reverse("desk:times", args=[asked.id]), "/desk/unreal/"):
        assert when in page(browser.get(path))
