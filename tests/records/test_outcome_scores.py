"""Scores of questionnaires: on their scales, one a day, with the change that matters from the pack."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from runwell.records import access
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.outcome_scales import outcome_scale
from runwell.records.packs import the_pack
from runwell.refusals import Refusal

pytestmark = pytest.mark.django_db


def keep(patient, **words):
    return keep_outcome_score(by=patient, patient_id=patient.patient.id, **words)


@pytest.mark.parametrize(
    ("measure", "low", "high", "higher", "matters"),
    [
        ("nprs", 0, 10, False, 2),
        ("psfs", 0, 10, True, None),
        ("gro_c", -5, 5, True, None),
        ("uwri", 0, 36, True, 5),
        ("ihot12", 0, 100, True, 14),
        ("hoos", 0, 100, True, None),
        ("hoos12", 0, 100, True, None),
        ("ostrc_h2", 0, 100, False, None),
        ("lefs", 0, 80, True, 9),
    ],
)
def test_scales_are_those_of_the_pack(measure, low, high, higher, matters):
    scale = outcome_scale(the_pack(), measure)
    assert (scale.low, scale.high, scale.higher_is_better, scale.matters) == (low, high, higher, matters)


def test_every_questionnaire_of_the_pack_has_a_scale():
    assert all(outcome_scale(the_pack(), one).low < 100 for one in the_pack().outcome_measures)


def test_a_score_is_one_a_day_and_the_later_counts(patient):
    keep(patient, measure="nprs", score=5)
    keep(patient, measure="nprs", score="3")
    keep(patient, measure="nprs", score=7, on=timezone.localdate() - timedelta(days=7))
    assert [one.score for one in access.outcome_scores(patient.patient)] == [7, 3]


def test_the_psfs_is_the_mean_of_the_runners_own_activities(patient):
    named = [("run 5 km", 2), ("stairs", 7), ("sit", 8)]
    kept = keep(patient, measure="psfs", activities=named)
    kept.refresh_from_db()
    assert (kept.score, kept.activities) == (Decimal("5.67"), [list(one) for one in named])


@pytest.mark.parametrize(
    "wrong",
    [
        {"measure": "nprs", "score": 11},
        {"measure": "nprs", "score": -1},
        {"measure": "nprs", "score": 2.5},
        {"measure": "nprs", "score": "much"},
        {"measure": "nprs", "score": "nan"},
        {"measure": "nprs", "score": True},
        {"measure": "nprs"},
        {"measure": "gro_c", "score": 6},
        {"measure": "ihot12", "score": "1e999999"},
        {"measure": "uwri", "score": 37},
        {"measure": "horoscope", "score": 1},
        {"measure": "psfs", "score": 5},
        {"measure": "psfs", "activities": [("run", 11)]},
        {"measure": "psfs", "activities": [("", 5)]},
        {"measure": "psfs", "activities": [("run", 5)] * 4},
        {"measure": "nprs", "score": 3, "on": timezone.localdate() + timedelta(days=2)},
    ],
)
def test_what_is_not_on_the_scale_is_refused(patient, wrong):
    with pytest.raises(Refusal):
        keep(patient, **wrong)
    assert not access.outcome_scores(patient.patient).exists()
