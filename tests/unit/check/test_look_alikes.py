"""The best named causes that answers cannot tell apart are shown together."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings

from runwell.check.answers import Answers
from runwell.check.look_alikes import unclear
from runwell.check.verdict import conclude
from tests.property.strategies import HIP, answers
from tests.unit.check.test_verdict import BONE, OUTER

TODAY = date(2026, 11, 24)


def fit(name, low, high):
    """A named cause with that range."""
    found = conclude(HIP, Answers.of(HIP, OUTER), today=TODAY, show_causes=True).causes[0]
    shown = HIP.families.get(name) or HIP.causes[name]
    members = HIP.families[name].causes if name in HIP.families else (name,)
    return replace(found, id=name, causes=members, name=shown.plain_name, low=low, high=high)


def of(*fits):
    return unclear(HIP, tuple(fits))


def names(*causes):
    return tuple((HIP.families.get(name) or HIP.causes[name]).plain_name for name in causes)


def test_labrum_and_flexor_are_shown_together_with_what_tells_them_apart():
    found = of(fit("labral-fai", 0.2, 0.6), fit("iliopsoas-tendinopathy", 0.1, 0.4))
    assert found.names == names("labral-fai", "iliopsoas-tendinopathy")
    assert found.told_apart == HIP.look_alikes["joint-or-flexor"].told_apart
    assert found.grade
    assert set(found.sources) <= set(HIP.sources)


def test_a_third_that_overlaps_and_belongs_is_shown_too():
    found = of(
        fit("labral-fai", 0.2, 0.6), fit("hip-flexor-strain", 0.1, 0.4), fit("femoral-neck-bsi", 0.1, 0.3)
    )
    assert found.names == names("labral-fai", "hip-flexor-strain", "femoral-neck-bsi")
    assert found.told_apart == HIP.look_alikes["bone-or-soft-tissue"].told_apart


def test_a_family_belongs_where_one_of_its_causes_does():
    found = of(fit("gtps", 0.3, 0.6), fit("itb-proximal", 0.1, 0.4))
    assert found.told_apart == HIP.look_alikes["outer-hip"].told_apart


def test_a_cause_that_stands_out_is_not_unclear():
    assert of(fit("labral-fai", 0.5, 0.8), fit("iliopsoas-tendinopathy", 0.1, 0.4)) is None
    assert of(fit("labral-fai", 0.5, 0.8)) is None
    assert of() is None


def test_two_without_a_word_in_the_pack_are_still_said_to_be_unclear():
    found = of(fit("doms", 0.2, 0.6), fit("septic-arthritis", 0.1, 0.4))
    assert found.names == names("doms", "septic-arthritis")
    assert (found.told_apart, found.grade, found.sources) == ("", "", ())


def test_a_bone_story_says_that_no_exam_can_rule_it_out():
    found = conclude(HIP, Answers.of(HIP, BONE), today=TODAY, show_causes=True).unclear
    assert "MRI" in found.told_apart


@settings(max_examples=40)
@given(answers())
def test_what_is_shown_together_are_the_best_named_causes(known):
    found = conclude(HIP, known, today=TODAY, show_causes=True)
    if found.unclear:
        size = len(found.unclear.names)
        assert 2 <= size <= 3
        assert found.unclear.names == tuple(cause.name for cause in found.causes[:size])
        assert all(found.causes[0].low < cause.high for cause in found.causes[:size])
