"""From the start page to the answer: one page at a time, back and change at any time, nothing stored."""

import pytest
from django.test import Client

from runwell.records.models import KeptVerdict
from runwell.records.packs import the_pack
from runwell.web.check.answers_cookie import NAME
from tests.web.check.runners import OUTER_HIP, STRESS_FRACTURE, begun, step, walk

pytestmark = pytest.mark.django_db


def text(response):
    return " ".join(response.content.decode().split())


def test_the_start_page_says_what_the_check_is_and_is_not(client):
    page = text(client.get("/check/hip/"))
    for words in ("Start the check", "About 5 minutes", "No account", "not a diagnosis", 'href="tel:911"'):
        assert words in page


def test_an_unsigned_pack_says_so_on_the_start_page(client, hip_pack):
    assert hip_pack.signed is False
    assert "No clinician has signed" in text(client.get("/check/hip/"))


def test_starting_leads_to_the_first_question_at_its_own_address(client):
    response = begun(client)
    assert response.redirect_chain[0][0].startswith("/check/hip/q/")
    assert "Page 1, at most 20" in text(response)


def test_every_page_of_the_check_says_that_nobody_may_index_or_keep_it(client):
    seen = [client.get("/check/hip/"), begun(client), client.get("/check/hip/answers/"), walk(client, {})]
    for response in seen:
        assert '<meta name="robots" content="noindex">' in text(response)
        assert response.headers["Cache-Control"] == "no-store"


def test_a_stress_fracture_story_ends_with_a_doctor_and_no_running(client):
    verdict = walk(client, STRESS_FRACTURE).context["verdict"]
    assert verdict["level"] == "doctor-within-days"
    assert verdict["stop_running"] is True


def test_an_outer_hip_story_ends_with_a_physical_therapist(client, settings):
    settings.RUNWELL_SHOW_UNSIGNED = True
    response = walk(client, OUTER_HIP)
    assert response.context["verdict"]["level"] == "physical-therapist"
    assert "outer hip" in response.context["verdict"]["causes"][0]["name"]
    assert "Fits well" in text(response)


def test_who_knows_nothing_still_gets_an_answer_within_twenty_pages(client):
    response = walk(client, {}, pages=20)
    assert "verdict" in response.context


def test_an_emergency_sign_ends_the_check_at_once_with_the_telephone_first(client):
    response = walk(client, {"age-band": "17-39", "chest-breath": "yes"}, pages=5)
    page = text(response)
    assert response.context["verdict"]["level"] == "emergency"
    assert page.index('class="button" href="tel:911"') < page.index("Why we say this")
    assert "Request an appointment</a></p>" not in page.partition("<footer")[0]


def test_the_answers_are_neither_in_addresses_nor_on_the_server(client):
    response = begun(client)
    while "verdict" not in response.context:
        response = step(client, response, OUTER_HIP)
        assert "outer-hip" not in response.request["PATH_INFO"]
        assert "?" not in response.redirect_chain[-1][0]
    assert KeptVerdict.objects.count() == 0
    assert "sessionid" not in client.cookies


def test_going_back_shows_what_was_answered(client):
    response = walk(client, OUTER_HIP, pages=1)
    before = client.get(response.context["q"].back)
    assert before.context["q"].number == 1
    chosen = {f.name: [card.value for card in f.cards if card.chosen] for f in before.context["q"].fields}
    assert (chosen["age-band"], chosen["sex"]) == (["40-59"], ["female"])


def test_the_back_button_of_the_page_leads_to_the_page_before(client):
    response = walk(client, OUTER_HIP, pages=2)
    previous = response.context["q"].back
    assert client.post("/check/hip/back/").url == previous


def test_changing_one_answer_keeps_the_others_and_returns_to_the_flow(client):
    response = walk(client, OUTER_HIP, pages=4)
    at = response.redirect_chain[-1][0]
    shared = the_pack("hip").sheets["about-you"].findings
    answers = {**dict.fromkeys(shared, "unknown"), "age-band": "40-59", "sex": "male"}
    changed = client.post("/check/hip/q/about-you/", answers, follow=True)
    assert changed.redirect_chain[-1][0] == at
    told = text(client.get("/check/hip/answers/"))
    assert "Male" in told
    assert "40 to 59" in told


def test_every_answer_is_told_in_words_with_a_way_to_change_it(client):
    walk(client, {**OUTER_HIP, "prior-bsi": "yes"}, pages=6)
    told = client.get("/check/hip/answers/")
    lines = told.context["page"].lines
    assert len({line.page_id for line in lines}) == 6
    for line in lines:
        assert f'href="/check/hip/q/{line.page_id}/{line.anchor}"' in text(told)
    assert ("None of these",) in [line.answers for line in lines]


def test_a_page_that_is_not_next_and_was_not_answered_leads_to_the_next(client):
    at = begun(client).redirect_chain[-1][0]
    for page_id in ("knee-jerk", "st-hop", "pain-run"):
        assert client.get(f"/check/hip/q/{page_id}/").url == at


def test_the_answer_is_not_shown_before_the_end(client):
    at = begun(client).redirect_chain[-1][0]
    assert client.get("/check/hip/answer/").url == at
    assert client.post("/check/hip/keep/").url == at


@pytest.mark.parametrize("path", ["q/", "q/age-band/", "answers/", "answer/", "together/"])
def test_without_a_check_under_way_every_page_leads_to_the_start(client, path):
    assert client.get(f"/check/hip/{path}").url == "/check/hip/"


def test_a_tampered_cookie_is_met_with_a_kind_word(client):
    client.cookies[NAME] = "tampered"
    assert client.get("/check/hip/answer/").url == "/check/hip/"
    page = client.get("/check/hip/")
    assert page.status_code == 200
    assert "We could not read your earlier answers" in text(page)


def test_a_check_under_way_can_be_continued_or_started_over(client):
    walk(client, OUTER_HIP, pages=3)
    page = text(client.get("/check/hip/"))
    assert "You have answered 3 pages so far." in page
    client.post("/check/hip/over/")
    assert "Start the check" in text(client.get("/check/hip/"))
    assert client.get("/check/hip/answers/").url == "/check/hip/"


def test_an_answer_from_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post("/check/hip/").status_code == 403
