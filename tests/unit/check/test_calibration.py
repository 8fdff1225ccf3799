"""Whether what is said keeps its word."""

import pytest

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.calibration import bands, brier, calibration
from runwell.check.evaluation import evaluate
from runwell.check.outcomes import Outcome
from runwell.check.proportions import Proportion
from runwell.check.scoring import ScoredCase, Truth
from runwell.knowledge.levels import Level

SORE, STRAIN, JOINT = "normal-soreness", "muscle-strain", "hip-osteoarthritis"


def case(right, *groups):
    outcome = Outcome(groups, Level.SELF_CARE, False, pages=1, questions=1)
    return ScoredCase(Truth(right, Level.SELF_CARE, Level.SELF_CARE, labels={"group": right}), outcome)


def test_the_brier_score_counts_every_group_and_what_is_not_on_the_list():
    groups = ((SORE, 0.6), (STRAIN, 0.3))
    assert brier(groups, SORE) == pytest.approx(0.4**2 + 0.3**2 + 0.1**2)
    assert brier(groups, STRAIN) == pytest.approx(0.6**2 + 0.7**2 + 0.1**2)
    assert brier(((SORE, 1.0),), SORE) == 0
    assert brier(((SORE, 1.0), (STRAIN, 0.0)), STRAIN) == 2


def test_the_reference_is_what_would_be_said_with_nothing_asked(hip):
    unasked = after(hip, Answers.of(hip, {})).fits()
    groups = {}
    for name, cause in hip.causes.items():
        groups[cause.case_group] = groups.get(cause.case_group, 0) + unasked[name]
    of = calibration(hip, [case(SORE, (SORE, 1.0))])
    assert of.brier == 0
    assert of.brier_of_priors == pytest.approx(brier(tuple(groups.items()), SORE))


def test_each_group_of_each_case_is_an_entry_of_its_band(hip):
    well, partly = hip.limits.fits_well, hip.limits.fits_partly
    cases = [
        case(SORE, (SORE, well), (STRAIN, partly), (JOINT, partly - 0.01)),
        case(STRAIN, (SORE, well + 0.2), (STRAIN, partly), (JOINT, 0.0)),
    ]
    found = {row.said: row for row in calibration(hip, cases).bands}
    assert found["fits well"].right == Proportion(1, 2)
    assert found["fits well"].mean == pytest.approx(well + 0.1)
    assert found["fits partly"].right == Proportion(1, 2)
    assert found["less likely"].right == Proportion(0, 2)
    assert [name for name, _, _ in bands(hip.limits)] == list(found)


def test_deciles_hold_every_entry_once_even_the_certain_ones(hip):
    of = calibration(hip, [case(SORE, (SORE, 1.0), (STRAIN, 0.0), (JOINT, 0.1))])
    assert [row.right.of for row in of.deciles] == [1, 1, 0, 0, 0, 0, 0, 0, 0, 1]
    assert of.deciles[9].right == Proportion(1, 1)
    assert of.deciles[1].said == "10-20 %"
    assert of.deciles[5].mean is None


def test_no_cases_have_no_calibration_but_no_error_either(hip):
    of = calibration(hip, [])
    assert (of.brier, of.brier_of_priors) == (None, None)


def test_an_evaluation_tells_cases_apart_by_every_label_they_carry(hip):
    whole = evaluate(hip, [case(SORE, (SORE, 0.5)), case(JOINT, (SORE, 0.5))])
    assert (whole.pack, whole.whole.cases) == (hip.version, 2)
    assert list(whole.apart) == ["group"]
    assert list(whole.apart["group"]) == [JOINT, SORE]
