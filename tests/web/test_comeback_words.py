"""Everything that the way back says has its one sentence, with every name put in and nothing left open."""

import re
from datetime import date
from string import Formatter

import pytest
from hypothesis import HealthCheck, given, settings

from runwell.running.comeback.values import Block, Ground, Kind, Outcome, Planned, RaceView, What
from runwell.running.comeback.why import Reason, Why
from runwell.web.comeback_words import (
    DECISIONS,
    GROUNDS,
    KINDS,
    OUTCOMES,
    RACES,
    SENTENCES,
    decided,
    planned_words,
    sentence,
    stage_name,
    warm_up_words,
)
from tests.property.test_laws_of_the_comeback import logs, view

DAY = date(2026, 3, 2)
FACTS = {"day": "2026-05-03", "speed": 2.7, "easy": 2.4, "km": 21.1, "planned_km": 1.6, "longest_km": 12.0}


@pytest.mark.parametrize(
    ("words", "members"),
    [
        (SENTENCES, Why),
        (DECISIONS, What),
        (OUTCOMES, Outcome),
        (RACES, RaceView),
        (KINDS, Kind),
        (GROUNDS, Ground),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_none_is_missing(words, members):
    assert set(words) == set(members)


@pytest.mark.parametrize("why", Why)
def test_each_sentence_is_plain_and_ends(why):
    names = [name for _, name, _, _ in Formatter().parse(str(SENTENCES[why])) if name]
    said = sentence(Reason(why, {name: FACTS.get(name, 3) for name in names}))
    assert said[0].isupper() and said.endswith(".") and "{" not in said and "!" not in said
    assert not re.search(r"\bkm\b|kilomet|m/s|\d{4}-\d\d", said)
    assert max(len(part.split()) for part in re.split(r"[.:;] ", said)) <= 24


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(logs())
def test_every_reason_that_is_ever_given_can_be_said(log):
    stood = view(log)
    reasons = [why for one in (*stood.graded, *stood.decisions) for why in one.because]
    reasons += [*stood.closed, *stood.waits, *(stood.goal.because if stood.goal else ())]
    for one in reasons:
        assert "{" not in sentence(one, aloud=True)
    assert all("{" not in decided(one.what, one.stage, one.part) for one in stood.decisions)
    assert all(planned_words(one).endswith(".") for one in stood.planned)


@pytest.mark.parametrize(
    ("planned", "said"),
    [
        (
            Planned(on=DAY, stage="A2", blocks=(Block(walk=2, run=3, times=4),), km=2.4, effort=3),
            "Walk 2 minutes, run 3 minutes, 4 times over. "
            "Stop at 1.5 miles at the latest, warm-up not counted. Effort 3 of 10.",
        ),
        (
            Planned(on=DAY, stage="A6", blocks=(Block(run=22.2),), km=3.2, by_distance=True, effort=5),
            "Run 2 miles. Effort 5 of 10.",
        ),
        (
            Planned(on=DAY, stage="B6", blocks=(Block(walk=1, run=9, times=2), Block(walk=5))),
            "Walk 1 minute, run 9 minutes, 2 times over, then walk 5 minutes. Easy enough to talk.",
        ),
        (
            Planned(on=DAY, stage="B10", blocks=(Block(run=15), Block(run=5, normal=True), Block(run=10))),
            "Run 15 minutes, then run 5 minutes at your normal pace, then run 10 minutes. "
            "Easy enough to talk.",
        ),
        (Planned(on=DAY, stage="B1", blocks=(Block(walk=30),)), "Walk 30 minutes."),
        (
            Planned(
                on=DAY,
                stage="hills",
                kind=Kind.HILLS,
                ground=Ground.HILLS,
                blocks=(Block(run=30),),
                km=8,
                by_distance=True,
            ),
            "Run 5 miles. Easy enough to talk. With some hills.",
        ),
    ],
    ids=lambda one: getattr(one, "stage", ""),
)
def test_what_to_do(planned, said):
    assert planned_words(planned) == said


def test_a_run_with_faster_parts_is_not_called_easy_enough_to_talk():
    fast = {"kind": Kind.SPEED, "ground": Ground.FAST, "blocks": (Block(run=30),), "km": 8}
    said = planned_words(Planned(on=DAY, stage="speed", by_distance=True, **fast))
    assert said == "Run 5 miles. Easy, with some faster minutes."


def test_that_a_bone_must_not_hurt_cannot_be_read_as_that_it_might_not():
    said = sentence(Reason(Why.BONE_PAIN, {"days": 7}))
    assert "must not hurt at all" in said and "tell your clinician" in said


def test_in_the_units_of_the_practice(settings):
    farther = Reason(Why.FARTHER, {"km": 8.05, "planned_km": 3.2})
    assert sentence(farther) == "You went 5 miles; the plan was 2 miles."
    assert sentence(Reason(Why.TOO_FAST, {"speed": 2.682, "easy": 2.4})).startswith("You ran 10:00 a mile")
    settings.RUNWELL_UNITS = "kilometers"
    assert sentence(farther) == "You went 8.1 kilometers; the plan was 3.2 kilometers."


def test_stages_warm_up_and_expert_judgment():
    assert (stage_name("A3"), stage_name("B10", 2), stage_name("longer")) == (
        "A3",
        "B10, part 2",
        "longer runs",
    )
    assert decided(What.STEP, "B11", 1) == "On to stage B11, part 1."
    assert decided(What.BACK, "longer") == "A step back: longer runs."
    warm = Planned(on=DAY, stage="A1", blocks=(Block(run=3),), warm_up=(10, 15))
    assert warm_up_words(warm) == "Warm up for 10 to 15 minutes first."
    assert warm_up_words(Planned(on=DAY, stage="B1", blocks=(Block(walk=30),))) == ""
    assert sentence(Reason(Why.GREEN), aloud=True).endswith("(Expert judgment.)")
