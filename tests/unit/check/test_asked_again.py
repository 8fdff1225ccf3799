"""The red flags before a session: whatever closes by itself is asked, and nothing that was said already."""

import pytest

from runwell.check.answers import Answers
from runwell.check.asked_again import Sign, fired_by, locking, signs
from runwell.check.red_flags import holds
from runwell.knowledge.levels import Level
from runwell.records.packs import the_pack
from tests.web.check.runners import OUTER_HIP

NOTHING = {}
GROIN = {**OUTER_HIP, "sex": "male", "pain-location-main": "groin-front", "trend": "worsening"}


@pytest.fixture(scope="module")
def pack():
    return the_pack()


def answers(pack, known):
    quiet = {one.id: "no" for one in pack.findings.values() if one.kind == "red-flag" and "no" in one.values}
    return Answers.of(pack, {**quiet, **known} if known else {})


def ids(found):
    return [one.id for one in found]


@pytest.mark.parametrize("known", [NOTHING, OUTER_HIP, GROIN])
def test_each_sign_alone_closes_the_exercises(pack, known):
    said = answers(pack, known)
    found = signs(pack, said)
    assert len(ids(found)) == len(set(ids(found))) and 14 <= len(found) <= 24
    for sign in found:
        fired = fired_by(pack, said, [sign])
        assert max(rule.level for rule in fired) is sign.level >= Level.DOCTOR_WITHIN_DAYS


def test_every_rule_that_one_new_answer_fires_is_asked_for(pack):
    """The slow reader: each rule, each of its findings, each of their answers."""
    said = answers(pack, NOTHING)
    asked = {(one.finding, one.value) for one in signs(pack, said)}
    for rule in locking(pack):
        for name in rule.findings:
            one = pack.findings[name]
            if one.kind not in ("red-flag", "symptom") or one.answer_type == "body-map":
                continue
            for value in one.values:
                if holds(rule.condition, said.with_(pack, {name: value})):
                    assert (name, value) in asked, rule.id


def test_the_gravest_stand_first_and_none_is_left_to_the_runner(pack):
    found = signs(pack, answers(pack, OUTER_HIP))
    levels = [one.level for one in found]
    assert levels == sorted(levels, reverse=True) and levels[0] is Level.EMERGENCY


def test_what_makes_no_sense_of_this_runner_is_not_asked(pack):
    woman = {one.finding for one in signs(pack, answers(pack, OUTER_HIP))}
    man = {one.finding for one in signs(pack, answers(pack, GROIN))}
    assert "testicular-pain" in man - woman
    assert "deformity" in woman  # it makes sense after a fall, and a fall may be new


def test_two_signs_together_can_be_graver_than_each(pack):
    said = answers(pack, OUTER_HIP)
    by_id = {one.id: one for one in signs(pack, said)}
    fever, limp = by_id["fever-unwell.yes"], by_id["walking-effect.limp"]
    assert fever.level is Level.URGENT_SAME_DAY and limp.level is Level.DOCTOR_WITHIN_DAYS
    assert fired_by(pack, said, [fever, limp])[0].level is Level.EMERGENCY


def test_two_answers_to_one_question_count_each(pack):
    said = answers(pack, OUTER_HIP)
    every = [one for one in signs(pack, said) if one.finding == "walking-effect"]
    assert len(every) > 1
    alone = {rule.id for one in every for rule in fired_by(pack, said, [one])}
    assert {rule.id for rule in fired_by(pack, said, every)} == alone


def test_no_sign_fires_nothing(pack):
    assert fired_by(pack, answers(pack, OUTER_HIP), []) == ()


def test_a_rule_that_the_check_fired_is_not_fired_again_by_another_sign(pack):
    """A clinician made the program in spite of it; only what is new counts."""
    said = answers(pack, {**OUTER_HIP, "hip-replacement": "yes"})
    assert "RF33" not in {rule.id for rule in fired_by(pack, said, [Sign("shape-change", "growing-lump", 2)])}
