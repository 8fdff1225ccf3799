"""The diary: what is asked, what is kept, what is said of a mistake, and to whom nothing is shown."""

from datetime import timedelta

import pytest
from django.utils import timezone

from runwell.records.actions.consents import withdraw_consent
from runwell.records.models import KeptMorning, SessionAnswer
from tests.people import sign_in
from tests.web.diary.conftest import text

pytestmark = pytest.mark.django_db
OTHERS = ["other_patient", "colleague", "treating", "front_desk", "owner", "administrator"]


def day(back=0):
    return (timezone.localdate() - timedelta(days=back)).isoformat()


def keep(client, back=0, **said):
    return client.post(f"/my/diary/{day(back)}/morning/", said, follow=True)


def test_a_morning_is_two_taps_and_what_it_means_stands_there(own, patient, program):
    page = text(own.get("/my/diary/"))
    assert page.count('name="pain"') == 11 and "What it means today" not in page
    answer = keep(own, pain="3")
    assert answer.redirect_chain[-1][0] == "/my/diary/" and "Kept for " in text(answer)
    assert "Nothing changes today" in text(answer)
    assert KeptMorning.objects.get().pain == 3


def test_everything_of_a_morning_is_kept_and_shown_to_be_corrected(own, patient):
    keep(own, pain="0", woke="no", painkillers="yes", sleep="7", notes="Long drive")
    kept = KeptMorning.objects.get()
    assert (kept.pain, kept.woke, kept.painkillers, kept.sleep) == (0, False, True, 7)
    page = text(own.get("/my/diary/"))
    assert 'value="0" id="morning-pain-0" checked' in page and "Long drive</textarea>" in page
    assert 'id="morning-woke-no" checked' in page and 'id="morning-painkillers-yes" checked' in page
    keep(own, pain="2", woke="yes")
    kept.refresh_from_db()
    assert (kept.pain, kept.woke, kept.notes) == (2, True, "Long drive")


def test_yesterday_is_asked_for_while_it_is_missing(own, patient):
    missing = f'href="/my/diary/{day(1)}/"'
    assert missing in text(own.get("/my/diary/"))
    assert 'name="pain"' in text(own.get(f"/my/diary/{day(1)}/"))
    keep(own, 1, pain="4")
    page = text(own.get("/my/diary/"))
    assert "Yesterday morning is missing" not in page and "Morning 4" in page


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"pain": "11"}, "Choose a number from 0 to 10."),
        ({"pain": "-1"}, "Choose a number from 0 to 10."),
        ({"pain": "lots"}, "Choose a number from 0 to 10."),
        ({"pain": "3", "sleep": "25"}, "Enter whole hours, from 0 to 24."),
        ({"pain": "3", "sleep": "7.5"}, "Enter whole hours, from 0 to 24."),
        ({"pain": "3", "woke": "maybe"}, "Choose yes or no."),
        ({}, "Choose a number first."),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_is_lost(own, patient, said, words):
    answer = keep(own, **{"notes": "Kept in the form", **said} if said else said)
    page = text(answer)
    assert answer.status_code == 400 and "<title>Error: " in page and page.count(words) == 2
    assert not said or "Kept in the form</textarea>" in page
    assert not KeptMorning.objects.exists()


def test_a_day_to_come_is_refused_and_nothing_is_lost(own, patient):
    answer = keep(own, -3, pain="2", notes="Tomorrow already")
    page = text(answer)
    assert answer.status_code == 400 and "This day has not come yet" in page
    assert "Tomorrow already</textarea>" in page and 'id="morning-pain-2" checked' in page
    looked = own.get(f"/my/diary/{day(-3)}/", follow=True)
    assert looked.redirect_chain[-1][0] == "/my/diary/" and "has not come yet" in text(looked)
    assert keep(own, 400, pain="2").status_code == 400
    assert not KeptMorning.objects.exists()


@pytest.mark.parametrize("nonsense", ["2026-13-45", "yesterday", "0", "2026-1-1", "9" * 300])
def test_a_day_that_is_none_is_not_found(own, patient, nonsense):
    assert own.get(f"/my/diary/{nonsense}/").status_code == 404
    assert own.post(f"/my/diary/{nonsense}/morning/", {"pain": "1"}).status_code == 404


def test_the_same_sent_twice_is_one(own, patient, session):
    for _ in range(2):
        assert keep(own, pain="3").status_code == 200
        own.post(f"/my/diary/{day()}/session/", {**session, "during": "2", "limp": "no"})
    assert KeptMorning.objects.count() == 1 and SessionAnswer.objects.count() == 1


def test_pain_now_after_a_session_counts_as_the_hour_after(own, patient, session):
    page = text(own.get("/my/diary/"))
    assert "It counts as your pain an hour after the session." in page
    assert page.count('name="hour_after"') == 11 and 'type="radio" name="hour_after"' not in page
    answer = own.post(f"/my/diary/{session['planned']}/session/", {**session, "hour_after": "4"}, follow=True)
    assert SessionAnswer.objects.get().hour_after == 4
    assert 'type="radio" name="hour_after" value="4" id="session-0-hour_after-4" checked' in text(answer)


def test_answers_about_a_session_are_kept_and_corrected(own, patient, session):
    address = f"/my/diary/{session['planned']}/session/"
    own.post(address, {**session, "during": "2", "limp": "no", "effort": "5"})
    own.post(address, {**session, "during": "3", "limp": "no", "effort": "5"})
    first, second = SessionAnswer.objects.order_by("at")
    assert (first.during, first.limp, first.effort) == (2, False, 5)
    assert (second.during, second.limp, second.effort) == (3, None, None)


@pytest.mark.parametrize("said", [{"during": "11"}, {"limp": "x"}, {}])
def test_a_mistake_about_a_session_is_said_beside_its_field(own, patient, session, said):
    answer = own.post(f"/my/diary/{session['planned']}/session/", {**session, "effort": "", **said})
    assert answer.status_code == 400 and "<title>Error: " in text(answer)
    assert not SessionAnswer.objects.exists()


def test_a_session_that_is_not_theirs_or_not_of_that_day_takes_no_answer(own, patient, session):
    for back, wrong in ((0, {"nth": "2"}), (0, {"programme": "x"}), (0, {"planned": day(1)}), (1, {})):
        address = f"/my/diary/{day(back)}/session/"
        answer = own.post(address, {**session, **wrong, "during": "1"}, follow=True)
        assert "We do not know this session." in text(answer)
    assert not SessionAnswer.objects.exists()


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_reads_or_writes_it(client, patient, session, morning, who, request):
    morning(pain=7, notes="Only mine")
    sign_in(client, request.getfixturevalue(who))
    for page in ("diary/", f"diary/{day()}/", "scores/", "progress/"):
        answer = client.get(f"/my/{page}", follow=True)
        assert "Only mine" not in text(answer) and "Morning 7" not in text(answer)
    answer = client.post(f"/my/diary/{session['planned']}/session/", {**session, "during": "9"})
    assert answer.status_code in (302, 404)
    keep(client, pain="1")
    assert KeptMorning.objects.get(patient=patient.patient).pain == 7
    assert not SessionAnswer.objects.exists()


def test_a_stranger_is_sent_to_the_door(client, patient, session):
    for page in ("diary/", f"diary/{day()}/", "scores/", "progress/"):
        assert client.get(f"/my/{page}").url.startswith("/account/login/")
    assert client.post(f"/my/diary/{day()}/morning/", {"pain": "1"}).url.startswith("/account/login/")
    assert client.post("/my/scores/", {"which": "nprs", "score": "1"}).url.startswith("/account/login/")
    assert not KeptMorning.objects.exists()


def test_after_taking_back_the_agreement_it_can_be_read_and_nothing_is_added(own, patient, session, morning):
    morning(1, pain=6)
    withdraw_consent(by=patient)
    page = text(own.get("/my/diary/"))
    assert "You took back your agreement" in page and "Morning 6" in page and 'name="pain"' not in page
    assert keep(own, pain="3").status_code == 400
    answer = own.post(f"/my/diary/{session['planned']}/session/", {**session, "during": "3"})
    assert answer.status_code == 400
    assert own.get("/my/progress/").status_code == 200
    assert KeptMorning.objects.count() == 1 and not SessionAnswer.objects.exists()


def test_the_list_of_days_comes_in_pages(own, patient, morning):
    for back in range(1, 20):
        morning(back, pain=back % 11)
    first, second = text(own.get("/my/diary/")), text(own.get("/my/diary/?page=2"))
    assert first.count(">Correct<") == 14 and second.count(">Correct<") == 5
    assert own.get("/my/diary/?page=nonsense").status_code == 200


def test_no_words_of_health_stand_in_an_address_or_a_cookie(own, patient, program):
    answer = own.post(f"/my/diary/{day()}/morning/", {"pain": "9", "notes": "groin"})
    assert answer.url == "/my/diary/" and answer["Cache-Control"] == "no-store"
    assert "groin" not in str(answer.cookies) and "9" not in answer.url
