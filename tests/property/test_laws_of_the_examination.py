"""Laws of the examination: what must hold for any answers and any results."""

from hypothesis import given
from hypothesis import strategies as st

from runwell.check.answers import Answers
from runwell.check.examined import clinicians_tests, reranked
from runwell.check.printed_figures import figure
from tests.property.strategies import HIP, answer_pairs

RESULTS = [(test.id, value) for test in clinicians_tests(HIP) for value in test.values]
some_results = st.lists(st.sampled_from(RESULTS), max_size=8).map(dict)
MUST = [name for name, cause in HIP.causes.items() if cause.must_not_miss]


def factors(found):
    """cause -> what its odds are multiplied by."""
    product = dict.fromkeys(HIP.causes, 1.0)
    for row in found.causes:
        for part in row.parts:
            product[part.cause] *= part.counts
    return product


@given(answer_pairs(12), some_results, st.sampled_from(RESULTS))
def test_a_result_that_speaks_for_a_cause_never_lowers_its_odds(known, results, more):
    test, value = more
    if test in results:
        return
    said = Answers.of(HIP, known)
    before, now = (reranked(HIP, said, one) for one in (results, {**results, test: value}))
    was, then = factors(before), factors(now)
    found = {cause: one for cause in HIP.causes if (one := figure(HIP, test, value, cause))}
    for cause, one in found.items():
        if one.ratio.point > 1:
            assert then[cause] >= was[cause] - 1e-12
    if len(found) == 1 and all(one.ratio.point > 1 for one in found.values()):
        share = {row.id: row.after for row in before.causes}
        raised = next(row for row in now.causes if next(iter(found)) in row.causes)
        assert raised.after >= share[raised.id] - 1e-12


@given(answer_pairs(12), some_results, st.randoms())
def test_the_order_of_entry_makes_no_difference(known, results, chance):
    said = Answers.of(HIP, known)
    shuffled = list(results.items())
    chance.shuffle(shuffled)
    assert reranked(HIP, said, results) == reranked(HIP, said, dict(shuffled))


@given(answer_pairs(12))
def test_no_result_changes_nothing(known):
    found = reranked(HIP, Answers.of(HIP, known), {})
    assert all(row.before == row.after and row.rank_before == row.rank_after for row in found.causes)


@given(answer_pairs(20), some_results)
def test_no_examination_lowers_the_level_or_a_cause_that_must_not_be_missed(known, results):
    said = Answers.of(HIP, known)
    found = reranked(HIP, said, results)
    assert found.level >= found.level_before
    for row in found.causes:
        if set(row.causes) & set(MUST):
            assert row.after >= row.before and all(part.counts >= 1 for part in row.parts)
    assert found.bone_open >= reranked(HIP, said, {}).bone_open


@given(answer_pairs(12), some_results)
def test_every_share_is_a_share_and_no_result_counts_for_more_than_it_says(known, results):
    for row in reranked(HIP, Answers.of(HIP, known), results).causes:
        assert 0 <= row.after <= HIP.limits.shown_at_most
        for part in row.parts:
            if part.ratio is not None:
                low, high = sorted((1.0, part.ratio.point))
                assert low - 1e-12 <= part.counts <= high + 1e-12
