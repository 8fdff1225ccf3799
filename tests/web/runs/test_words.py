"""Every value of the pure room that a page shows has its sentence."""

import pytest
from django.utils.formats import localize

from runwell.records.models import ImportedFile, RunImport
from runwell.records.packs import the_pack
from runwell.running.files.run import Device, Harm
from runwell.running.step_rate import LOADS, StepRateAdvice
from runwell.running.technique import Carried
from runwell.web.runs import technique_words as technique
from runwell.web.runs import words
from runwell.web.runs.technique import for_cause


@pytest.mark.parametrize(
    ("said", "members"),
    [
        (words.HARMS, Harm),
        (words.OUTCOMES, ImportedFile.OUTCOMES),
        (words.STATES, RunImport.STATES),
        (technique.ADVICE, StepRateAdvice),
        (technique.CARRIED, Carried),
        (technique.UNITS, Carried),
        (technique.MUSCLES, the_pack().load_rules.muscle_peaks),
        (technique.PERIODS, {one.period for one in the_pack().load_rules.muscle_peaks.values()}),
    ],
)
def test_none_lacks_its_words_and_no_two_say_the_same(said, members):
    assert set(said) == set(members)
    if said is not technique.UNITS:
        assert len({localize(one) for one in said.values()}) == len(said)


def test_a_harm_is_said_once():
    assert len(words.harm_words(["cut-short", "cut-short", "no-checksum"])) == 2


def test_a_device_as_its_file_names_it():
    assert words.device_words(Device(maker="garmin", product="fr245")) == "Garmin fr245"
    assert words.device_words(Device()) == ""


@pytest.mark.parametrize("cause", LOADS)
def test_more_steps_are_advised_only_where_no_muscle_pulls_harder(cause):
    found = for_cause(the_pack(), cause)
    assert found.eases == all("harder" not in one for one in found.muscles)
    assert found.muscles and found.url.startswith("https://")


def test_hip_flexors_are_told_that_it_is_the_wrong_advice():
    found = for_cause(the_pack(), "iliopsoas-tendinopathy")
    assert "wrong advice" in found.says and any(
        "with 10% more steps it pulls 6% harder" in one for one in found.muscles
    )


def test_of_a_joint_nothing_is_said():
    found = for_cause(the_pack(), "hip-oa")
    assert not found.muscles and "we advise nothing" in found.says
