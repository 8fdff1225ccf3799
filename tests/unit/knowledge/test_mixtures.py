"""All pictures of a cause together answer exactly as the cause does."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.knowledge.likelihoods import Row
from runwell.knowledge.mixtures import fitted
from runwell.knowledge.numbers import Interval
from runwell.records.packs import the_pack


def row(*points):
    return Row(
        {f"v{number}": Interval(point / 2, point, (1 + point) / 2) for number, point in enumerate(points)}
    )


def slowly(row, shares, factors):
    """Iterative proportional fitting, as it stands in the books."""
    chances = np.array([cell.point for cell in row.cells.values()])
    leans = [[factor.get(value, 1) for value in row.cells] for factor in factors]
    joint = np.array(shares)[:, None] * chances * np.array(leans)
    for _ in range(5000):
        joint *= (np.array(shares) / joint.sum(axis=1))[:, None]
        joint *= chances / joint.sum(axis=0)
    return joint / joint.sum(axis=1, keepdims=True)


@st.composite
def mixtures(draw, least=0.01, most=100):
    """A row, the shares of two to four pictures, and how each leans."""
    weights = draw(st.lists(st.floats(0.002, 1), min_size=2, max_size=12))
    parts = draw(st.lists(st.floats(0.01, 1), min_size=2, max_size=4))
    leans = st.dictionaries(st.sampled_from([f"v{n}" for n in range(len(weights))]), st.floats(least, most))
    shares = tuple(part / sum(parts) for part in parts)
    return row(*(weight / sum(weights) for weight in weights)), shares, [draw(leans) for _ in parts]


@given(mixtures())
def test_the_mixture_is_the_row_and_every_picture_adds_up_to_one(mixture):
    own, shares, factors = mixture
    pictures = fitted(own, shares, factors)
    assert [sum(picture.values()) for picture in pictures] == pytest.approx([1] * len(shares), abs=1e-12)
    for value, cell in own.cells.items():
        mixed = sum(share * picture[value] for share, picture in zip(shares, pictures, strict=True))
        assert mixed == pytest.approx(cell.point, abs=1e-10)
    assert min(min(picture.values()) for picture in pictures) > 0


@given(mixtures(0.3, 3))
def test_it_is_what_proportional_fitting_ends_at(mixture):
    expected = slowly(*mixture)
    found = np.array([list(picture.values()) for picture in fitted(*mixture)])
    assert found == pytest.approx(expected, abs=1e-8)


def test_pictures_that_share_no_answer_are_told_apart():
    first, second = fitted(row(0.5, 0.5), (0.501, 0.499), [{"v0": 100, "v1": 0.01}, {"v0": 0.01, "v1": 100}])
    assert first["v0"] > 0.99
    assert second["v1"] > 0.99


def test_odds_between_two_pictures_are_those_of_their_factors():
    one, other = fitted(row(0.2, 0.3, 0.5), (0.3, 0.7), [{"v0": 6.0, "v1": 2.0}, {}])
    assert (one["v0"] / one["v2"]) / (other["v0"] / other["v2"]) == pytest.approx(6)
    assert (one["v1"] / one["v2"]) / (other["v1"] / other["v2"]) == pytest.approx(2)


def test_pictures_that_do_not_lean_answer_as_the_cause_does():
    for picture in fitted(row(0.2, 0.8), (0.3, 0.7), [{}, {}]):
        assert picture == pytest.approx({"v0": 0.2, "v1": 0.8})


def test_what_is_rounded_is_first_made_whole():
    one, other = fitted(row(0.2, 0.797), (0.3, 0.698), [{"v0": 3.0}, {}])
    assert sum(one.values()) == pytest.approx(1)
    assert 0.3 / 0.998 * one["v0"] + 0.698 / 0.998 * other["v0"] == pytest.approx(0.2 / 0.997)


def test_every_row_of_the_hip_pack_is_the_mixture_of_its_pictures():
    hip = the_pack("hip")
    for cause, pictures in hip.presentations.items():
        for finding in pictures.findings:
            own = hip.likelihoods[finding].row(cause)
            total = sum(cell.point for cell in own.cells.values())
            found = fitted(own, pictures.shares, pictures.factors(finding))
            for value, cell in own.cells.items():
                mixed = sum(share * one[value] for share, one in zip(pictures.shares, found, strict=True))
                assert mixed / sum(pictures.shares) == pytest.approx(cell.point / total, abs=1e-10)
