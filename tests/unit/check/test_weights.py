"""The pack's numbers as arrays."""

from dataclasses import replace

import numpy as np

from runwell.check.weights import expected, points, prior_of_causes, values_of, weigh


def test_the_pictures_of_a_cause_together_answer_as_its_own_row_does(hip):
    weights = weigh(hip)
    for finding in ("pain-location-main", "age-band", "duration"):
        chances = points(hip, finding)
        for cause in hip.causes:
            columns = weights.pictures_of((cause,))
            share = weights.prior[columns] / weights.prior[columns].sum()
            row = hip.likelihoods[finding].row(cause)
            own = [row.cells[value].point for value in values_of(hip, finding)]
            np.testing.assert_allclose(chances[:, columns] @ share, own / np.sum(own), atol=0.005)


def test_the_prior_of_all_pictures_adds_up_to_that_of_the_causes(hip):
    weights = weigh(hip)
    np.testing.assert_allclose(weights.prior @ weights.folding, prior_of_causes(hip))
    np.testing.assert_allclose(weights.prior.sum(), 1)
    assert weights.folding.sum() == len(weights.prior) > len(weights.causes)


def test_without_doubt_a_chance_is_what_the_pack_says_and_with_doubt_a_rare_one_is_more():
    chances = np.array([[0.01, 0.5], [0.99, 0.5]])
    sure = expected(chances, 0.0, np.random.default_rng(1))
    doubted = expected(chances, 0.7, np.random.default_rng(1))
    np.testing.assert_allclose(sure, chances)
    np.testing.assert_allclose(doubted.sum(axis=0), 1)
    assert 0.012 < doubted[0, 0] < 0.02  # E of a logit-normal around 1 in 100 whose logs are off by about 1
    assert abs(doubted[0, 1] - 0.5) < 0.03


def test_no_answer_pulls_farther_than_the_pack_allows(hip):
    weights = weigh(hip)
    assert np.abs(weights.pull).max() <= np.log(hip.limits.pull_at_most) + 1e-12
    assert (weights.pull[:, -1] == 0).all()


def test_softening_lifts_the_rare_causes_and_not_the_unlisted_one(hip):
    weights = weigh(hip)
    rare, common = weights.causes.index("tumour"), weights.causes.index("labral-fai")
    assert weights.lift[rare] > 2 > 1 > weights.lift[common]
    plain = weigh(replace(hip, limits=replace(hip.limits, prior_power=1.0), version="plain"))
    np.testing.assert_allclose(plain.lift, 1)
