"""The desk of one office: what it sees, how it is narrowed, and a slip put right on the same day."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.records.actions.visit_requests import ask_for_visit, mark_answered
from runwell.records.models import AuditEvent, VisitRequest

pytestmark = pytest.mark.django_db


def asked(name, location_id=None):
    words = {"telephone": "(312) 555-0111", "email": "", "times": "", "note": ""}
    return ask_for_visit(by="runner", name=name, location_id=location_id, **words)


@pytest.fixture
def three(oak_lawn, hinsdale):
    return asked("Robin Here", oak_lawn.id), asked("Sasha Elsewhere", hinsdale.id), asked("Kim Anywhere")


def shown(html):
    return {name for name in ("Robin Here", "Sasha Elsewhere", "Kim Anywhere") if f"<h3>{name}</h3>" in html}


def test_a_desk_sees_the_requests_of_its_office_and_those_for_any(as_, desk_here, three):
    html = as_(desk_here).get("/desk/").content.decode()
    assert shown(html) == {"Robin Here", "Kim Anywhere"} and "2 people are waiting" in html
    assert "You see requests for Oak Lawn, and those for any office" in html
    assert "?office=hinsdale" not in html


@pytest.mark.parametrize(
    ("chosen", "names"),
    [
        ("oak-lawn", {"Robin Here"}),
        ("any", {"Kim Anywhere"}),
        ("hinsdale", {"Robin Here", "Kim Anywhere"}),
        ("' OR 1=1", {"Robin Here", "Kim Anywhere"}),
    ],
)
def test_one_office_can_be_chosen_among_ones_own(as_, desk_here, three, chosen, names):
    assert shown(as_(desk_here).get("/desk/", {"office": chosen}).content.decode()) == names


def test_a_desk_for_all_offices_chooses_among_all(as_, front_desk, three):
    browser = as_(front_desk)
    assert len(shown(browser.get("/desk/").content.decode())) == 3
    assert shown(browser.get("/desk/?office=hinsdale").content.decode()) == {"Sasha Elsewhere"}


def test_nobody_marks_or_takes_back_a_request_of_another_office(as_, desk_here, front_desk, three):
    theirs = three[1]
    browser = as_(desk_here)
    browser.post(reverse("desk:mark", args=[theirs.id]))
    assert VisitRequest.objects.get(id=theirs.id).answered_at is None
    mark_answered(by=front_desk, request_id=theirs.id)
    browser.post(reverse("desk:undo", args=[theirs.id]))
    assert VisitRequest.objects.get(id=theirs.id).answered_by == front_desk


def test_answered_can_be_taken_back_the_same_day_and_by_a_colleague(as_, desk_here, front_desk, three):
    mine = three[0]
    mark_answered(by=front_desk, request_id=mine.id)
    browser, path = as_(desk_here), reverse("desk:undo", args=[mine.id])
    assert path in browser.get("/desk/").content.decode()
    answer = browser.post(path, {"office": "oak-lawn"})
    assert answer.url == "/desk/?office=oak-lawn"
    assert "The request waits again" in browser.get(answer.url).content.decode()
    browser.post(path)
    mine.refresh_from_db()
    assert (mine.answered_at, mine.answered_by) == (None, None)
    assert AuditEvent.objects.filter(act="took back that a visit request was answered").count() == 1


def test_the_next_day_it_stays_answered_and_the_page_says_so(as_, desk_here, three):
    mine = three[0]
    mark_answered(by=desk_here, request_id=mine.id)
    VisitRequest.objects.filter(id=mine.id).update(answered_at=timezone.now() - timedelta(days=1))
    browser, path = as_(desk_here), reverse("desk:undo", args=[mine.id])
    assert path not in browser.get("/desk/").content.decode()
    assert "earlier day" in browser.post(path, follow=True).content.decode()
    mine.refresh_from_db()
    assert mine.answered_at


@pytest.mark.parametrize("who", ["owner", "administrator", "clinician_here", "colleague", "patient"])
def test_nobody_else_takes_anything_back(as_, who, request, desk_here, three):
    mark_answered(by=desk_here, request_id=three[0].id)
    browser = as_(request.getfixturevalue(who))
    assert browser.post(reverse("desk:undo", args=[three[0].id])).status_code == 403
    assert VisitRequest.objects.get(id=three[0].id).answered_at


def test_a_look_changes_nothing_and_a_guessed_id_is_no_error(as_, desk_here, three):
    browser = as_(desk_here)
    assert browser.get(reverse("desk:undo", args=[three[0].id])).status_code == 405
    assert browser.post(reverse("desk:undo", args=[uuid4()])).status_code == 302


def test_the_way_back_never_leads_off_the_site(as_, desk_here, three):
    answer = as_(desk_here).post(
        reverse("desk:mark", args=[three[0].id]), {"office": "//evil.example/\r\nX: 1"}
    )
    assert answer.url.startswith("/desk/?office=%2F%2Fevil") and "X" not in answer.headers
