"""Which rooms open for whom, and that a role which ended opens nothing from the next click on."""

from itertools import product
from uuid import uuid4

import pytest
from django.urls import reverse

from runwell.records.actions.roles import end_role
from runwell.records.models import AuditEvent, GivenRole
from runwell.records.roles import Role

pytestmark = pytest.mark.django_db

LISTED = {
    "front_desk": {"/desk/", "/staff/patients/"},
    "clinician": {"/staff/patients/", "/editor/", "/desk/away/"},
    "colleague": {"/editor/", "/practice/"},
    "administrator": {"/staff/people/", "/practice/", "/jobs/", "/desk/away/"},
    "owner": {
        "/staff/people/",
        "/staff/opened/",
        "/staff/trail/",
        "/practice/",
        "/practice/figures/",
        "/desk/away/",
        "/jobs/",
        "/editor/",
    },
}
OURS = ("/staff/people/", "/staff/people/new/", "/staff/patients/", "/staff/opened/", "/staff/trail/")
# Of these a visit by GET is refused, since they change something.
POST_ONLY = {
    "give-role": 1,
    "end-role": 2,
    "close": 1,
    "open-again": 1,
    "reset": 1,
    "invite-again": 1,
    "break-glass": 1,
    "move": 1,
    "assign": 1,
    "end-assignment": 2,
    "mark-read": 1,
    "verify": 0,
}


@pytest.mark.parametrize("who", LISTED)
def test_everybody_sees_the_rooms_that_their_roles_open(as_, who, request, practice):
    html = as_(request.getfixturevalue(who)).get("/staff/").content.decode()
    paths = set().union(*LISTED.values())
    assert {path for path in paths if f'href="{path}"' in html} == LISTED[who]
    assert 'content="noindex"' in html


@pytest.mark.parametrize(("who", "path"), [*product([*LISTED, "patient"], OURS)])
def test_a_room_opens_for_whom_it_is_listed_and_for_nobody_else(as_, who, path, request, practice):
    answer = as_(request.getfixturevalue(who)).get(path)
    opens = any(path.startswith(room) for room in LISTED.get(who, ()))
    assert answer.status_code == (200 if opens else 403)
    if opens:
        assert answer.headers["Cache-Control"] == "no-store"
    else:
        assert "not for your account" in answer.content.decode()


@pytest.mark.parametrize("path", ["/staff/", *OURS])
def test_a_stranger_is_sent_to_sign_in(client, path, practice):
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code in (302, 405)
    assert client.get(path).url.startswith("/account/login/")


def test_a_patient_has_no_room_here(as_, patient, practice):
    assert as_(patient).get("/staff/").status_code == 403


@pytest.mark.parametrize("name", POST_ONLY)
def test_looking_at_the_address_of_a_button_does_nothing(as_, owner, practice, name):
    path = reverse(f"staff:{name}", args=[uuid4() for _ in range(POST_ONLY[name])])
    browser, before = as_(owner), AuditEvent.objects.count()
    assert [browser.get(path).status_code, browser.head(path).status_code] == [405, 405]
    assert AuditEvent.objects.count() == before


def test_a_role_that_ends_in_mid_session_opens_nothing_from_the_next_click_on(as_, desk_here, robin):
    browser = as_(desk_here)
    assert browser.get("/staff/patients/").status_code == 200
    end_role(by="test", given_role_id=GivenRole.objects.get(account=desk_here).id)
    assert browser.get("/staff/patients/").status_code == 403
    assert browser.post("/staff/patients/", {"words": "robin"}).status_code == 403
    assert browser.get("/desk/").status_code == 403
    assert browser.get("/staff/").status_code == 403


def test_the_row_of_rooms_stands_on_every_room(as_, owner, practice):
    browser = as_(owner)
    for path in ("/staff/people/", "/staff/opened/", "/staff/trail/"):
        html = browser.get(path).content.decode()
        assert f'<a href="{path}" aria-current="page">' in html and 'href="/practice/figures/"' in html


def test_every_role_has_a_room():
    from runwell.web.staff.rooms import ROOMS

    assert set().union(*(room.opens_for for room in ROOMS)) == set(Role)
