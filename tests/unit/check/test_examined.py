"""What a clinician's tests change of the causes: by printed ratios, held back where they claim too much."""

from dataclasses import replace

import pytest

from runwell.check.accuracy import ratio_of
from runwell.check.answers import Answers
from runwell.check.examined import clinicians_tests, reranked
from runwell.check.examined_parts import Said
from runwell.check.open_bone import bone_is_open
from runwell.check.printed_figures import figure
from runwell.check.sensible_tests import scans_needed, sensible_tests
from runwell.check.shown_causes import FITS_WELL
from runwell.knowledge.levels import Level
from runwell.knowledge.links import Link, Measured
from runwell.knowledge.numbers import Grade
from runwell.refusals import Refusal
from tests.property.strategies import HIP
from tests.unit.check.test_verdict import BONE, OUTER

CLUSTER = {"ct-gtps-cluster": "both-positive"}
GLUTEAL, NECK, LABRAL = "gluteal-tendinopathy", "femoral-neck-bsi", "labral-fai"


def examined(results, story=OUTER, pack=HIP):
    return reranked(pack, Answers.of(pack, story) if story is not None else None, results)


def row(found, name):
    return next(one for one in found.causes if name in (one.id, *one.causes))


def part(found, test, cause):
    return next(one for one in row(found, cause).parts if (one.test, one.cause) == (test, cause))


def test_without_a_result_all_stays_as_the_check_left_it():
    found = examined({})
    assert [one.rank_before for one in found.causes] == list(range(1, len(found.causes) + 1))
    assert all(one.before == one.after and one.band_before == one.band_after for one in found.causes)
    assert all(one.rank_before == one.rank_after and not one.parts for one in found.causes)
    assert found.level == found.level_before


def test_without_a_check_it_begins_from_how_common_each_cause_is():
    found = examined(CLUSTER, story=None)
    assert row(found, "gtps").rank_after == 1
    assert row(found, "gtps").before < row(found, "gtps").after


def test_the_odds_are_multiplied_by_the_printed_ratio():
    found = examined({"ct-sij-cluster": "yes"}, story={})
    was, now = row(found, "sij-pain").before, row(found, "sij-pain").after
    # Four studies of one grade: van der Wurff's says least.
    assert part(found, "ct-sij-cluster", "sij-pain").ratio.point == 4.02
    assert now / (1 - now) == pytest.approx(was / (1 - was) * 4.02)


def test_a_negative_result_has_its_own_ratio():
    found = examined({"ct-sij-cluster": "no"}, story={})
    one = part(found, "ct-sij-cluster", "sij-pain")
    assert one.ratio.point == 0.19 and row(found, "sij-pain").after < row(found, "sij-pain").before


def test_each_part_says_whose_figure_it_is():
    one = part(examined({"ct-fadir": "no"}), "ct-fadir", LABRAL)
    assert (one.ratio.point, one.ratio.low, one.ratio.high) == (0.48, 0.2, 1.16)
    assert (one.link.source, one.link.n, one.link.grade) == (
        "reiman13_t8",
        "128 (4 studies)",
        Grade.META_ANALYSIS,
    )
    assert {Said.STRONGEST, Said.LEAST, Said.CORRECTED, Said.WIDE} <= set(one.said)


def test_a_test_speaks_only_of_causes_that_it_was_measured_for():
    found = examined({"ct-sij-cluster": "yes"})
    silent = part(found, "ct-sij-cluster", LABRAL)
    assert (silent.ratio, silent.counts, silent.said) == (None, 1.0, (Said.NOT_MEASURED,))


@pytest.mark.parametrize(
    ("test", "cause", "said"),
    [
        ("ct-log-roll", "hip-oa", Said.ONLY_EXPERT),
        ("ct-log-roll", "avn", Said.NO_OTHERS),
        ("ct-fulcrum", NECK, Said.ONLY_DESCRIBED),
        ("ct-palp-trochanter", GLUTEAL, Said.NO_OTHERS),
    ],
)
def test_what_is_only_described_changes_nothing_and_says_why(test, cause, said):
    one = part(examined({test: "yes"}), test, cause)
    assert (one.said, one.counts) == ((said,), 1.0)


@pytest.mark.parametrize("choice", ["none", "groin", "posterior"])
def test_another_site_is_the_absence_of_the_measured_one(choice):
    one = part(examined({"ct-faber": choice}), "ct-faber", GLUTEAL)
    assert one.ratio.point == 0.23
    assert part(examined({"ct-faber": "outer-hip"}), "ct-faber", GLUTEAL).ratio.point == 4.5


@pytest.mark.parametrize(("choice", "ratio"), [("add", 1.5), ("add-r", 5.67), ("neither", 0.92)])
def test_choices_go_by_their_own_figures(choice, ratio):
    assert part(examined({"ct-adduction-r": choice}), "ct-adduction-r", GLUTEAL).ratio.point == ratio


def test_one_positive_and_one_negative_of_the_cluster_has_no_figure():
    found = examined({"ct-gtps-cluster": "mixed"})
    assert part(found, "ct-gtps-cluster", GLUTEAL).ratio is None
    assert row(found, "gtps").before == row(found, "gtps").after


def test_a_test_right_in_all_uses_the_authors_correction_or_is_bounded():
    one = part(examined({"ct-sls30": "yes"}), "ct-sls30", GLUTEAL)
    assert (one.ratio.point, one.used) == (12, HIP.limits.pull_at_most)
    assert {Said.CORRECTED, Said.BOUNDED, Said.SMALL} <= set(one.said)
    shares = {"sensitivity": Measured(1.0), "specificity": Measured(0.973)}
    never = Link("ct", "yes", "c", Grade.COHORT, **shares, negative_ratio=Measured(0.0), source="s")
    assert 0 < ratio_of(never, given=False).point < 0.05 and ratio_of(never, given=False).worked_out


def test_many_studies_together_count_as_printed():
    one = part(examined(CLUSTER), "ct-gtps-cluster", GLUTEAL)
    assert one.used == 16.7 and Said.BOUNDED not in one.said


def test_two_clinicians_tests_one_group_count_for_less_than_both():
    alone = part(examined({"ct-red": "yes"}, {}), "ct-red", GLUTEAL)
    both = part(examined({"ct-red": "yes", "ct-hip-lag": "yes"}, {}), "ct-red", GLUTEAL)
    assert alone.counts == pytest.approx(10) and both.counts < 9
    assert Said.REPEATS in both.said and Said.REPEATS not in alone.said


def test_so_does_a_test_that_the_runner_did_at_home():
    alone = part(examined({"ct-palp-adductor": "yes"}, {}), "ct-palp-adductor", "adductor-tendinopathy")
    after_home = examined({"ct-palp-adductor": "yes"}, {"st-squeeze": "inner-groin"})
    assert alone.counts == pytest.approx(1.8)
    assert part(after_home, "ct-palp-adductor", "adductor-tendinopathy").counts < 1.75


@pytest.mark.parametrize(("both", "whole"), [("yes", 16.7), ("no", 0.113)])
def test_both_parts_of_the_cluster_are_the_cluster(both, whole):
    found = examined({"ct-palp-trochanter": both, "ct-resisted-abduction": both}, {})
    one = part(found, "ct-gtps-cluster", GLUTEAL)
    assert one.ratio.point == whole and Said.FROM_PARTS in one.said
    replaced = part(found, "ct-resisted-abduction", GLUTEAL)
    assert replaced.counts == 1 and replaced.said[0] is Said.REPLACED
    entered = {"ct-gtps-cluster": f"both-{'positive' if both == 'yes' else 'negative'}"}
    assert row(examined(entered, {}), "gtps").after == pytest.approx(row(found, "gtps").after)


def test_a_part_that_disagrees_with_the_cluster_is_said():
    found = examined({**CLUSTER, "ct-resisted-abduction": "no"})
    one = part(found, "ct-resisted-abduction", GLUTEAL)
    assert one.counts == 1 and one.said[0] is Said.DISAGREES


@pytest.mark.parametrize("test", ["ct-ppp", "ct-fulcrum", "ct-fadir", "ct-log-roll", "ct-ir-limited"])
def test_a_negative_test_never_reassures_about_a_bone(test):
    found = examined({test: "no"}, BONE)
    assert row(found, NECK).after >= row(found, NECK).before
    assert found.level >= found.level_before >= Level.DOCTOR_WITHIN_DAYS
    assert found.bone_open and [scan.id for scan in scans_needed(HIP, found)] == ["bone-mri"]


def test_a_negative_percussion_says_that_it_rules_out_nothing():
    one = part(examined({"ct-ppp": "no"}, BONE), "ct-ppp", NECK)
    assert one.ratio.point == 0.07 and one.counts == 1 and one.said[0] is Said.RULES_OUT_NOTHING


def test_tests_that_speak_for_another_cause_leave_a_bone_where_it_was():
    found = examined({**CLUSTER, "ct-red": "yes", "ct-sij-cluster": "yes", "ct-sutlive": "yes"}, BONE)
    neck = row(found, NECK)
    assert neck.held and neck.after == neck.before and neck.band_after == neck.band_before
    assert found.level >= Level.DOCTOR_WITHIN_DAYS


@pytest.mark.parametrize("test", ["ct-ppp", "ct-fulcrum"])
def test_a_sign_of_a_bone_opens_it_and_raises_the_level_whatever_its_figure(test):
    found = examined({test: "yes"}, OUTER)
    assert found.level_before == Level.PHYSICAL_THERAPIST and not examined({}).bone_open
    assert found.level == Level.DOCTOR_WITHIN_DAYS and found.bone_open


def test_a_positive_percussion_makes_the_neck_likelier():
    found = examined({"ct-ppp": "yes"}, BONE)
    assert part(found, "ct-ppp", NECK).counts > 5
    assert row(examined({"ct-ppp": "yes"}), NECK).after > row(examined({}), NECK).after


def test_what_rests_on_one_small_study_is_marked():
    assert row(examined({"ct-red": "yes"}), "gtps").roughly
    assert not row(examined(CLUSTER), "gtps").roughly
    assert row(examined(CLUSTER), "gtps").band_after == FITS_WELL


def test_nothing_is_shown_above_what_the_pack_trusts():
    found = examined({**CLUSTER, "ct-red": "yes", "ct-hip-lag": "yes"})
    assert row(found, "gtps").after == HIP.limits.shown_at_most


@pytest.mark.parametrize(
    "wrong", [{"ct-nothing": "yes"}, {"st-squeeze": "inner-groin"}, {"ct-fadir": "maybe"}, {"ct-fadir": ""}]
)
def test_what_is_no_result_of_a_clinicians_test_is_refused(wrong):
    with pytest.raises(Refusal):
        examined(wrong)


def test_a_figure_is_chosen_by_grade_and_then_by_how_little_it_says():
    found = figure(HIP, "ct-trendelenburg", "yes", GLUTEAL)
    assert (found.link.source, found.ratio.point, found.weaker, found.equal) == ("reiman13_t8", 6.83, 1, 0)
    found = figure(HIP, "ct-slr", "yes", "lumbar-referred")
    assert (found.link.source, found.ratio.point, found.equal) == ("montaner23", 1.19, 1)


def test_a_ratio_that_is_not_printed_is_worked_out_from_the_shares():
    found = figure(HIP, "ct-squat-posterior", "no", "hip-oa")
    assert found.ratio.worked_out and found.ratio.point == pytest.approx(0.76 / 0.96)


def test_the_tests_that_tell_most_about_the_leading_causes_come_first():
    ordered = sensible_tests(HIP, examined({}).causes)
    assert ordered[0] == "ct-gtps-cluster"
    assert set(ordered) <= {test.id for test in clinicians_tests(HIP)}
    assert not {"ct-ppp", "ct-fulcrum"} & set(sensible_tests(HIP, examined({}, BONE).causes))


def test_no_bone_is_open_where_the_answers_closed_it():
    found = examined(CLUSTER)
    assert found.bone_open == bone_is_open(HIP, Answers.of(HIP, OUTER))


def test_a_pack_without_links_changes_nothing():
    bare = replace(HIP, version="hip@bare", links={})
    found = examined(CLUSTER, pack=bare)
    assert all(one.before == one.after for one in found.causes)
