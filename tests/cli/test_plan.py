"""`runwell plan`: for every cause something to read and exit 0, without a database."""

import json

import pytest

from runwell.cli import main
from runwell.records.packs import the_pack

PACK = the_pack()
CAUSES = [*PACK.causes, *PACK.impairments]
BONES = ["femoral-neck-bsi", "pelvic-sacral-bsi", "femoral-shaft-bsi"]


@pytest.fixture
def plan(capsys):
    def run(*arguments):
        code = main(["plan", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.parametrize("cause", CAUSES)
def test_every_cause_has_a_plan_or_says_why_there_is_no_exercise(plan, cause):
    code, out, _ = plan("--cause", cause)
    locked = "Why no exercise is given" in out
    assert code == 0 and PACK.version in out
    assert locked != ("Your first week" in out)
    for title in ("What it is", "Where to turn", "Get help today if"):
        assert title in out
    assert not locked or "What not to do" in out


@pytest.mark.parametrize("bone", BONES)
def test_a_bone_has_exercises_only_once_a_gate_is_open(plan, bone):
    assert "first week" not in plan("--cause", bone)[1]
    assert "first week" not in plan("--cause", bone, "--gate", "G0")[1]
    assert "first week" in plan("--cause", bone, "--gate", "G1")[1]


def test_the_three_exercises_of_the_page_are_asked_for_as_the_page_has_them(plan):
    first = plan("--cause", "hip-oa", "--phase", "1")[1]
    assert "60 seconds, 3 times on each side" in first
    assert "1 set of 10 to 15, hold each for 3 seconds" in plan("--cause", "meralgia")[1]
    walk = plan("--cause", "glute-med-strain", "--phase", "2", "--equipment", "band,chair")[1]
    assert "15 steps one way, then 15 back" in walk


def test_an_unknown_cause_is_refused_with_all_that_are_known(plan):
    code, out, said = plan("--cause", "flat-feet", "--json")
    assert code == 1 and all(cause in said for cause in CAUSES)
    (problem,) = json.loads(out)
    assert problem["message"].startswith("“flat-feet” is no cause")
    assert plan("--cause", "hip-oa", "--also", "flat-feet")[0] == 1


@pytest.mark.parametrize("wrong", [("--phase", "7"), ("--gate", "G9"), ("--equipment", "trampoline")])
def test_what_the_pack_does_not_have_is_refused_by_name(plan, wrong):
    code, _, said = plan("--cause", "hip-oa", *wrong)
    assert code == 1 and wrong[1] in said and "Traceback" not in said


def test_a_call_without_a_cause_is_wrong(plan):
    assert plan()[0] == 2


def test_json_is_one_value_with_ids_beside_the_words(plan):
    said = json.loads(plan("--cause", "hip-oa", "--json")[1])
    assert (said["cause"], said["level"], said["locked"]) == ("hip-oa", "physical-therapist", [])
    assert {one["id"] for one in said["exercises"]} <= set(PACK.exercises)
    assert all(one["because"] for one in said["exercises"])
    locked = json.loads(plan("--cause", "tumour", "--json")[1])
    assert locked["exercises"] == [] and locked["locked"][0]["why"] == "locked-group"


def test_it_touches_no_data_folder(call, tmp_path):
    done = call("plan", "--cause", "hip-oa", "--equipment", "")
    assert done.returncode == 0 and "Your first week" in done.stdout
    assert not (tmp_path / "data").exists()
