"""A clinician confirms a cause: what follows for the program, what waits for imaging, what is read of it."""

import re

import pytest

from runwell.records import access
from runwell.records.access.findings_of import confirmed_cause
from runwell.records.models import ConfirmedCause
from tests.people import somebody_with_a_record
from tests.records.examined import BONE, GTPS, OA, confirmed, told_of_a_bone
from tests.web.staff.programs import at, begun, seen, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(as_, clinician_here):
    return as_(clinician_here)


def html(response):
    return " ".join(re.sub(r"<style>.*?</style>", "", response.content.decode(), flags=re.DOTALL).split())


def confirm(browser, patient, cause=GTPS, how="imaging", words=""):
    return send(browser, patient, "cause", act="confirm", cause=cause, how=how, words=words)


def test_a_cause_is_confirmed_and_said_with_who_and_how(browser, robin):
    assert "No cause is confirmed yet." in html(browser.get(at("cause", robin)))
    assert confirm(browser, robin, words="MRI of November 20").status_code == 302
    page = html(browser.get(at("cause", robin)))
    assert "By imaging, by Dana Here on" in page and "MRI of November 20" in page
    assert "Begin a program for it" in page and at("program-begin", robin) in page
    assert confirmed_cause(robin).cause == GTPS


def test_a_program_for_another_cause_is_closed_and_the_page_leads_to_a_new_one(
    browser, robin, clinician_here
):
    begun(clinician_here, robin)
    confirm(browser, robin, BONE, words="Stress fracture on MRI")
    page = html(browser.get(at("cause", robin)))
    assert "and is closed." in page and "until a clinician opens it" in page
    form = html(browser.get(at("program-begin", robin)))
    assert re.search(rf'<option value="{BONE}" selected>', form), "the confirmed cause is chosen already"
    answer = send(browser, robin, "program-begin", cause=BONE, phase="1", why="MRI")
    assert answer.status_code == 302 and access.current_programme(robin).cause == BONE
    assert "The exercise program is for this cause." in html(browser.get(at("cause", robin)))


def test_a_program_that_a_colleague_closed_is_said_to_be_opened_or_ended_first(
    browser, robin, clinician_here
):
    from runwell.records.actions.clinicians_programmes import lock_programme

    begun(clinician_here, robin)
    lock_programme(by=clinician_here, patient_id=robin.id, reason="Fever")
    confirm(browser, robin, BONE)
    assert "A clinician has closed it." in html(browser.get(at("cause", robin)))


def test_no_examination_alone_clears_a_bone_and_what_was_written_stays(browser, robin):
    told_of_a_bone(robin)
    page = html(browser.get(at("cause", robin)))
    assert "An injured bone is possible, or was found." in page and "What decides: " in page
    answer = confirm(browser, robin, how="examination", words="All tests were calm")
    said = html(answer)
    assert (
        answer.status_code == 400
        and "no examination rules one out" in said
        and 'id="confirm-how_error"' in said
    )
    assert "All tests were calm" in said and not ConfirmedCause.objects.exists()
    assert confirm(browser, robin, words="MRI calm").status_code == 302


def test_a_bone_that_a_scan_showed_is_called_confirmed_and_asks_for_no_scan(browser, robin, clinician_here):
    told_of_a_bone(robin)
    confirmed(clinician_here, robin, BONE)
    page = html(browser.get(at("cause", robin)))
    assert "An injured bone is confirmed." in page and "What decides: " not in page
    assert "no other cause can be confirmed by examination alone" in page
    begun(clinician_here, robin, BONE)
    page = html(browser.get(at("cause", robin)))
    assert "The exercise program is for this cause." in page and "gives no exercise" not in page


def test_it_is_opened_again_with_a_reason(browser, robin):
    confirm(browser, robin)
    assert send(browser, robin, "cause", act="open", words="").status_code == 400
    assert send(browser, robin, "cause", act="open", words="The scan was of the other hip").status_code == 302
    page = html(browser.get(at("cause", robin)))
    assert "No cause is confirmed yet." in page and "The scan was of the other hip" in page


@pytest.mark.parametrize("wrong", [{"cause": "nonsense"}, {"how": ""}, {"cause": ""}, {"words": "a" * 1001}])
def test_what_is_wrong_is_said_beside_its_field(browser, robin, wrong):
    answer = send(browser, robin, "cause", **{"act": "confirm", "cause": GTPS, "how": "imaging", **wrong})
    name = next(iter(wrong))
    assert answer.status_code == 400 and f'id="confirm-{name}_error"' in html(answer)
    assert not ConfirmedCause.objects.exists()


def test_the_second_of_two_is_told_and_loses_nothing(browser, robin, clinician_elsewhere):
    from runwell.records.actions.patients import assign

    assign(by="test", patient_id=robin.id, clinician_id=clinician_elsewhere.id)
    opened = seen(browser, at("cause", robin))
    confirmed(clinician_elsewhere, robin, OA, words="X-ray")
    given = {"act": "confirm", "seen": opened, "cause": GTPS, "how": "surgery", "words": "Seen at surgery"}
    answer = browser.post(at("cause", robin), given)
    page = html(answer)
    assert answer.status_code == 409 and "New since you opened this page" in page and "X-ray" in page
    assert "Seen at surgery" in page and f'<option value="{GTPS}" selected>' in page
    assert confirmed_cause(robin).cause == OA


def test_the_patient_reads_it_in_plain_words_and_nobody_else_does(as_, robin, clinician_here):
    from runwell.records.packs import the_pack

    confirmed(clinician_here, robin, GTPS)
    line = f"What your pain comes from: <b>{the_pack().causes[GTPS].plain_name}</b>"
    browser = as_(robin.account)
    assert line in html(browser.get("/my/")) and line in html(browser.get("/my/program/"))
    begun(clinician_here, robin)
    page = html(browser.get("/my/program/"))
    assert line in page and "found this out by a scan" in page
    other = as_(somebody_with_a_record("other@example.com"))
    assert "What your pain comes from" not in html(other.get("/my/"))
