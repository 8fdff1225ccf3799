"""From an answer of the check, and from one's own pages, to a program."""

import pytest

from runwell.records.models import OwnCheck
from tests.people import sign_in
from tests.web.check.runners import OUTER_HIP, STRESS_FRACTURE, walk
from tests.web.programme.beginning import checked

pytestmark = pytest.mark.django_db
KEEP = "Keep this program and be guided"


@pytest.mark.parametrize("path", ["/check/hip/answer/", "/check/hip/plan/"])
def test_a_stranger_is_told_of_the_account_and_led_on(client, path):
    walk(client, OUTER_HIP)
    said = client.get(path).content.decode()
    assert KEEP in said and "For that you need an account" in said
    assert client.post("/check/hip/own/", {"then": "program"})["Location"] == "/my/answer/"


@pytest.mark.parametrize("path", ["/check/hip/answer/", "/check/hip/plan/"])
def test_with_a_record_one_button_keeps_the_answer_and_begins(client, patient, path):
    walk(client, OUTER_HIP)
    sign_in(client, patient)
    walk(client, OUTER_HIP)
    said = client.get(path).content.decode()
    assert KEEP in said and "For that you need an account" not in said
    answer = client.post("/check/hip/own/", {"then": "program"})
    assert answer["Location"] == "/my/program/begin/"
    assert OwnCheck.objects.get().patient == patient.patient
    assert client.get("/my/program/begin/").context["page"].preview.names


def test_whoever_must_be_seen_is_offered_none(client):
    assert KEEP not in walk(client, STRESS_FRACTURE).content.decode()


def test_the_own_pages_lead_to_it(own, patient):
    check = checked(patient)
    home = own.get("/my/").content.decode()
    assert 'href="/my/program/"' in home and 'href="/my/program/begin/"' in home
    assert 'href="/my/program/begin/"' in own.get(f"/my/checks/{check.id}/").content.decode()
    own.post("/my/program/begin/", {"day": ["1", "2"], "begin": ""})
    assert "Open your program" in own.get("/my/").content.decode()


@pytest.mark.parametrize("path", ["/my/", "/my/program/"])
def test_ones_own_pages_offer_none_to_whom_the_newest_check_sends_to_be_seen(client, patient, path):
    sign_in(client, patient)
    checked(patient, days_ago=1)
    assert 'href="/my/program/begin/"' in client.get(path).content.decode()
    newest = checked(patient, STRESS_FRACTURE)
    said = client.get(path).content.decode()
    assert 'href="/my/program/begin/"' not in said and "Begin a program" not in said
    assert f'href="/my/checks/{newest.id}/"' in said and "Do what your answer says" in said
