"""The adaptive check, asked by runners who know anything or nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from runwell.check.answers import Answers
from runwell.check.interview import interview
from runwell.check.next_question import best, page_of, progress, withheld
from runwell.check.pages import applies
from tests.property.strategies import HIP, answer_pairs, answers


@settings(max_examples=25)
@given(answer_pairs(max_size=60))
def test_a_check_ends_within_its_pages_and_never_asks_twice(known):
    heard = interview(HIP, known)
    assert heard.pages <= HIP.limits.pages_at_most
    assert len(set(heard.asked)) == len(heard.asked)
    assert heard.answers.values.items() <= known.items()


@settings(max_examples=60)
@given(answers(max_size=20))
def test_no_hop_is_asked_for_while_a_bone_cause_is_open(known):
    page = best(HIP, known)
    held = withheld(HIP, known)
    if page is not None:
        assert not {finding.id for finding in page.findings} & held


@settings(max_examples=60)
@given(answers(max_size=20))
def test_only_questions_that_apply_are_asked(known):
    page = best(HIP, known)
    if page is not None:
        assert all(applies(HIP, finding.id, known) for finding in page.findings)
        assert page_of(HIP, page.id, known) == page


@settings(max_examples=40)
@given(answer_pairs(max_size=60), st.integers(0, 12))
def test_progress_never_promises_fewer_pages_than_there_are(known, pages):
    told, so_far = Answers.of(HIP, known), Answers.of(HIP, {})
    for _ in range(pages):
        page = best(HIP, so_far)
        if page is None:
            return
        names = [finding.id for finding in page.findings]
        so_far = so_far.with_(HIP, {n: told.values[n] for n in names if n in told.values}, names)
    shown = progress(HIP, so_far)
    assert shown.pages_done == pages
    assert shown.pages_done <= shown.pages_at_most <= HIP.limits.pages_at_most
    assert (best(HIP, so_far) is None) or shown.pages_done < shown.pages_at_most
