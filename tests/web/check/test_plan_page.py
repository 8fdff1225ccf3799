"""The plan after an answer: only where nobody must see the runner first, and only what is safe for them."""

from dataclasses import replace
from datetime import date

import pytest

from runwell.check.alone import may_begin
from runwell.check.answers import Answers
from runwell.check.level import open_flags
from runwell.check.open_bone import bone_is_open
from runwell.check.verdict import conclude
from runwell.records.packs import the_pack
from runwell.web.check.situation import situation_of
from tests.web.check.runners import OUTER_HIP, STRESS_FRACTURE, walk

pytestmark = pytest.mark.django_db
PLAN = "/check/hip/plan/"


@pytest.fixture(autouse=True)
def unsigned_causes_are_shown(settings):
    settings.RUNWELL_SHOW_UNSIGNED = True


def exercises(response):
    return [one.id for one in response.context["page"].exercises]


def test_an_answer_for_oneself_leads_to_a_plan_with_exercises(client, hip_pack):
    answer = walk(client, OUTER_HIP)
    assert f'href="{PLAN}"' in answer.content.decode()
    plan = client.get(PLAN)
    said = plan.content.decode()
    assert 3 <= len(exercises(plan)) <= 5 and 0 < plan.context["page"].minutes <= 20
    assert "consult a medical professional before starting any exercise after an injury" in said
    assert "It is not a diagnosis." in said
    for one in plan.context["page"].exercises:
        assert one.much and one.why and one.steps
        assert f'href="/exercises/{one.id}/"' in said


def test_no_exercise_that_a_likely_cause_forbids(client, hip_pack):
    verdict = walk(client, OUTER_HIP).context["verdict"]
    shown = [cause for cause in verdict["causes"] if cause["band"] != "less likely"]
    likely = {one for cause in shown for one in cause["causes"]}
    assert likely
    every = the_pack().exercises
    assert not any(likely & set(every[one].avoid) for one in exercises(client.get(PLAN)))


def test_whoever_must_be_seen_first_gets_none(client, hip_pack):
    answer = walk(client, STRESS_FRACTURE)
    assert PLAN not in answer.content.decode()
    sent = client.get(PLAN)
    assert (sent.status_code, sent["Location"]) == (302, "/check/hip/answer/")


def test_a_warning_sign_left_open_leads_to_no_plan(hip_pack):
    """Whoever skips the lists of warning signs is told to be seen, not what to do alone."""
    known = {name: value for name, value in OUTER_HIP.items() if name != "night-pain"}
    pack, answers = the_pack(), Answers.of(the_pack(), known, asked=[*the_pack().findings])
    verdict = conclude(pack, answers, today=date(2026, 11, 27), show_causes=True)
    assert open_flags(pack, answers)
    assert situation_of(pack, answers, verdict, frozenset()) is None


def test_a_rule_that_fired_or_an_open_bone_leads_to_no_plan(hip_pack):
    pack = the_pack()
    quiet = {one.id: "no" for one in pack.findings.values() if one.kind == "red-flag" and "no" in one.values}
    answers = Answers.of(pack, {**quiet, **OUTER_HIP})
    plain = conclude(pack, answers, today=date(2026, 11, 27), show_causes=True)
    assert may_begin(pack, answers, plain) and not bone_is_open(pack, answers)
    warned = replace(plain, why=(*plain.why, replace(plain.why[0], rule="RF43")))
    assert not may_begin(pack, answers, warned)
    bone = Answers.of(pack, {**quiet, **STRESS_FRACTURE})
    assert bone_is_open(pack, bone)
    assert not may_begin(pack, bone, plain)


def test_without_causes_that_may_be_shown_there_is_no_plan(client, hip_pack, settings):
    settings.RUNWELL_SHOW_UNSIGNED = False
    assert not the_pack().signed
    assert PLAN not in walk(client, OUTER_HIP).content.decode()
    assert client.get(PLAN)["Location"] == "/check/hip/answer/"


def test_before_the_check_is_finished_there_is_none(client, hip_pack):
    assert client.get(PLAN)["Location"] == "/check/hip/"
    walk(client, OUTER_HIP, pages=2)
    assert client.get(PLAN).status_code == 302


def test_only_what_is_at_hand_is_used(client, hip_pack):
    walk(client, OUTER_HIP)
    every = the_pack().exercises
    bare = exercises(client.get(PLAN, {"asked": "1"}))
    assert bare and not any(every[one].needs for one in bare)
    odd = client.get(PLAN, {"asked": "1", "have": ["band", "a-yacht", "<script>"]})
    assert odd.status_code == 200 and b"yacht" not in odd.content and b"<script>" not in odd.content


def test_it_is_nobody_elses_business(client, hip_pack):
    walk(client, OUTER_HIP)
    plan = client.get(PLAN)
    assert plan["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in plan.content.decode()
    assert client.post(PLAN).status_code == 405
