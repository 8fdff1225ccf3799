"""The harms of the hip pack, and the law that they are written for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runwell.knowledge.levels import Level
from runwell.records.packs import the_pack


@pytest.fixture(scope="module")
def hip():
    return the_pack("hip")


def least(harm, belief):
    """The lowest level with the least expected harm."""
    expected = belief @ harm
    return int(np.flatnonzero(expected <= expected.min() + 1e-12)[0])


def matrix(hip):
    return np.array(hip.harms.matrix(hip.causes.values()))


def test_a_cause_alone_is_sent_to_the_level_that_it_needs(hip):
    needs = [cause.default_triage for cause in hip.causes.values()]
    harm = matrix(hip)
    assert [Level(least(harm, belief)) for belief in np.eye(len(harm))] == [*needs, Level.PHYSICAL_THERAPIST]


def test_missing_what_must_not_be_missed_costs_more_than_missing_anything_else(hip):
    first = {name: late.cost[Level.SELF_CARE] for name, late in hip.harms.too_late.items()}
    serious = {name for name, cause in hip.causes.items() if cause.must_not_miss}
    assert min(first[name] for name in serious) > max(first[name] for name in first.keys() - serious)


@given(st.data())
def test_a_must_not_miss_cause_that_becomes_likelier_never_lowers_the_level(data):
    hip = the_pack("hip")
    harm, serious = matrix(hip), [n for n, cause in enumerate(hip.causes.values()) if cause.must_not_miss]
    weights = np.array(data.draw(st.lists(st.floats(0.001, 1), min_size=len(harm), max_size=len(harm))))
    likelier = weights.copy()
    likelier[data.draw(st.sampled_from(serious))] *= data.draw(st.floats(1, 1000))
    before, after = weights / weights.sum(), likelier / likelier.sum()
    assert least(harm, after) >= least(harm, before)


def test_every_reason_says_that_it_is_a_judgment_or_names_its_sources(hip):
    bases = [hip.harms.too_soon.basis, *(late.basis for late in hip.harms.too_late.values())]
    for basis in bases:
        assert basis.sources or "judgment" in basis.reason.lower()
        assert [key for key in basis.sources if key not in basis.reason] == []
