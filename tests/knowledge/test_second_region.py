"""A region is a folder and no code: the made-up knee goes through the same reader and the same check."""

from datetime import date

import pytest

from runwell.check.answers import Answers
from runwell.check.next_question import best
from runwell.check.verdict import conclude
from runwell.knowledge.levels import Level
from runwell.records.packs import load, the_pack
from tests.knowledge.knee_files import KNEE


@pytest.fixture(scope="module")
def knee():
    return load(KNEE)


def test_it_has_its_own_causes_questions_and_rules(knee):
    assert knee.region == "knee"
    assert list(knee.causes) == ["front-knee", "outer-band", "shin-bone-stress"]
    assert [rule.id for rule in knee.rules] == ["K1", "K2"]
    assert knee.causes["shin-bone-stress"].bone
    assert not set(knee.causes) & set(the_pack("hip").causes)


def test_an_answer_may_say_nothing_on_purpose(knee):
    assert knee.likelihoods["place"].silent == ("unsure",)
    assert "unsure" not in knee.likelihoods["place"].default.cells
    assert knee.findings["place"].allows("unsure")


def test_the_check_asks_its_questions_in_its_order(knee):
    assert best(knee, Answers.of(knee, {})).id == "age-band"
    page = best(knee, Answers.of(knee, {"age-band": "grown"}))
    assert page.id == "warning-signs"
    assert page.kind == "tick-list"
    page = best(knee, Answers.of(knee, {"age-band": "grown", "fall": "no", "swelling": "no"}))
    assert page.id == "where-and-walking"
    assert page.kind == "sheet"


def test_its_rules_decide_its_verdict(knee):
    hurt = Answers.of(knee, {"age-band": "grown", "fall": "yes", "swelling": "yes"})
    verdict = conclude(knee, hurt, today=date(2026, 11, 23), show_causes=True)
    assert verdict.level == Level.URGENT_SAME_DAY
    assert verdict.why[0].rule == "K1"
    assert verdict.pack == knee.version


def test_its_chances_rank_its_causes(knee):
    answers = {"age-band": "grown", "fall": "no", "swelling": "no", "place": "shin", "walking": "limp"}
    verdict = conclude(knee, Answers.of(knee, answers), today=date(2026, 11, 23), show_causes=True)
    assert verdict.causes[0].id == "shin-bone-stress"
    assert verdict.stop_running


def test_it_is_found_in_the_folder_that_the_settings_name(monkeypatch):
    monkeypatch.setenv("RUNWELL_PACKS", str(KNEE.parent))
    assert the_pack("knee").region == "knee"


def test_a_pack_is_read_once_however_it_is_asked_for():
    assert the_pack() is the_pack("hip") is the_pack(region="hip")
