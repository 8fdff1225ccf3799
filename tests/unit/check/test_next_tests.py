"""What a clinician would test next: chosen by what studies measured."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from runwell.check.accuracy import accuracy
from runwell.check.answers import Answers
from runwell.check.next_tests import AT_MOST, next_tests
from runwell.check.verdict import conclude
from runwell.knowledge.levels import Level
from runwell.knowledge.links import Link, Measured
from runwell.knowledge.numbers import Grade
from tests.property.strategies import HIP, answers
from tests.unit.check.test_verdict import BONE, OUTER, SORE

TODAY = date(2026, 11, 24)


def concluded(story):
    return conclude(HIP, Answers.of(HIP, story), today=TODAY, show_causes=True)


def link(**figures):
    measured = {name: Measured(figure) for name, figure in figures.items() if name != "source"}
    return Link("ct", "yes", "c", Grade.COHORT, source=figures.get("source", "s"), **measured)


def test_a_sore_outer_hip_is_pressed_and_loaded_first():
    first = concluded(OUTER).next_tests[0]
    assert first.id == "ct-gtps-cluster"
    assert first.cause == HIP.families["gtps"].plain_name
    assert (first.grade, first.source) == ("meta-analysis", "kinsella24")


def test_a_bone_that_may_be_hurt_needs_a_picture_and_no_exam_is_said_to_decide():
    found = concluded(BONE).next_tests
    assert found[0].id == "bone-mri"
    bone = HIP.causes["femoral-neck-bsi"].plain_name
    assert {test.id for test in found if test.cause == bone} == {"bone-mri"}


def test_a_bone_that_does_not_lead_is_looked_at_too_once_a_doctor_is_needed():
    found = concluded(BONE)
    causes = sorted(found.causes, key=lambda cause: cause.id in ("femoral-neck-bsi", "pelvic-sacral-bsi"))
    assert "bone-mri" not in {test.id for test in next_tests(HIP, tuple(causes), Level.PHYSICAL_THERAPIST)}
    assert next_tests(HIP, tuple(causes), Level.DOCTOR_WITHIN_DAYS)[0].id == "bone-mri"


def test_plain_soreness_needs_no_test():
    assert concluded(SORE).next_tests == ()


@settings(max_examples=40)
@given(answers())
def test_every_test_is_one_of_the_packs_with_its_words_and_grade(known):
    found = conclude(HIP, known, today=TODAY, show_causes=True)
    assert len(found.next_tests) <= AT_MOST
    names = {cause.name for cause in found.causes}
    for test in found.next_tests:
        words = HIP.next_tests.exams.get(test.id) or HIP.next_tests.scans[test.id]
        assert (test.plain_name, test.why) == (words.plain_name, words.why)
        assert test.grade in set(Grade)
        assert test.source in HIP.sources or test.grade == "expert"
        assert test.cause in names
    groups = [HIP.findings[t.id].correlation_group for t in found.next_tests if t.id in HIP.findings]
    assert len(groups) == len(set(groups))


def test_shares_give_the_ratios_where_none_are_printed():
    found = accuracy(link(sensitivity=0.8, specificity=0.9))
    assert found.positive_ratio == pytest.approx(8)
    assert found.negative_ratio == pytest.approx(2 / 9)
    assert found.tells


def test_a_printed_ratio_counts_before_one_that_is_worked_out():
    found = accuracy(link(sensitivity=0.94, specificity=0.08, positive_ratio=1.02, negative_ratio=0.48))
    assert (found.positive_ratio, found.negative_ratio) == (1.02, 0.48)


def test_a_test_that_moves_nothing_does_not_tell():
    assert not accuracy(link(sensitivity=0.866, specificity=0.153)).tells


def test_no_test_is_taken_to_be_right_in_all():
    found = accuracy(link(sensitivity=1.0, specificity=1.0))
    assert 0 < found.negative_ratio < found.positive_ratio < 100


def test_ratios_of_two_results_give_the_shares_that_belong_to_them():
    both, neither = link(positive_ratio=16.7), link(positive_ratio=0.113)
    found = accuracy(both, (both, neither, link(positive_ratio=99, source="other")))
    assert found.sensitivity / (1 - found.specificity) == pytest.approx(16.7)
    assert (1 - found.sensitivity) / found.specificity == pytest.approx(0.113)


@pytest.mark.parametrize("figures", [{}, {"sensitivity": 0.7}, {"positive_ratio": 5.0}])
def test_too_little_is_no_accuracy(figures):
    one = link(**figures)
    assert accuracy(one, (one,)) is None


def test_a_pack_without_words_names_no_test():
    bare = replace(HIP, version="bare", next_tests=type(HIP.next_tests)())
    assert next_tests(bare, concluded(OUTER).causes, Level.PHYSICAL_THERAPIST) == ()
