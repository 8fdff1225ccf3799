"""The list of patients: by office and by clinician, names only, and no name in any address."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.records import access
from runwell.records.actions.patients import assign
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.models import Account, Assignment, Consent, DueJob, Patient, VisitRequest
from tests.people import somebody

pytestmark = pytest.mark.django_db

ROBIN, SASHA = "robin@example.com", "sasha@example.com"
NEW = {"name": "Kim New", "email": "kim@example.com", "born_on": "1990-05-17"}


def at(name, *ids):
    return reverse(f"staff:{name}", args=ids)


def born(years):
    """The birthday of somebody who is that old, and was so yesterday."""
    today = timezone.localdate()
    return (date(today.year - years, today.month, min(today.day, 28)) - timedelta(days=1)).isoformat()


def test_the_front_desk_of_one_office_sees_its_patients_only(as_, desk_here, robin, sasha):
    browser = as_(desk_here)
    html = browser.get("/staff/patients/").content.decode()
    assert ROBIN in html and SASHA not in html
    found = browser.post("/staff/patients/", {"words": "sasha"}).content.decode()
    assert "0 patients found" in found and SASHA not in found


def test_the_front_desk_sees_how_to_reach_a_patient_and_nothing_of_their_health(
    as_, desk_here, robin, checked
):
    words = {"email": "", "times": "", "note": "it hurts in the groin"}
    ask_for_visit(by="runner", name="R", telephone="(708) 555-0188", location_id=None, **words)
    VisitRequest.objects.update(patient=robin)
    html = as_(desk_here).get("/staff/patients/").content.decode()
    assert 'href="tel:7085550188"' in html and ROBIN in html
    assert f'href="{at("record", robin.id)}"' not in html
    assert "groin" not in html and checked.verdict["headline"] not in html


def test_a_clinician_sees_their_office_first_and_finds_others_by_a_search(as_, clinician_here, robin, sasha):
    browser = as_(clinician_here)
    html = browser.get("/staff/patients/").content.decode()
    assert at("record", robin.id) in html and SASHA not in html
    answer = browser.post("/staff/patients/", {"words": "SASHA example"})
    found = answer.content.decode()
    assert "1 patient found" in found and "Not open to you" in found and at("record", sasha.id) in found
    assert answer.headers["Cache-Control"] == "no-store"


def test_assigned_patients_are_ones_own_wherever_they_are_seen(as_, clinician_elsewhere, robin, sasha):
    assign(by="test", patient_id=robin.id, clinician_id=clinician_elsewhere.id)
    html = as_(clinician_elsewhere).get("/staff/patients/").content.decode()
    assert at("record", robin.id) in html and at("record", sasha.id) in html
    assert "Lee Elsewhere" in html


@pytest.mark.parametrize("words", ["", "   "])
def test_an_empty_search_lists_nobody(as_, clinician_here, sasha, words):
    assert SASHA not in as_(clinician_here).post("/staff/patients/", {"words": words}).content.decode()


def test_a_name_in_the_address_is_no_search(as_, clinician_here, sasha):
    assert SASHA not in as_(clinician_here).get("/staff/patients/?words=sasha").content.decode()


def test_the_front_desk_assigns_and_ends_and_moves(as_, desk_here, clinician_here, robin, hinsdale):
    browser = as_(desk_here)
    assert at("placing", robin.id) in browser.get("/staff/patients/").content.decode()
    answer = browser.post(at("assign", robin.id), {"clinician": str(clinician_here.id)})
    assert answer.url == at("placing", robin.id)
    assert Assignment.objects.get().clinician == clinician_here
    assert "Dana Here" in browser.get(at("placing", robin.id)).content.decode()
    browser.post(at("end-assignment", robin.id, clinician_here.id))
    assert Assignment.objects.get().ended_at
    answer = browser.post(at("move", robin.id), {"office": str(hinsdale.id)})
    assert answer.url == at("patients"), "the patient is another office's now"
    assert browser.get(at("placing", robin.id)).status_code == 403


def test_nobody_of_another_office_places_a_patient(as_, desk_here, clinician_here, sasha, oak_lawn):
    for by in (desk_here, clinician_here):
        browser = as_(by)
        answers = [
            browser.get(at("placing", sasha.id)),
            browser.post(at("move", sasha.id), {"office": str(oak_lawn.id)}),
            browser.post(at("assign", sasha.id), {"clinician": str(clinician_here.id)}),
            browser.post(at("end-assignment", sasha.id, clinician_here.id)),
            browser.get(at("placing", uuid4())),
        ]
        assert [answer.status_code for answer in answers] == [403] * 5
    sasha.refresh_from_db()
    assert sasha.location != oak_lawn and not Assignment.objects.exists()


def test_only_clinicians_and_real_offices_can_be_chosen(as_, desk_here, robin):
    browser = as_(desk_here)
    for form in ({"clinician": str(desk_here.id)}, {"clinician": str(uuid4())}, {}):
        assert browser.post(at("assign", robin.id), form).status_code == 400
    for form in ({"office": str(uuid4())}, {"office": "x"}, {}):
        assert browser.post(at("move", robin.id), form).status_code == 400
    assert not Assignment.objects.exists()


def test_a_runner_is_invited_and_their_record_waits_for_their_own_yes(as_, desk_here):
    browser = as_(desk_here)
    assert browser.post("/staff/patients/new/", {**NEW, "role": "owner", "is_active": ""}).status_code == 302
    kim = Account.objects.get(email="kim@example.com")
    assert (kim.name, kim.born_on, kim.is_active) == ("Kim New", date(1990, 5, 17), True)
    assert not access.works_here(kim) and not Patient.objects.exists()
    assert DueJob.objects.filter(kind="mail").count() == 1
    browser.post("/staff/patients/new/", {**NEW, "name": "Kim Newer"})
    kim.refresh_from_db()
    assert kim.name == "Kim Newer" and DueJob.objects.filter(kind="mail").count() == 2, "asked in again"


def test_an_account_that_is_in_use_is_not_touched(as_, desk_here, robin):
    answer = as_(desk_here).post("/staff/patients/new/", {**NEW, "email": ROBIN})
    assert answer.status_code == 400 and "has an account already" in answer.content.decode()
    robin.account.refresh_from_db()
    assert robin.account.name == "robin" and not DueJob.objects.exists()


def test_a_colleagues_address_makes_no_patient_of_them(as_, desk_here, clinician_here):
    answer = as_(desk_here).post("/staff/patients/new/", {**NEW, "email": clinician_here.email})
    assert answer.status_code == 400
    clinician_here.refresh_from_db()
    assert clinician_here.name == "Dana Here" and clinician_here.born_on is None


def test_younger_than_seventeen_is_refused_in_words(as_, desk_here):
    grown = {"guardian_name": "Pat New", "on_paper": "on"}
    answer = as_(desk_here).post("/staff/patients/new/", {**NEW, "born_on": born(16), **grown})
    assert answer.status_code == 400 and "younger than 17" in answer.content.decode()
    assert not Account.objects.filter(email="kim@example.com").exists()


@pytest.mark.parametrize(
    "given", [{}, {"guardian_name": "Pat New"}, {"guardian_name": " ", "on_paper": "on"}]
)
def test_seventeen_needs_a_guardian_and_their_paper(as_, desk_here, given):
    answer = as_(desk_here).post("/staff/patients/new/", {**NEW, "born_on": born(17), **given})
    assert answer.status_code == 400 and "guardian must agree first" in answer.content.decode()
    assert not Account.objects.filter(email="kim@example.com").exists()


def test_seventeen_with_a_guardian_is_invited_and_nothing_is_readable_yet(
    as_, desk_here, clinician_here, oak_lawn
):
    given = {"guardian_name": "Pat New", "on_paper": "on"}
    browser = as_(desk_here)
    assert browser.post("/staff/patients/new/", {**NEW, "born_on": born(17), **given}).status_code == 302
    consent = Consent.objects.get()
    assert (consent.purpose, consent.guardian_name, consent.recorded_by) == ("guardian", "Pat New", desk_here)
    kim = Account.objects.get(email="kim@example.com")
    assert access.own_record(kim) is None
    assert "kim@example.com" in browser.get("/staff/patients/").content.decode()
    browser.post(at("move", consent.patient_id), {"office": str(oak_lawn.id)})
    assert not access.patients(clinician_here).exists()


@pytest.mark.parametrize("born_on", ["2999-01-01", "1850-01-01", "yesterday", ""])
def test_a_date_that_cannot_be_is_said(as_, desk_here, born_on):
    assert as_(desk_here).post("/staff/patients/new/", {**NEW, "born_on": born_on}).status_code == 400
    assert not Account.objects.filter(email="kim@example.com").exists()


def test_a_long_list_has_pages(as_, desk_here, robin, monkeypatch, oak_lawn):
    monkeypatch.setattr("runwell.web.staff.patients.A_PAGE", 1)
    Patient.objects.create(account=somebody("zoe@example.com"), location=oak_lawn)
    browser = as_(desk_here)
    first, second = (browser.get(f"/staff/patients/?page={n}").content.decode() for n in (1, 2))
    assert ROBIN in first and "zoe@" not in first and 'href="?page=2"' in first
    assert "zoe@" in second and ROBIN not in second
