"""Runners drawn from the pack: as often as it says, noisy as asked, the same for the same seed."""

from collections import Counter

import numpy as np
import pytest

from runwell.check.answers import Answers
from runwell.check.pages import applies
from runwell.check.simulated_runners import noisy, runner, tabled, truth
from runwell.knowledge.levels import Level

MANY = 4000
NEAR = 4 * (0.25 / MANY) ** 0.5  # four standard errors of the widest share


@pytest.fixture(scope="module")
def strained(hip):
    return [runner(hip, seed=5, number=n, cause="hamstring-strain") for n in range(MANY)]


@pytest.mark.parametrize("finding", ["onset", "pain-location-main", "walking-effect", "sex"])
def test_answers_come_as_often_as_the_row_of_the_cause_says(hip, strained, finding):
    row = hip.likelihoods[finding].row("hamstring-strain")
    total = sum(cell.point for cell in row.cells.values())
    came = Counter(one.answers[finding] for one in strained)
    assert {v: came[v] / MANY for v in row.cells} == pytest.approx(
        {v: cell.point / total for v, cell in row.cells.items()}, abs=NEAR
    )


def test_causes_come_as_often_as_their_priors_say_and_none_is_unlisted(hip):
    came = Counter(runner(hip, seed=9, number=n).cause for n in range(MANY))
    total = sum(cause.prior.point for cause in hip.causes.values())
    assert set(came) <= set(hip.causes)
    assert {name: came[name] / MANY for name in hip.causes} == pytest.approx(
        {name: cause.prior.point / total for name, cause in hip.causes.items()}, abs=NEAR
    )


def test_the_answers_of_a_cause_with_several_pictures_hang_together(hip):
    drawn = [runner(hip, seed=8, number=n, cause="pelvic-sacral-bsi").answers for n in range(MANY)]
    place = Counter(one["pain-location-main"] for one in drawn)
    sore_back = [one for one in drawn if one["pain-location-main"] == "buttock"]
    ramus = [one for one in drawn if one["pain-location-main"] in ("groin-front", "inner-thigh")]
    assert min(len(sore_back), len(ramus)) > 200, place
    back = [sum(one["low-back-pain"] == "yes" for one in group) / len(group) for group in (sore_back, ramus)]
    assert back[0] > back[1] + 0.05


def test_a_runner_depends_on_seed_and_number_alone(hip):
    one = runner(hip, seed=1, number=7, noise=0.7)
    assert one == runner(hip, seed=1, number=7, noise=0.7)
    assert one != runner(hip, seed=1, number=8, noise=0.7)
    assert one != runner(hip, seed=2, number=7, noise=0.7)


def test_noise_blurs_every_cell_and_keeps_each_question_adding_up_to_one(hip):
    tables = tabled(hip)
    chance = tables.chance[:, 0]
    blurred = noisy(tables, chance, 0.7, np.random.default_rng(1))
    assert np.add.reduceat(blurred, tables.start) == pytest.approx(1)
    assert (blurred > 0).all()
    ratio = np.log(blurred / chance)
    assert 0.4 < ratio.std() < 0.8
    still = noisy(tables, chance, 0.0, np.random.default_rng(1))
    assert still == pytest.approx(chance, rel=0.01)


def test_noise_is_drawn_anew_for_each_runner(hip):
    calm, noisy_ones = (
        [runner(hip, seed=3, number=n, noise=s, cause="doms").answers["onset"] for n in range(1500)]
        for s in (0.0, 2.0)
    )
    assert Counter(noisy_ones)["next-day"] < Counter(calm)["next-day"]
    assert len(Counter(noisy_ones)) == len(hip.findings["onset"].values)


def test_every_answer_is_one_that_the_pack_allows_and_would_ask_for(hip):
    for number in range(200):
        one = runner(hip, seed=4, number=number, noise=0.7)
        answers = Answers.of(hip, one.answers)
        assert list(one.answers) == [name for name in hip.findings if name in one.answers]
        assert [name for name in one.answers if not applies(hip, name, answers)] == []


def test_what_makes_no_sense_is_not_answered(hip):
    drawn = [runner(hip, seed=6, number=n).answers for n in range(200)]
    men = [answers for answers in drawn if answers["sex"] == "male"]
    assert men and not [answers for answers in men if "menses-irregular" in answers]
    assert any("menses-irregular" in answers for answers in drawn)


def test_flags_without_numbers_are_answered_no_and_other_questions_without_numbers_not_at_all(hip):
    without = {n for n, f in hip.findings.items() if f.who == "runner" and n not in hip.likelihoods}
    flags = {n for n in without if hip.findings[n].kind == "red-flag"}
    assert flags == set(tabled(hip).always)
    drawn = [runner(hip, seed=8, number=n).answers for n in range(50)]
    assert {answers.get(flag, "no") for answers in drawn for flag in flags} == {"no"}
    assert not [answers for answers in drawn if answers.keys() & (without - flags)]


def test_no_clinician_test_is_drawn(hip):
    assert {hip.findings[name].who for name, _ in tabled(hip).answers} == {"runner"}


def test_what_is_right_for_a_runner_follows_from_the_cause(hip):
    sure = truth(hip, "femoral-neck-bsi")
    assert (sure.group, sure.gold) == ("bone-stress-injury-femoral-neck", Level.DOCTOR_WITHIN_DAYS)
    assert (sure.minimum, sure.acceptable) == (sure.gold, None)
    assert sure.labels == {"cause": "femoral-neck-bsi", "group": sure.group}
