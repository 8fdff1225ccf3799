"""Answers that would change what is named first: said only where the model's own numbers say so."""

from datetime import date

import pytest
from hypothesis import given, settings

from runwell.check.answers import Answers
from runwell.check.next_question import withheld
from runwell.check.pages import applies
from runwell.check.shown_causes import FITS_PARTLY, FITS_WELL, LESS_LIKELY
from runwell.check.telling_answers import AT_MOST, BEST, BETTER, WORSE
from runwell.check.verdict import conclude
from tests.property.strategies import HIP, answers
from tests.unit.check.test_verdict import BONE, OUTER

TODAY = date(2026, 11, 24)
BANDS = (LESS_LIKELY, FITS_PARTLY, FITS_WELL)
BUTTOCK = {
    "age-band": "40-59",
    "sex": "male",
    "pain-location-main": "buttock",
    "onset": "gradual",
    "trend": "same",
    "sitting-pain": "buttock-sit-bone",
    "walking-effect": "no-pain",
}


def concluded(known):
    return conclude(HIP, known, today=TODAY, show_causes=True)


def value_said(telling):
    """The value behind the words."""
    finding = HIP.findings[telling.finding]
    (value,) = [value for value in finding.values if finding.said(value) == telling.said]
    return value


def with_it(known, telling):
    return known.with_(HIP, {telling.finding: value_said(telling)})


@settings(max_examples=40)
@given(answers())
def test_what_is_said_would_come_true_if_the_answer_were_given(known):
    now = concluded(known)
    assert len(now.telling_answers) <= AT_MOST
    for telling in now.telling_answers:
        then = concluded(with_it(known, telling))
        assert not then.ended_early
        first, before = then.causes[0], now.causes[0]
        assert (first.name, first.band) == (telling.cause, telling.band)
        assert (first.id, first.band) != (before.id, before.band)
        if telling.fits == BEST:
            assert first.id != before.id
        else:
            assert first.id == before.id
            better = BANDS.index(first.band) > BANDS.index(before.band)
            assert telling.fits == (BETTER if better else WORSE)
        assert telling.would_raise_to == (then.level if then.level > now.level else None)


@settings(max_examples=40)
@given(answers())
def test_only_open_questions_that_may_be_put_are_named_and_no_warning_sign(known):
    now = concluded(known)
    held = withheld(HIP, known)
    for telling in now.telling_answers:
        finding = HIP.findings[telling.finding]
        assert finding.who == "runner"
        assert finding.id not in known.values
        assert finding.id not in held
        assert applies(HIP, finding.id, known)
        assert finding.kind != "red-flag"
        assert not (now.stop_running and finding.kind == "self-test")


@settings(max_examples=40)
@given(answers())
def test_nothing_is_said_that_would_clear_a_cause_that_must_not_be_missed(known):
    now = concluded(known)
    if now.causes and any(HIP.causes[name].must_not_miss for name in now.causes[0].causes):
        assert WORSE not in {telling.fits for telling in now.telling_answers}


def test_a_buttock_that_is_not_clear_has_answers_that_would_make_it_clearer():
    now = concluded(Answers.of(HIP, BUTTOCK))
    assert 1 <= len(now.telling_answers) <= 3
    assert all(telling.question and telling.said and telling.cause for telling in now.telling_answers)


@pytest.mark.parametrize("story", [BONE, {**OUTER, "chest-breath": "yes"}])
def test_nothing_is_said_where_no_cause_is_named(story):
    hidden = conclude(HIP, Answers.of(HIP, story), today=TODAY, show_causes=False)
    assert (hidden.unclear, hidden.telling_answers, hidden.next_tests) == (None, (), ())


def test_an_early_end_says_nothing_of_causes():
    ended = concluded(Answers.of(HIP, {**OUTER, "chest-breath": "yes"}))
    assert ended.ended_early
    assert (ended.unclear, ended.telling_answers, ended.next_tests) == (None, (), ())


def test_the_kept_form_names_levels_by_their_ids():
    for story in (BONE, OUTER, BUTTOCK, {}):
        found = concluded(Answers.of(HIP, story))
        raised = [telling["would_raise_to"] for telling in found.as_json()["telling_answers"]]
        levels = [telling.would_raise_to for telling in found.telling_answers]
        assert raised == [None if level is None else level.id for level in levels]
