"""The page before a visit: every kind of question, what is known already, mistakes that lose nothing."""

import pytest
from django.test import Client

from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.patients import assign
from runwell.records.intake_questions import intake_questions
from runwell.records.models import Intake
from tests.web.programme.beginning import browser_of, checked

pytestmark = pytest.mark.django_db
PAGE, SENT = "/my/intake/", "/my/intake/sent/"
WORDS = {"words": intake_questions().version}


def html(response):
    return response.content.decode()


@pytest.fixture
def own(patient):
    return browser_of(patient)


def test_every_question_stands_on_it_with_its_reason(own):
    page = html(own.get(PAGE))
    for one in intake_questions().by_id.values():
        assert one.asks in page and one.why in page and f'name="{one.id}"' in page
    assert "Nobody reads this before your visit" in page and "call 911 now" in page and "noindex" in page


def test_it_is_sent_and_stands_there_the_next_time(own, patient):
    said = {"again": "run <b>5</b>", "when": ["night", "waking"], "settles": "days", "sitting": "8"}
    answer = own.post(PAGE, {**WORDS, **said, "steroids": "no", "periods": ""})
    assert answer.status_code == 302 and answer["Location"] == SENT
    assert Intake.objects.get().answers == {
        "again": "run <b>5</b>",
        "when": ["waking", "night"],
        "settles": "days",
        "sitting": 8,
        "steroids": "no",
    }
    assert "We have it" in html(own.get(SENT)) and "may not wait" not in html(own.get(SENT))
    again = html(own.get(PAGE))
    assert 'value="run &lt;b&gt;5&lt;/b&gt;"' in again and "You sent this on" in again
    for chosen in ("id_when-waking", "id_when-night", "id_settles-days", "id_steroids-no"):
        assert f'id="{chosen}" checked' in again
    assert 'value="8"' in again and 'id="id_when-evening" checked' not in again


def test_an_answer_that_may_not_wait_leads_to_the_check_and_the_telephone(own):
    own.post(PAGE, {**WORDS, "night": "any-position"})
    page = html(own.get(SENT))
    assert "This may not wait for your visit" in page and "Yes, however I lie" in page
    assert "/check/hip/" in page and "Do not run" in page


def test_what_the_check_was_told_is_shown_and_can_be_changed(own, patient):
    checked(patient)
    page = html(own.get(PAGE))
    assert "You told the check: " in page and 'name="night"' in page and "<summary>Change" in page
    assert own.get(PAGE).context["page"].parts
    shown = {one.question.id: one for part in own.get(PAGE).context["page"].parts for one in part.questions}
    assert shown["night"].told and not shown["night"].open and shown["settles"].open
    own.post(PAGE, {**WORDS, "night": "no"})
    shown = {one.question.id: one for part in own.get(PAGE).context["page"].parts for one in part.questions}
    assert shown["night"].open


def test_a_mistake_is_said_beside_its_question_and_nothing_is_lost(own):
    wrong = {"sitting": "many", "eases": ["rest", "none"], "worries": "x" * 1001, "settles": "soon"}
    answer = own.post(PAGE, {**WORDS, **wrong, "again": "keep me", "when": ["night"], "helped": "ice\nrest"})
    page = html(answer)
    assert answer.status_code == 400 and not Intake.objects.exists()
    for name in wrong:
        assert f'href="#id_{name}"' in page and f'id="id_{name}_error"' in page
        assert f'id="id_{name}"' in page, "the link of the problem leads somewhere"
    assert (
        'value="keep me"' in page and 'id="id_when-night" checked' in page and "ice\nrest</textarea>" in page
    )
    assert "x" * 1001 in page and 'value="many"' in page and "Nothing was lost" in page


def test_questions_that_changed_meanwhile_lose_nothing(own):
    answer = own.post(PAGE, {"words": "2001-01", "again": "keep me"})
    assert answer.status_code == 400 and "questions have changed" in html(answer)
    assert 'value="keep me"' in html(answer) and not Intake.objects.exists()


def test_a_choice_that_is_not_put_to_them_is_not_kept(own, patient):
    checked(patient, {"sex": "male", "pain-location-main": "outer-hip"})
    assert 'name="periods"' not in html(own.get(PAGE))
    own.post(PAGE, {**WORDS, "periods": "regular"})
    assert Intake.objects.get().answers == {}


def test_words_of_any_script_are_kept(own):
    said = "Ζωή Łukasz 走る ركض 🏃"
    own.post(PAGE, {**WORDS, "again": said})
    assert Intake.objects.get().answers == {"again": said} and said in html(own.get(PAGE))


def test_nobody_else_sees_or_sends_it(own, patient, other_patient, clinician, owner, front_desk):
    own.post(PAGE, {**WORDS, "again": "my own words"})
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    assert "/account/login/" in Client().get(PAGE)["Location"]
    assert "/account/login/" in Client().post(PAGE, WORDS)["Location"]
    for somebody in (other_patient, clinician, owner, front_desk):
        browser = browser_of(somebody)
        for page in (browser.get(PAGE, follow=True), browser.get(SENT, follow=True)):
            assert "my own words" not in html(page)
        browser.post(PAGE, {**WORDS, "again": "x"})
    assert Intake.objects.filter(patient=patient.patient).count() == 1


def test_before_anything_was_sent_the_thanks_lead_back(own):
    assert own.get(SENT)["Location"] == PAGE


def test_without_an_agreement_nothing_is_asked_or_kept(own, patient):
    withdraw_consent(by=patient)
    assert "What you agreed to" in html(own.get(PAGE)) and 'name="again"' not in html(own.get(PAGE))
    assert own.post(PAGE, {**WORDS, "again": "x"}).status_code == 403 and not Intake.objects.exists()
