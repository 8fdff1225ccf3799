"""Every rule of the hip pack fires on a story told for it, and just does not when one thing is changed.

How a story in `rule_cases/` is read: the `answers` of the rule and those under `and` fire it. Put any one
answer under `but` in place of the one told, and it does not. A rule on probabilities is told `beliefs`.
"""

from collections import defaultdict
from datetime import date

import pytest

from runwell.check.answers import Answers
from runwell.check.level import judge
from runwell.check.pages import applies
from runwell.check.red_flags import holds
from runwell.check.verdict import conclude
from runwell.knowledge.condition_text import write
from runwell.records.packs import the_pack
from tests.unit.check.rule_cases import believing, cases, meant, without_a_part

HIP = the_pack("hip")
RULES = {rule.id: rule for rule in HIP.rules}
OF_RULE = defaultdict(list)
for one in cases():
    OF_RULE[one.rule].append(one)
# Answers to questions that the check does not put to such a runner: they come in only with answers known
# beforehand, or that were changed on the way, and the rule must then stand all the same.
NOT_PUT = {("RF06", "st-hop"), ("RF14", "st-knee-to-chest")}


def fires(condition, case, said):
    answers, beliefs = meant(HIP, case, said)
    return holds(condition, answers, beliefs and beliefs.as_mapping())


def test_every_rule_has_its_cases_in_the_file_of_its_subject():
    told = {(case.rule, case.subject) for case in cases()}
    assert told == {(rule.id, rule.subject) for rule in HIP.rules}


@pytest.mark.parametrize("case", cases(), ids=str)
def test_a_case_fires_its_rule_and_the_level_is_no_lower(case):
    rule = RULES[case.rule]
    answers, beliefs = meant(HIP, case, case.fires)
    assert fires(rule.condition, case, case.fires)
    if beliefs:
        judged = judge(HIP, answers, beliefs)
        assert rule in judged.rules
        assert judged.level >= rule.level
        assert judged.stop_running or not rule.stop_running
        return
    verdict = conclude(HIP, answers, today=date(2026, 11, 24), show_causes=True)
    assert verdict.level >= rule.level
    assert verdict.stop_running or not rule.stop_running


@pytest.mark.parametrize("case", cases(), ids=str)
def test_with_one_thing_changed_it_just_does_not(case):
    assert case.near_misses
    for near in case.near_misses:
        changed = {name for name in near if near[name] != case.fires.get(name)}
        assert len(changed) == 1
        assert near.keys() == case.fires.keys()
        assert not fires(RULES[case.rule].condition, case, near), changed


@pytest.mark.parametrize("rule", HIP.rules, ids=lambda rule: rule.id)
def test_every_part_of_a_condition_decides_one_of_its_cases(rule):
    for changed in without_a_part(rule.condition):
        told = [(case, said) for case in OF_RULE[rule.id] for said in (case.fires, *case.near_misses)]
        decided = [
            said for case, said in told if fires(changed, case, said) != fires(rule.condition, case, said)
        ]
        assert decided, f"no case of {rule.id} would tell if it read: {write(changed)}"


def test_a_story_holds_only_answers_that_the_check_asks_such_a_runner_for():
    odd = {
        (case.rule, name)
        for case in cases()
        if not case.on_beliefs
        for name in case.fires
        if not applies(HIP, name, Answers.of(HIP, case.fires))
    }
    assert odd == NOT_PUT


@pytest.mark.parametrize("rule", [rule for rule in HIP.rules if rule.on_beliefs], ids=lambda rule: rule.id)
def test_a_rule_on_probabilities_fires_at_its_threshold_and_not_a_hair_below(rule):
    for case in OF_RULE[rule.id]:
        for near in case.near_misses:
            ((cause, below),) = near.items()
            assert 0 < case.fires[cause] - below <= 0.0002
            assert believing(HIP, near).probability.sum() == pytest.approx(1)
