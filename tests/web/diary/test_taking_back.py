"""A runner takes back on a page what they said by mistake; nobody else does."""

from uuid import uuid4

import pytest
from django.utils import timezone

from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.models import KeptMorning, KeptProgramme, OutcomeScore, SessionAnswer
from tests.people import sign_in
from tests.records.whole_programme import entry
from tests.web.diary.conftest import text
from tests.web.diary.test_diary import OTHERS, day, keep

pytestmark = pytest.mark.django_db


def take_back(client, what, part="morning", **more):
    return client.post(f"/my/diary/{day()}/{part}/take-back/", {"what": what, **more}, follow=True)


@pytest.fixture
def score(patient):
    return keep_outcome_score(by=patient, patient_id=patient.patient.id, measure="nprs", score=9)


def test_each_thing_that_was_said_of_a_morning_has_its_button(own, patient):
    assert "Take back" not in text(own.get("/my/diary/"))
    keep(own, pain="0", woke="no", notes="Wrong day")
    page = text(own.get("/my/diary/"))
    assert page.count('class="plain" name="what"') == 3 and '<b>No</b> <button class="plain"' in page
    answer = take_back(own, "pain")
    assert answer.redirect_chain[-1][0] == f"/my/diary/{day()}/" and "Taken back." in text(answer)
    assert (KeptMorning.objects.get().pain, KeptMorning.objects.get().woke) == (None, False)
    assert "nothing was taken back" in text(take_back(own, "pain"))


def test_an_answer_is_taken_back_and_pain_of_an_exercise_still_counts(own, patient, session):
    address = f"/my/diary/{session['planned']}/session/"
    own.post(address, {**session, "during": "9", "limp": "yes"})
    assert "Taken back." in text(take_back(own, "limp", "session", **session))
    assert (SessionAnswer.objects.get().during, SessionAnswer.objects.get().limp) == (9, None)
    sent = entry(KeptProgramme.objects.get(), 2, device=2, planned=session["planned"], pain=4)
    take_in_sessions(by=patient, patient_id=patient.patient.id, entries=[sent])
    assert "during an exercise" in text(take_back(own, "during", "session", **session))
    assert SessionAnswer.objects.get().during is None


def test_a_score_is_taken_back(own, score):
    assert f'name="score" value="{score.id}"' in text(own.get("/my/scores/"))
    for said, words in ((score.id, "Taken back."), (score.id, "nothing was"), ("x", "nothing was")):
        assert words in text(own.post("/my/scores/take-back/", {"score": said}, follow=True))
    assert not OutcomeScore.objects.exists()


def test_what_did_not_come_from_our_page_takes_nothing_back(own, patient, session, morning):
    morning(pain=3)
    assert "Choose again." in text(take_back(own, "patient"))
    assert "Choose again." in text(take_back(own, "patient", "session", **session))
    answer = take_back(own, "during", "session", **{**session, "programme": str(uuid4())})
    assert "We do not know this session." in text(answer)
    assert own.get(f"/my/diary/{day()}/morning/take-back/").status_code == 405
    assert own.post("/my/diary/2026-13-01/morning/take-back/").status_code == 404
    assert KeptMorning.objects.get().pain == 3


def test_after_taking_back_the_agreement_nothing_is_changed(own, patient, session, morning, score):
    morning(pain=3)
    own.post(f"/my/diary/{session['planned']}/session/", {**session, "during": "2"})
    withdraw_consent(by=patient)
    assert "Take back" not in text(own.get("/my/diary/")) + text(own.get("/my/scores/"))
    for answer in (
        take_back(own, "pain"),
        take_back(own, "during", "session", **session),
        own.post("/my/scores/take-back/", {"score": score.id}, follow=True),
    ):
        assert "You took back your agreement" in text(answer)
    assert KeptMorning.objects.get().pain == 3 and OutcomeScore.objects.exists()
    assert SessionAnswer.objects.get().during == 2


@pytest.mark.parametrize("who", [*OTHERS, None])
def test_nobody_else_takes_anything_back(client, patient, session, morning, score, who, request):
    morning(pain=3)
    if who:
        sign_in(client, request.getfixturevalue(who))
    take_back(client, "pain")
    take_back(client, "during", "session", **session)
    client.post("/my/scores/take-back/", {"score": score.id})
    assert KeptMorning.objects.get(on=timezone.localdate()).pain == 3 and OutcomeScore.objects.exists()
