"""The runner's answers travel in one locked cookie; what cannot be read ends kindly, never in an error."""

import base64
import json

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from runwell.check.answers import Answers
from runwell.refusals import Refusal
from runwell.web.check import answers_cookie
from runwell.web.check.answers_cookie import NAME, SoFar

TOLD = {"age-band": "17-39", "medication": "blood-thinner|bone-drug", "stairs-pain": "unknown"}


@pytest.fixture
def so_far(hip_pack):
    answers = Answers.of(hip_pack, TOLD, TOLD)
    pages = ("about-you", "medication", "daily-life")
    return SoFar(answers, pages, together=True, kept="secret")


def written(pack, so_far):
    response = HttpResponse()
    answers_cookie.write(response, pack, so_far)
    return response.cookies[NAME]


def read(pack, value):
    request = RequestFactory().get("/check/hip/")
    request.COOKIES[NAME] = value
    return answers_cookie.read(request, pack)


def test_what_was_written_is_read_again(hip_pack, so_far):
    assert read(hip_pack, written(hip_pack, so_far).value) == so_far


def test_no_cookie_means_no_check_under_way(hip_pack):
    assert read(hip_pack, "") is None


def test_the_cookie_stays_on_the_check_and_out_of_reach_of_scripts(hip_pack, so_far, settings):
    settings.SESSION_COOKIE_SECURE = True
    morsel = written(hip_pack, so_far)
    assert (morsel["path"], morsel["samesite"]) == ("/check/", "Lax")
    assert morsel["httponly"] is True
    assert morsel["secure"] is True
    assert morsel["max-age"] == 24 * 3600  # phones bring back the cookies of a closed browser


def test_nothing_in_the_cookie_can_be_read_without_the_key(hip_pack, so_far):
    raw = base64.urlsafe_b64decode(written(hip_pack, so_far).value)
    assert b"blood" not in raw
    assert b"medication" not in raw


def test_the_fullest_cookie_fits_into_a_browser(hip_pack):
    every = {f.id: f.values[-1] for f in hip_pack.findings.values() if f.who == "runner"}
    so_far = SoFar(Answers.of(hip_pack, every, every), tuple(every), kept="x" * 43)
    assert len(written(hip_pack, so_far).value) < 3800


@pytest.mark.parametrize("value", ["nonsense", "gAAAAAB", "äöü", "x" * 5000])
def test_a_tampered_cookie_is_refused_in_words(hip_pack, value):
    with pytest.raises(Refusal, match="start again"):
        read(hip_pack, value)


def test_one_changed_character_is_noticed(hip_pack, so_far):
    value = written(hip_pack, so_far).value
    middle = len(value) // 2
    other = "A" if value[middle] != "A" else "B"
    with pytest.raises(Refusal, match="could not read"):
        read(hip_pack, value[:middle] + other + value[middle + 1 :])


def test_a_cookie_of_yesterday_is_refused(hip_pack, so_far, monkeypatch):
    value = written(hip_pack, so_far).value
    monkeypatch.setattr(answers_cookie, "LIVES_FOR", -1)
    with pytest.raises(Refusal, match="more than a day old"):
        read(hip_pack, value)


def test_a_cookie_of_another_pack_is_refused(hip_pack, so_far, monkeypatch):
    value = written(hip_pack, so_far).value
    opened = json.loads

    def of_older_pack(text):
        return {**opened(text), "pack": "hip@000000000000"}

    monkeypatch.setattr(answers_cookie.json, "loads", of_older_pack)
    with pytest.raises(Refusal, match="have been updated"):
        read(hip_pack, value)


def test_a_new_secret_still_opens_cookies_of_the_old_one(hip_pack, so_far, settings):
    value = written(hip_pack, so_far).value
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another secret"
    assert read(hip_pack, value) == so_far
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(Refusal):
        read(hip_pack, value)


def test_an_answered_page_is_remembered_once_in_order(hip_pack):
    so_far = SoFar.empty(hip_pack)
    for page, values in (
        ("about-you", {"sex": "male"}),
        ("onset", {"onset": "gradual"}),
        ("about-you", {"sex": "female"}),
    ):
        so_far = so_far.answered(hip_pack, page, values)
    assert so_far.pages == ("about-you", "onset")
    assert dict(so_far.answers.values) == {"sex": "female", "onset": "gradual"}


def test_changing_an_answer_lets_go_of_the_copy_that_was_kept(hip_pack, so_far):
    changed = so_far.answered(hip_pack, "where", {"side": "one-side"})
    assert changed.kept == ""
