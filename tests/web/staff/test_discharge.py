"""Ending care: what it rests on, what stands open and is warned of, and what the patient then reads."""

from datetime import date

import pytest
from django.test import Client

from runwell.records.access.discharges import care_state, current_discharge
from runwell.records.actions.clinicians_programmes import lock_programme
from runwell.records.actions.discharges import discharge
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.safety_words import say_have_read
from runwell.records.models import Discharge, Message
from runwell.records.safety_words import WARNING
from tests.web.programme.beginning import browser_of, checked
from tests.web.staff.programs import BONE, at, begun, seen
from tests.web.staff.whole_story import DAY

pytestmark = pytest.mark.django_db
ENDS = {"how": Discharge.GOES_ON_ALONE, "words": "Keep the <b>bridge</b> up", "program": "goes-on"}


@pytest.fixture
def browser(as_, clinician_here):
    return as_(clinician_here)


def page(browser, patient):
    return browser.get(at("discharge", patient)).content.decode()


def send(browser, patient, **fields):
    path = at("discharge", patient)
    return browser.post(path, {"seen": seen(browser, path), **ENDS, **fields})


def test_the_decision_is_informed(browser, clinician_here, robin):
    from django.utils import timezone

    begun(clinician_here, robin)
    today = timezone.localdate()
    for days, score in ((30, 6), (0, 3)):
        on = today - days * DAY
        keep_outcome_score(by=robin.account, patient_id=robin.id, measure="nprs", score=score, on=on)
    keep_morning(by=robin.account, patient_id=robin.id, on=today, pain=2)
    html = page(browser, robin)
    assert "3, at first 6 (" in html and "Better by 2 or more, which matters." in html
    assert "2 today, worst 2 in 14 days" in html and "Not all of them are met." in html
    assert "This stands open" not in html


def test_it_ends_and_the_patient_reads_it(browser, clinician_here, robin):
    begun(clinician_here, robin)
    assert send(browser, robin).status_code == 302
    html = page(browser, robin)
    assert "The care has ended" in html and "Dana Here" in html and "Begin the care again" in html
    mine = browser_of(robin.account).get("/my/").content.decode()
    assert "Your care with us has ended for now" in mine and "You go on by yourself." in mine
    assert "Keep the &lt;b&gt;bridge&lt;/b&gt; up" in mine and "Your exercise program stays as it is." in mine
    assert "Chest pain, shortness of breath or fainting: call 911." in mine
    assert "You can still write to us" in mine


def test_the_program_ends_with_it_where_that_was_chosen(browser, clinician_here, robin):
    begun(clinician_here, robin)
    send(browser, robin, program="ends")
    mine = browser_of(robin.account).get("/my/").content.decode()
    assert "There is no program that goes on." in mine and not Discharge.objects.get().program_goes_on


def test_without_a_program_none_is_asked_about(browser, robin):
    assert 'name="program"' not in page(browser, robin)
    assert send(browser, robin).status_code == 302 and not Discharge.objects.get().program_goes_on


def test_what_stands_open_is_warned_of_and_keeps_nobody(browser, clinician_here, robin):
    checked(robin.account)
    begun(clinician_here, robin, BONE)
    lock_programme(by=clinician_here, patient_id=robin.id, reason="waits for the MRI")
    say_have_read(by=robin.account, patient_id=robin.id, words=WARNING, rules=["RF29"])
    Message.objects.create(patient=robin, number=1, words="it hurts again")
    html = page(browser, robin)
    for words in (
        "A clinician has closed the exercises.",
        "a red flag is there",
        "an injured bone, and no gate is open. It stays so",
        "A message of theirs waits for an answer.",
        "no score of a questionnaire",
    ):
        assert words in html
    assert send(browser, robin).status_code == 302 and current_discharge(robin)


def test_what_is_missing_is_said_beside_its_field(browser, clinician_here, robin):
    begun(clinician_here, robin)
    answer = send(browser, robin, how="", words="x" * 2001, program="")
    html = answer.content.decode()
    assert answer.status_code == 400 and not Discharge.objects.exists()
    for name in ("how", "words", "program"):
        assert f'id="id_{name}_error"' in html and f'href="#id_{name}"' in html
    assert "x" * 2001 in html


def test_the_second_clinician_is_told_and_loses_nothing(browser, clinician_here, robin):
    begun(clinician_here, robin)
    path = at("discharge", robin)
    old = seen(browser, path)
    of = {"by": clinician_here, "patient_id": robin.id, "seen": care_state(robin)}
    discharge(**of, how=Discharge.PLATEAU, words="first", program_goes_on=True)
    answer = browser.post(path, {**ENDS, "seen": old, "words": "my own long words"})
    html = answer.content.decode()
    assert answer.status_code == 409 and "has ended the care by now" in html
    assert "my own long words" in html and "They go on by themselves" in html and "first" in html
    assert Discharge.objects.get().how == Discharge.PLATEAU


def test_a_message_that_came_meanwhile_is_seen_first(browser, robin):
    path = at("discharge", robin)
    old = seen(browser, path)
    Message.objects.create(patient=robin, number=1, words="it hurts again")
    answer = browser.post(path, {**ENDS, "seen": old, "words": "my own long words"})
    html = answer.content.decode()
    assert (
        answer.status_code == 409 and "A message of theirs waits" in html and not Discharge.objects.exists()
    )
    assert "my own long words</textarea>" in html
    assert browser.post(path, {**ENDS, "seen": seen(browser, path)}).status_code == 302


def test_it_begins_again_and_the_patient_no_longer_reads_of_an_end(browser, robin):
    send(browser, robin)
    path = at("reopen-care", robin)
    assert browser.post(path, {"seen": "0"}).status_code == 302 and current_discharge(robin)
    browser.post(path, {"seen": seen(browser, at("discharge", robin))})
    assert current_discharge(robin) is None and "Earlier ends" in page(browser, robin)
    assert "has ended for now" not in browser_of(robin.account).get("/my/").content.decode()


def test_nobody_else_sees_it_or_ends_it(robin, sasha, clinician_elsewhere, desk_here, owner):
    for name in ("discharge", "reopen-care"):
        assert "/account/login/" in Client().post(at(name, robin), ENDS)["Location"]
        for somebody in (robin.account, sasha.account, clinician_elsewhere, desk_here, owner):
            answer = browser_of(somebody).post(at(name, robin), {**ENDS, "seen": care_state(robin)})
            assert answer.status_code in (403, 404)
    assert not Discharge.objects.exists()


def test_a_clinician_does_not_end_their_own_care(as_, clinician_here):
    from runwell.records.actions.patients import open_record

    clinician_here.born_on = date(1980, 1, 1)
    clinician_here.save()
    own = open_record(by="test", account_id=clinician_here.id)
    browser = as_(clinician_here)
    assert browser.post(at("discharge", own), {**ENDS, "seen": care_state(own)}).status_code == 403
