"""Scores: three that are asked here, others by number alone, each mistake beside its field."""

from decimal import Decimal

import pytest
from django.utils import timezone

from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.models import OutcomeScore
from runwell.records.packs import the_pack
from runwell.web.diary.measures import measures
from tests.people import sign_in
from tests.web.diary.conftest import text

pytestmark = pytest.mark.django_db


def enter(client, which, **said):
    return client.post("/my/scores/", {"which": which, **said}, follow=True)


def test_those_that_the_pack_advises_are_offered_and_none_shows_its_questions(own):
    page = text(own.get("/my/scores/"))
    ids = {one.scale.measure for one in measures(the_pack())}
    assert {"nprs", "psfs", "gro_c", "uwri", "ihot12", "hagos", "hoos12", "visag", "ostrc_h2"} <= ids
    assert not {"visah", "hoos"} & ids
    assert "University of Wisconsin" in page and "From 0 to 36. Higher is better." in page
    assert "A change of 5 or more matters to people." in page
    assert "No source that we read says how large a change has to be to matter." in page
    assert 'value="hagos/sport"' in page and 'value="hagos/"' not in page
    assert the_pack().outcome_measures["uwri"].urls[0] in page


@pytest.mark.parametrize(
    ("which", "said", "score"),
    [
        ("nprs", {"score": "0"}, 0),
        ("gro_c", {"score": "-5"}, -5),
        ("psfs", {"activity_1": "Stairs", "score_1": "3", "activity_3": "Run", "score_3": "0"}, 1.5),
        ("other", {"questionnaire": "uwri/", "score": "22", "day": "2026-11-01"}, 22),
        ("other", {"questionnaire": "hagos/sport", "score": "56.25", "day": "2026-11-01"}, 56.25),
    ],
)
def test_a_score_is_kept_and_shown(own, patient, which, said, score):
    for _ in range(2):
        answer = enter(own, which, **said)
        assert answer.status_code == 200 and "The score is kept." in text(answer)
    kept = OutcomeScore.objects.get()
    assert kept.patient == patient.patient and kept.score == Decimal(str(score))
    assert "Your newest scores" in text(answer)


@pytest.mark.parametrize(
    ("which", "said", "words"),
    [
        ("nprs", {"score": "11"}, "Choose a number from 0 to 10."),
        ("nprs", {}, "Choose a number."),
        ("gro_c", {"score": "6"}, "Choose a number from -5 to 5."),
        ("psfs", {}, "Name at least one thing."),
        ("psfs", {"activity_1": "Stairs"}, "Choose a number for it."),
        ("psfs", {"score_2": "4"}, "Name what you rated."),
        ("other", {"questionnaire": "uwri/", "score": "37", "day": "2026-11-01"}, "from 0 to 36"),
        ("other", {"questionnaire": "uwri/", "score": "NaN", "day": "2026-11-01"}, "from 0 to 36"),
        ("other", {"questionnaire": "uwri/", "score": "5", "day": "2999-01-01"}, "has not come yet"),
        ("other", {"questionnaire": "uwri/", "score": "5", "day": "soon"}, "Enter a day like"),
        (
            "other",
            {"questionnaire": "made-up/", "score": "5", "day": "2026-11-01"},
            "Choose one of",
        ),
        ("other", {}, "Enter the score."),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_is_lost(own, which, said, words):
    answer = enter(own, which, **said)
    page = text(answer)
    assert answer.status_code == 400 and page.count(words) >= 2 and "<title>Error: " in page
    for value in ("Stairs", "37", "soon"):
        assert value not in said.values() or f'value="{value}"' in page
    assert not OutcomeScore.objects.exists()


def test_a_form_that_is_none_changes_nothing(own):
    assert enter(own, "made-up", score="3").status_code == 200
    assert not OutcomeScore.objects.exists()


def test_the_things_named_last_time_stand_there_again(own, patient):
    enter(own, "psfs", activity_1="Climb <stairs>", score_1="3")
    page = text(own.get("/my/scores/"))
    assert 'value="Climb &lt;stairs&gt;"' in page and 'id="psfs-score_1-3" checked' not in page


@pytest.mark.parametrize("who", ["other_patient", "treating", "owner", "colleague"])
def test_nobody_else_enters_or_reads_them(client, patient, who, request):
    account = request.getfixturevalue(who)
    keep_outcome_score(by=patient, patient_id=patient.patient.id, measure="nprs", score=7)
    sign_in(client, account)
    enter(client, "nprs", score="1")
    assert "newest scores" not in text(client.get("/my/scores/", follow=True)) or who == "other_patient"
    assert [str(one.score) for one in patient.patient.scores.all()] == ["7.00"]


def test_without_an_agreement_scores_are_read_and_none_is_added(own, patient):
    today = timezone.localdate()
    keep_outcome_score(by=patient, patient_id=patient.patient.id, measure="nprs", score=7, on=today)
    withdraw_consent(by=patient)
    page = text(own.get("/my/scores/"))
    assert "Your newest scores" in page and 'name="which"' not in page
    assert enter(own, "nprs", score="1").status_code == 400
    assert OutcomeScore.objects.get().score == 7
