"""A record on a clinician's screen: each look is noted; to others it looks like one that is not there."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.records.actions.reading import break_glass
from runwell.records.actions.roles import end_role
from runwell.records.models import AuditEvent, Consent, GivenRole, OpenedRecord
from tests.people import sign_in

pytestmark = pytest.mark.django_db

WHY = "The patient fell here and cannot speak"


def at(name, *ids):
    return reverse(f"staff:{name}", args=ids)


def reads(patient):
    return AuditEvent.objects.filter(act="read a record", patient=patient.id).count()


def without_the_id(html, patient_id):
    """A page without what differs on every load: the id in the address, and tokens of the forms."""
    lines = html.replace(str(patient_id), "ID").splitlines()
    return [line for line in lines if "csrfmiddlewaretoken" not in line]


def test_a_clinician_of_the_office_reads_all_of_it_and_the_look_is_noted(as_, clinician_here, robin, checked):
    answer = as_(clinician_here).get(at("record", robin.id))
    html = answer.content.decode()
    assert "robin@example.com" in html and "Oak Lawn" in html and "May 17, 1990" in html
    assert at("check", robin.id, checked.id) in html
    assert checked.verdict["why"][0]["reason"] in html
    assert "That we keep this record" in html
    assert "Dana Here, read a record" in html, "the look itself stands there already"
    assert reads(robin) == 1 and answer.headers["Cache-Control"] == "no-store"


def test_a_check_is_shown_as_its_runner_read_it_and_the_look_is_noted(as_, clinician_here, robin, checked):
    html = as_(clinician_here).get(at("check", robin.id, checked.id)).content.decode()
    assert checked.verdict["headline"] in html and "the answer that robin read" in html
    assert reads(robin) == 1


def test_a_check_of_another_record_is_not_found_in_this_one(as_, clinician_here, robin, sasha, checked):
    browser = as_(clinician_here)
    assert browser.get(at("check", robin.id, uuid4())).status_code == 404
    assert browser.get(at("check", sasha.id, checked.id)).status_code == 404
    from runwell.records.models import OwnCheck

    theirs = OwnCheck.objects.create(patient=sasha, verdict=checked.verdict)
    assert browser.get(at("check", robin.id, theirs.id)).status_code == 404


@pytest.mark.parametrize("who", ["owner", "administrator", "desk_here", "colleague", "patient"])
def test_nobody_but_clinicians_opens_a_record_or_its_emergency_door(as_, who, request, robin, checked):
    by = robin.account if who == "patient" else request.getfixturevalue(who)
    browser = as_(by)
    for path in (at("record", robin.id), at("check", robin.id, checked.id)):
        answer = browser.get(path)
        assert answer.status_code == 403 and checked.verdict["headline"] not in answer.content.decode()
    assert browser.post(at("break-glass", robin.id), {"reason": WHY}).status_code == 403
    assert not OpenedRecord.objects.exists() and not reads(robin)


def test_a_stranger_is_sent_to_sign_in(client, robin, checked):
    for path in (at("record", robin.id), at("check", robin.id, checked.id)):
        assert client.get(path).url.startswith("/account/login/")
    assert client.post(at("break-glass", robin.id), {"reason": WHY}).url.startswith("/account/login/")


def test_a_closed_record_looks_like_one_that_is_not_there(as_, clinician_elsewhere, robin, checked):
    browser, guessed = as_(clinician_elsewhere), uuid4()
    closed, missing = browser.get(at("record", robin.id)), browser.get(at("record", guessed))
    assert closed.status_code == missing.status_code == 404
    pages = [without_the_id(a.content.decode(), i) for a, i in ((closed, robin.id), (missing, guessed))]
    assert pages[0] == pages[1] and "Is this an emergency" in closed.content.decode()
    head = browser.head(at("record", robin.id))
    assert head.status_code == 404 and not reads(robin)


def test_a_record_opens_in_an_emergency_for_one_hour(as_, clinician_elsewhere, robin, monkeypatch):
    browser = as_(clinician_elsewhere)
    answer = browser.post(at("break-glass", robin.id), {"reason": WHY})
    assert answer.status_code == 302 and answer.url == at("record", robin.id)
    html = browser.get(answer.url).content.decode()
    assert "You opened this record in an emergency" in html and at("placing", robin.id) not in html
    assert browser.get(at("placing", robin.id)).status_code == 403, (
        "an emergency does not hand the patient over"
    )
    opened = OpenedRecord.objects.get()
    assert opened.until - opened.opened_at == timedelta(hours=1) and opened.reason == WHY
    OpenedRecord.objects.update(opened_at=timezone.now() - timedelta(hours=2), until=timezone.now())
    assert browser.get(at("record", robin.id)).status_code == 404


@pytest.mark.parametrize("reason", ["", "   ", "hurry", " " * 40, "x" * 301])
def test_a_reason_that_is_blank_short_or_endless_opens_nothing(as_, clinician_elsewhere, robin, reason):
    answer = as_(clinician_elsewhere).post(at("break-glass", robin.id), {"reason": reason})
    assert answer.status_code == 400 and "There is a problem" in answer.content.decode()
    assert not OpenedRecord.objects.exists()


def test_a_reason_opens_no_record_that_is_not_there(as_, clinician_elsewhere, robin):
    assert as_(clinician_elsewhere).post(at("break-glass", uuid4()), {"reason": WHY}).status_code == 404
    assert not OpenedRecord.objects.exists()


def test_an_emergency_ends_with_the_role(as_, clinician_elsewhere, robin):
    browser = as_(clinician_elsewhere)
    browser.post(at("break-glass", robin.id), {"reason": WHY})
    end_role(by="test", given_role_id=GivenRole.objects.get(account=clinician_elsewhere).id)
    assert browser.get(at("record", robin.id)).status_code == 403


def test_a_consent_taken_back_closes_the_record_to_its_clinicians(as_, clinician_here, robin):
    Consent.objects.update(withdrawn_at=timezone.now())
    assert as_(clinician_here).get(at("record", robin.id)).status_code == 404


def test_the_owner_reads_every_reason_once_and_it_stays_on_record(
    as_, owner, clinician_elsewhere, robin, client
):
    opened = break_glass(by=clinician_elsewhere, patient_id=robin.id, reason=WHY)
    sign_in(client, owner)
    assert "1 record was opened in an emergency" in client.get("/staff/").content.decode()
    html = client.get("/staff/opened/").content.decode()
    assert WHY in html and "Lee Elsewhere" in html and "robin" in html
    for _ in range(2):
        assert client.post(at("mark-read", opened.id)).url == "/staff/opened/"
    html = client.get("/staff/opened/").content.decode()
    assert "nothing new to read" in html and WHY in html and "Read by owner" in html
    assert AuditEvent.objects.filter(act="read why a record was opened").count() == 1
    assert client.post(at("mark-read", uuid4())).status_code == 302


@pytest.mark.parametrize("who", ["administrator", "clinician_here", "desk_here", "colleague"])
def test_nobody_else_marks_a_reason_as_read(as_, who, request, clinician_elsewhere, robin):
    opened = break_glass(by=clinician_elsewhere, patient_id=robin.id, reason=WHY)
    browser = as_(request.getfixturevalue(who))
    assert browser.post(at("mark-read", opened.id)).status_code == 403
    opened.refresh_from_db()
    assert opened.seen_at is None


def test_a_note_of_a_runner_cannot_write_into_the_page(as_, clinician_here, robin):
    robin.account.name = "<script>alert(1)</script>"
    robin.account.save()
    html = as_(clinician_here).get(at("record", robin.id)).content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;" in html
