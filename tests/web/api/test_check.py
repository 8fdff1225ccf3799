"""The check over HTTP: the same pages, the same verdicts, and a sentence for every wrong call."""

import json

import pytest

from runwell.records.packs import the_pack

pytestmark = pytest.mark.django_db
CHECK = "/api/check/"


def post(client, body, **headers):
    return client.post(CHECK, json.dumps(body), content_type="application/json", **headers)


def test_an_empty_check_gets_the_first_page_of_the_pack(client):
    answer = post(client, {}).json()
    pack = the_pack("hip")
    assert answer["pack"] == pack.version
    assert answer["finished"] is False
    assert answer["next"]["id"] == pack.limits.first_pages[0]
    assert answer["next"]["kind"] == "sheet"
    assert (
        tuple(question["id"] for question in answer["next"]["questions"]) == pack.sheets["about-you"].findings
    )
    assert answer["next"]["questions"][1]["why"] == pack.findings["sex"].why
    assert answer["progress"] == {"pages_done": 0, "pages_at_most": pack.limits.pages_at_most}


def test_a_program_can_go_through_the_whole_check(client):
    answers, asked, pages = {}, [], 0
    answer = post(client, {}).json()
    while not answer["finished"]:
        pages += 1
        asked += [question["id"] for question in answer["next"]["questions"]]
        answers.update({q["id"]: "no" for q in answer["next"]["questions"] if q["answer_type"] == "yes-no"})
        answer = post(client, {"answers": answers, "asked": asked}).json()
    assert pages <= the_pack("hip").limits.pages_at_most
    assert answer["next"] is None
    assert answer["verdict"]["safety_net"]


def test_an_emergency_ends_the_check_at_once_and_names_no_cause(client):
    answer = post(client, {"answers": {"saddle-numbness": "yes"}}).json()
    assert answer["finished"] is True
    assert answer["verdict"]["level"] == "emergency"
    assert answer["verdict"]["ended_early"] is True
    assert answer["verdict"]["causes"] == []


def test_an_unsigned_pack_shows_no_ranked_causes_unless_the_practice_says_so(client, settings):
    body = {"answers": {"pain-location-main": "outer-hip", "age-band": "40-59"}, "conclude": True}
    settings.RUNWELL_SHOW_UNSIGNED = False
    assert post(client, body).json()["verdict"]["causes"] == []
    settings.RUNWELL_SHOW_UNSIGNED = True
    causes = post(client, body).json()["verdict"]["causes"]
    assert causes[0]["id"] == "gtps"
    assert not {"probability", "low", "high"} & causes[0].keys()


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"answers": {"knee-hurts": "yes"}}, 422, "knee-hurts"),
        ({"answers": {"sex": "maybe"}}, 422, "female, male"),
        ({"answers": {"sex": ["male"]}}, 422, "not an answer to sex"),
        ({"answers": {"sex": 3}}, 422, "text"),
        ({"answers": [1]}, 422, "answer"),
        ({"asked": "sex"}, 422, "list"),
        ({"asked": ["nothing-like-it"]}, 422, "nothing-like-it"),
        ({"conclude": "yes"}, 422, "true or false"),
        ({"name": "Ann"}, 422, "name"),
        ([], 422, "object"),
    ],
)
def test_a_wrong_body_gets_a_sentence_that_names_it(client, body, status, said):
    answer = post(client, body)
    assert answer.status_code == status
    (problem,) = answer.json()["problems"]
    assert said in problem["message"] + problem["mend"]
    assert problem["level"] == "blocks"


def test_what_is_not_json_is_refused(client):
    assert client.post(CHECK, "{", content_type="application/json").status_code == 400
    assert client.post(CHECK, b"\xff", content_type="application/json").status_code == 400
    assert client.post(CHECK, "[" * 60_000, content_type="application/json").status_code == 400
    assert client.post(CHECK, {"answers": ""}).status_code == 415
    assert post(client, {"answers": {"sex": "x" * 70_000}}).status_code == 413


def test_only_post_is_allowed_and_nothing_may_be_kept(client):
    answer = client.get(CHECK)
    assert answer.status_code == 405
    assert answer["Allow"] == "POST"
    assert "no-store" in post(client, {})["Cache-Control"]
    assert "Set-Cookie" not in post(client, {})


@pytest.mark.parametrize("place", ["outer-hip", "groin-front", "buttock"])
def test_what_would_tell_more_has_the_form_that_is_described(client, settings, place):
    settings.RUNWELL_SHOW_UNSIGNED = True
    verdict = post(client, {"answers": {"pain-location-main": place}, "conclude": True}).json()["verdict"]
    described = client.get("/api/openapi.json").json()["components"]["schemas"]["Verdict"]["properties"]
    assert verdict.keys() == described.keys()
    for name in ("telling_answers", "next_tests"):
        promised = described[name]["items"]["properties"].keys()
        assert [part for part in verdict[name] if part.keys() != promised] == []
    assert verdict["next_tests"]
    assert verdict["unclear"].keys() == described["unclear"]["anyOf"][0]["properties"].keys()
    settings.RUNWELL_SHOW_UNSIGNED = False
    hidden = post(client, {"answers": {"pain-location-main": place}, "conclude": True}).json()["verdict"]
    assert (hidden["unclear"], hidden["telling_answers"], hidden["next_tests"]) == (None, [], [])
