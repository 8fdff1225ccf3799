"""The audit trail as the owner reads it, and the button that says whether it is whole."""

from uuid import uuid4

import pytest
from django.db import connection

from runwell.records.actions.reading import look_at_record
from runwell.records.append_only import bar, unbar
from runwell.records.models import AuditEvent

pytestmark = pytest.mark.django_db


@pytest.fixture
def looked(clinician_here, robin):
    return look_at_record(by=clinician_here, patient_id=robin.id)


def test_the_owner_sees_who_did_what_to_which_record_when_and_by_which_door(
    as_, owner, looked, clinician_here
):
    html = as_(owner).get("/staff/trail/").content.decode()
    assert "<b>Dana Here</b> read a record" in html and f"patient {looked.id}" in html
    assert str(clinician_here.id) in html and "command" in html
    assert "robin@example.com" not in html, "the trail names a record, never what it says"


def test_it_is_narrowed_by_post_alone(as_, owner, looked, clinician_here, sasha):
    browser = as_(owner)
    only = browser.post("/staff/trail/", {"account": str(clinician_here.id)}).content.decode()
    assert "read a record" in only and "loaded the practice" not in only
    theirs = browser.post("/staff/trail/", {"patient": str(sasha.id)}).content.decode()
    assert "opened their record" in theirs and "read a record" not in theirs
    both = browser.post("/staff/trail/", {"account": str(clinician_here.id), "patient": str(sasha.id)})
    assert "There is no such row" in both.content.decode()
    assert "loaded the practice" in browser.get(f"/staff/trail/?patient={sasha.id}").content.decode()


def test_what_is_no_id_is_said(as_, owner, looked):
    answer = as_(owner).post("/staff/trail/", {"account": "robin"})
    assert answer.status_code == 400 and "Enter an id" in answer.content.decode()


def test_an_unknown_id_finds_nothing(as_, owner, looked):
    assert "no such row" in as_(owner).post("/staff/trail/", {"account": str(uuid4())}).content.decode()


def test_the_button_says_that_the_trail_is_whole_and_is_on_it_itself(as_, owner, looked):
    browser = as_(owner)
    before = AuditEvent.objects.count()
    html = browser.post("/staff/trail/verify/", follow=True).content.decode()
    assert f"The trail is whole: {before} rows" in html
    assert AuditEvent.objects.first().act == "verified the audit trail"


def test_the_button_names_the_row_that_was_changed(as_, owner, looked):
    browser = as_(owner)
    unbar(connection)
    AuditEvent.objects.filter(number=2).update(act="did nothing")
    bar(connection)
    answer = browser.post("/staff/trail/verify/")
    html = answer.content.decode()
    assert answer.status_code == 409 and "The trail is broken at row 2" in html and "last backup" in html


@pytest.mark.parametrize("who", ["administrator", "clinician_here", "desk_here", "colleague"])
def test_nobody_else_reads_or_verifies_it(as_, who, request, looked):
    browser = as_(request.getfixturevalue(who))
    answers = [
        browser.get("/staff/trail/"),
        browser.post("/staff/trail/", {"patient": str(looked.id)}),
        browser.post("/staff/trail/verify/"),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
