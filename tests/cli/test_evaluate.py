"""`runwell evaluate`, as scripts call it."""

import json
from pathlib import Path

import pytest

from runwell.cli import main
from runwell.records.packs import the_pack

PUBLISHED = Path(__file__).parents[1] / "vignettes" / "published"
CASE = {
    "cause_group": "hip-osteoarthritis",
    "acceptable_groups": ["labral-tear-or-fai"],
    "triage_gold": "physical-therapist",
    "triage_minimum": "self-care",
    "difficulty": "easy",
}
STORY = {"age-band": "60-plus", "sex": "female", "pain-location-main": "groin-front", "trend": "same"}


def lines(path, *rows):
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows))
    return str(path)


@pytest.fixture
def evaluate(tmp_path, capsys):
    """Evaluate these cases on these answers: (exit code, the JSON value, what was said beside it)."""

    def run(cases, answers, *more):
        files = lines(tmp_path / "cases.jsonl", *cases), lines(tmp_path / "answers.jsonl", *answers)
        code = main(["evaluate", *files, "--json", *more])
        said = capsys.readouterr()
        return code, json.loads(said.out), said.err

    return run


def test_one_case_gives_every_figure_with_its_interval(evaluate):
    code, said, _ = evaluate([{"id": 1, **CASE}], [{"id": 1, "answers": STORY}])
    assert code == 0
    assert said.keys() == {
        *("pack", "cases", "measures", "pages", "questions", "apart", "calibration"),
        *("all_answers", "problems"),
    }
    assert (said["pack"], said["cases"], said["problems"]) == (the_pack().version, 1, [])
    assert all(of.keys() == {"hits", "of", "share", "low", "high"} for of in said["measures"].values())
    assert {"first", "in_three", "in_three_lenient", "exact", "safe", "over", "under"} <= said[
        "measures"
    ].keys()
    assert said["measures"]["bone_stress_stopped"]["of"] == 0
    assert said["apart"].keys() == {"group", "difficulty"}
    assert said["apart"]["difficulty"]["easy"]["cases"] == 1
    assert said["pages"].keys() == {"low", "median", "high"}
    assert [row["said"] for row in said["calibration"]["bands"]] == [
        "fits well",
        "fits partly",
        "less likely",
    ]
    assert len(said["calibration"]["deciles"]) == 10
    assert 0 <= said["calibration"]["brier"] <= 2


def test_all_answers_at_once_shows_no_page(evaluate):
    code, said, _ = evaluate([{"id": 1, **CASE}], [{"id": 1, "answers": STORY}], "--all-answers")
    assert (code, said["all_answers"], said["pages"]) == (0, True, None)
    assert said["questions"]["median"] == len(STORY)


def test_what_is_wrong_is_named_by_file_and_line_and_the_others_are_scored(evaluate):
    cases = [
        {"id": "good", **CASE},
        "not json",
        {"id": "lost", **CASE},
        {"id": "group", **CASE, "cause_group": "elbow"},
        {"id": "also", **CASE, "acceptable_groups": ["knee"]},
        {"id": "level", **CASE, "triage_gold": "soon"},
        {"id": "order", **CASE, "triage_minimum": "emergency"},
        {"id": "value", **CASE},
        {"id": "good", **CASE},
        {"id": "bare"},
    ]
    named = ("group", "also", "level", "order")
    answers = [{"id": name, "answers": STORY} for name in ("good", *named)]
    answers += [{"id": "value", "answers": {"sex": "maybe"}}, {"id": "no-answers"}]
    code, said, beside = evaluate(cases, answers)
    assert (code, said["cases"]) == (1, 1)
    places = {(Path(row["place"]).name, row["message"][:30]) for row in said["problems"]}
    assert places == {
        ("answers.jsonl, line 7", "A case needs an id and answers"),
        ("cases.jsonl, line 2", "This is not JSON (Expecting va"),
        ("cases.jsonl, line 3", "The case lost has no answers i"),
        ("cases.jsonl, line 4", "“elbow” is not a case group of"),
        ("cases.jsonl, line 5", "“knee” is not a case group of "),
        ("cases.jsonl, line 6", "“soon” is not a triage level"),
        ("cases.jsonl, line 7", "The least safe level, emergenc"),
        ("answers.jsonl, line 6", "“maybe” is not an answer to se"),
        ("cases.jsonl, line 9", "The case good stands in this f"),
        ("cases.jsonl, line 10", "The case does not say its caus"),
    }
    assert all(row["message"] in beside for row in said["problems"])
    assert "Traceback" not in beside


@pytest.mark.parametrize(
    "odd",
    [
        "[" * 60_000,
        "NaN",
        '{"id": [1]}',
        '{"id": null, "answers": {}}',
        '["id"]',
        '{"id": 1, "cause_group": []}',
    ],
)
def test_a_line_beyond_all_sense_is_still_only_a_refused_line(evaluate, odd):
    good = {"id": "good", **CASE}
    code, said, _ = evaluate([odd, good], [odd, {"id": "good", "answers": STORY}])
    assert (code, said["cases"]) == (1, 1)
    assert {row["place"].rsplit(", ")[-1] for row in said["problems"]} == {"line 1"}


def test_a_field_of_the_wrong_kind_is_named(evaluate):
    cases = [{"id": 1, **CASE, "acceptable_groups": "knee"}, {"id": 2, **CASE, "acceptable_groups": [[1]]}]
    code, said, _ = evaluate(cases, [{"id": 1, "answers": STORY}, {"id": 2, "answers": STORY}])
    assert code == 1
    assert ["acceptable_groups" in row["message"] or "[1]" in row["message"] for row in said["problems"]] == [
        True,
        True,
    ]


def test_no_case_at_all_is_an_empty_evaluation(evaluate):
    code, said, _ = evaluate([], [])
    assert (code, said["cases"], said["calibration"]["brier"]) == (0, 0, None)
    assert said["measures"]["first"] == {"hits": 0, "of": 0, "share": None, "low": 0.0, "high": 1.0}


def test_a_file_that_is_not_there_is_named_as_one_json_value(tmp_path, capsys):
    there = lines(tmp_path / "cases.jsonl", {"id": 1, **CASE})
    assert main(["evaluate", there, str(tmp_path / "none.jsonl"), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["place"].endswith("none.jsonl")


def test_a_call_without_answers_is_a_wrong_call(capsys):
    assert main(["evaluate", "cases.jsonl"]) == 2
    assert "ANSWERS" in capsys.readouterr().err


def test_a_person_gets_tables_with_intervals_by_group_and_difficulty(capsys):
    files = [str(PUBLISHED / name) for name in ("dev.jsonl", "dev_answers_v2.jsonl")]
    assert main(["evaluate", *files, "--all-answers"]) == 0
    said = capsys.readouterr().out
    for heading in (
        "## 35 cases, all answers at once",
        "### By group",
        "### By difficulty",
        "### Calibration",
    ):
        assert heading in said
    assert "95 % interval" in said and "Brier score" in said and "/35" in said
    assert "pages shown" not in said
