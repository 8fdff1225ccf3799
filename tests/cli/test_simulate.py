"""`runwell simulate`, as scripts call it."""

import json

import pytest

from runwell.cli import main
from runwell.records.packs import the_pack


@pytest.fixture
def simulate(capsys):
    def run(*arguments):
        code = main(["simulate", *arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_few_runners_give_the_figures_the_headline_and_a_row_a_cause(simulate):
    code, out, _ = simulate("-n", "12", "--noise", "0.7", "--processes", "1", "--json")
    said = json.loads(out)
    assert code == 0
    assert (said["runners"], said["noise"], said["seed"], said["cause"]) == (12, 0.7, 1, None)
    assert (said["cases"], said["pack"]) == (12, the_pack().version)
    assert said["apart"].keys() == {"cause", "group"}
    assert sum(of["cases"] for of in said["apart"]["cause"].values()) == 12
    assert said["headline"][-1]["says"] == "right group in three"
    assert said["measures"]["in_three_lenient"]["of"] == 0


def test_the_number_of_processes_changes_nothing_but_a_seed_changes_everything(simulate):
    same = ("-n", "12", "--noise", "0.7")
    one = simulate(*same, "--processes", "1")[1]
    assert simulate(*same, "--processes", "2")[1] == one
    assert simulate(*same, "--processes", "1", "--seed", "2")[1] != one


def test_only_runners_with_one_cause_are_drawn_when_it_is_named(simulate):
    _, out, _ = simulate("-n", "5", "--cause", "femoral-neck-bsi", "--processes", "1", "--json")
    said = json.loads(out)
    assert list(said["apart"]["cause"]) == ["femoral-neck-bsi"]
    assert said["headline"][0]["says"] == "femoral-neck-bsi: doctor or higher"
    assert said["headline"][0]["of"] == 5


def test_a_person_gets_the_headline_first_and_is_told_what_right_means(simulate):
    code, out, _ = simulate("-n", "3", "--cause", "doms", "--processes", "1")
    assert code == 0
    assert out.startswith("## 3 simulated runners, noise 0, seed 1, knowledge hip@")
    assert out.index("doms: doctor or higher") < out.index("default level") < out.index("### By cause")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ((), "-n"),
        (("-n", "0"), "whole number from 1"),
        (("-n", "many"), "“many” is not a whole number"),
        (("-n", "9" * 400), "whole number from 1 to"),
        (("-n", "5", "--noise", "-1"), "a number from 0"),
        (("-n", "5", "--noise", "nan"), "a number from 0"),
        (("-n", "5", "--noise", "inf"), "a number from 0"),
        (("-n", "5", "--seed", "-1"), "a whole number from 0"),
        (("-n", "5", "--processes", "0"), "whole number from 1"),
        (("-n", "5", "--cause", "elbow"), "“elbow” is not a cause of hip. Use one of: doms"),
    ],
)
def test_a_wrong_call_says_what_was_possible(simulate, wrong, said):
    code, out, err = simulate(*wrong)
    assert (code, out) == (2, "")
    assert said in err
