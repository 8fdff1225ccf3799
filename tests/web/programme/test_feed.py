"""The calendar of a runner: who reads it, what it says, and the page that opens and closes it."""

import re
from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from runwell.records import access
from runwell.records.access.programmes import current_programme
from runwell.records.actions.clinicians_programmes import lock_programme, unlock_programme
from runwell.records.actions.comebacks import end_comeback
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.patients import assign
from runwell.records.actions.session_reminders import set_reminders
from tests.people import sign_in
from tests.records.test_comebacks import begin as begin_way_back
from tests.records.test_comebacks import programme
from tests.web.programme.beginning import browser_of
from tests.web.programme.test_program import kept

pytestmark = pytest.mark.django_db
PAGE = "/my/program/calendar/"
OPEN, CLOSE = f"{PAGE}open/", f"{PAGE}close/"


@pytest.fixture
def program(patient):
    return kept(patient)


def opened(client, **form):
    """The address as the page shows it, as a path."""
    said = client.post(OPEN, form).content.decode()
    found = re.search(r'value="https?://[^/"]+(/calendar/[\w-]+\.ics(?:\?ring)?)"', said)
    assert found and "It is not shown again." in said
    return found[1]


def entries(address):
    answer = Client().get(address)
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/calendar")
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_a_calendar_reads_four_weeks_without_a_sign_in(own, program):
    own.post(PAGE, {"hour": "18"})
    found, today = entries(opened(own)), timezone.localdate()
    assert [one.decoded("dtstart").date() for one in found] == [today + timedelta(days=n) for n in range(28)]
    assert {one.decoded("dtstart").hour for one in found} == {18}
    assert "VALARM" not in str(found[0].to_ical())
    assert b"BEGIN:VALARM" in entries(opened(own, ring="on"))[0].to_ical()


def test_it_says_nothing_of_a_hip(own, program, practice):
    said = Client().get(opened(own)).content.decode().lower()
    assert "exercise session" in said and "/my/session/" in said
    for word in ("hip", "pain", "bridge", "clam", "tendinopathy", "robin", practice.name.lower()):
        assert word not in said


def runs_in(address):
    return [one for one in entries(address) if one["summary"] == "Run"]


def test_planned_runs_of_two_weeks_stand_there_as_runs_and_say_no_more(own, patient):
    programme(patient)
    begin_way_back(patient, days=0)
    own.post(PAGE, {"hour": "18"})
    found, today = runs_in(opened(own)), timezone.localdate()
    days = [one.decoded("dtstart") for one in found]
    assert days == sorted(days) and days[0] == today and days[-1] < today + timedelta(days=14)
    assert all((later - day).days >= 2 for day, later in pairwise(days)) and len(days) >= 4
    for one in found:
        lines = one.to_ical().decode().replace("\r\n ", "").splitlines()
        said = "\n".join(line for line in lines if not line.startswith("UID:"))  # any letters may stand there
        assert "/my/return/" in said and "CLASS:PRIVATE" in said and "VALARM" not in said
        for word in ("minute", "mile", "pain", "stage", "a1", "walk"):
            assert word not in said.lower().replace("runwell", "")
    assert len({str(one["uid"]) for one in entries(opened(own))}) == len(entries(opened(own)))


@pytest.mark.parametrize("phase", [1, 3])
def test_a_closed_way_back_puts_no_run_into_the_calendar(own, patient, phase):
    programme(patient, phase=phase)
    begin_way_back(patient, days=0)
    assert runs_in(opened(own)) == []


def test_ended_or_locked_there_are_no_runs(own, patient, clinician):
    programme(patient)
    begin_way_back(patient, days=0)
    address = opened(own)
    assert runs_in(address)
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    lock_programme(by=clinician, patient_id=patient.patient.id, reason="wait for the picture")
    assert runs_in(address) == []
    unlock_programme(by=clinician, patient_id=patient.patient.id, reason="the picture is fine")
    assert runs_in(address)
    end_comeback(by=patient, patient_id=patient.patient.id, today=timezone.localdate(), why="Well again")
    assert runs_in(address) == []


def test_nobody_keeps_it_and_nobody_finds_it(own, program):
    answer = Client().get(opened(own))
    assert answer.headers["Cache-Control"] == "no-store" and "noindex" in answer.headers["X-Robots-Tag"]
    assert Client().head(opened(own)).content == b""
    assert Client().post(opened(own)).status_code == 405


def test_a_closed_address_is_as_one_that_never_was(own, program):
    first = opened(own)
    second = opened(own)
    gone = [Client().get(address) for address in (first, "/calendar/never-was.ics")]
    assert [one.status_code for one in gone] == [404, 404]
    assert [one.headers.items() for one in gone[:1]] == [one.headers.items() for one in gone[1:]]
    assert entries(second)
    own.post(CLOSE)
    assert Client().get(second).status_code == 404
    assert "Close the calendar" not in own.get(PAGE).content.decode()


def test_a_session_keeps_its_uid_when_the_address_is_new(own, program):
    assert [str(one["uid"]) for one in entries(opened(own))] == [
        str(one["uid"]) for one in entries(opened(own))
    ]


def test_it_is_empty_while_exercises_are_closed_and_gone_with_the_agreement(own, patient, clinician, program):
    address = opened(own)
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    lock_programme(by=clinician, patient_id=patient.patient.id, reason="wait for the picture")
    assert entries(address) == []
    withdraw_consent(by=patient)
    assert Client().get(address).status_code == 404


def test_the_address_is_shown_once(own, program):
    address = opened(own)
    said = own.get(PAGE).content.decode()
    assert address.partition(".")[0] not in said and "has had an address since" in said


@pytest.mark.parametrize(("said", "hour"), [("7", 7), ("0", 0), ("", None)])
@pytest.mark.parametrize("mail", [False, True])
def test_the_hour_is_kept_and_leaves_the_mail_as_it_is(own, patient, program, said, hour, mail):
    set_reminders(by=patient, patient_id=patient.patient.id, hour=18, by_mail=mail)
    assert own.post(PAGE, {"hour": said})["Location"] == PAGE
    now = current_programme(patient.patient)
    assert (now.remind_at, now.remind_by_mail) == (hour, mail and hour is not None)


@pytest.mark.parametrize("hour", ["24", "-1", "noon", "²", "9" * 5000])
def test_what_is_no_hour_is_said_and_changes_nothing(own, patient, program, hour):
    answer = own.post(PAGE, {"hour": hour})
    assert answer.status_code == 400 and "no such hour" in answer.content.decode()
    assert current_programme(patient.patient).remind_at is None


def test_everybody_has_only_their_own(client, patient, other_patient, clinician, program):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    for address in (PAGE, OPEN, CLOSE):
        assert "/account/login/" in Client().post(address)["Location"]
        assert browser_of(other_patient).post(address).status_code == 302
    sign_in(client, clinician)
    assert client.post(OPEN)["Location"] == "/my/"
    assert access.calendar_feed(patient.patient) is None
