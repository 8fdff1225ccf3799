"""The promises of the command as a whole: exit codes, JSON, and sentences where a traceback would be."""

import json

import pytest

from runwell import cli
from runwell.cli.problems import problems
from runwell.refusals import Refusal, Refusals


def test_help_names_every_command_and_is_not_an_error(capsys):
    assert cli.main(["--help"]) == 0
    said = capsys.readouterr().out
    for command in ("serve", "pages", "demo", "manage"):
        assert command in said


def test_the_version_is_the_one_of_the_project(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("runwell 0.")


@pytest.mark.parametrize(
    "wrong", [[], ["dance"], ["serve", "--sideways"], ["serve", "--port", "high"], ["pages"]]
)
def test_a_wrong_call_is_told_what_was_possible_and_exits_with_two(wrong, capsys):
    assert cli.main(wrong) == 2
    said = capsys.readouterr()
    assert said.out == "" and "--help" in said.err


def test_a_wrong_call_that_asked_for_json_gets_json_and_nothing_else(capsys):
    assert cli.main(["pages", "import", "--json"]) == 2
    [problem] = json.loads(capsys.readouterr().out)
    assert set(problem) == {"level", "rule", "place", "message", "mend"}
    assert "FILE" in problem["message"]


def test_a_file_that_cannot_be_read_is_refused_by_its_name(tmp_path, capsys):
    assert cli.main(["pages", "import", str(tmp_path / "none.txt"), "--json"]) == 1
    said = capsys.readouterr()
    assert "none.txt" in said.err
    assert json.loads(said.out)[0]["place"].endswith("none.txt")


def test_several_refusals_are_several_rows():
    both = Refusals.of([Refusal("a", "here"), Refusal("b", "there")])
    assert [row["place"] for row in problems(both)] == ["here", "there"]


def test_ctrl_c_is_no_traceback(monkeypatch):
    def stopped(given):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "run", stopped)
    assert cli.main(["demo"]) == 130


def test_manage_passes_on_everything_even_options_that_are_ours_elsewhere(call):
    said = call("manage", "migrate", "--help")
    assert said.returncode == 0 and "--fake-initial" in said.stdout
    assert call("manage", "no-such-thing").returncode == 1
