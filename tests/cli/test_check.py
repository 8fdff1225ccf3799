"""`runwell check` and `runwell findings`, as scripts call them."""

import io
import json
import subprocess
import sys

import pytest

from runwell.cli import main
from runwell.records.packs import the_pack

STORY = {"age-band": "17-39", "sex": "female", "pain-location-main": "groin-front", "trend": "worsening"}


def cases(tmp_path, *lines):
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return file


def run_cases(tmp_path, *lines, more=()):
    out = tmp_path / "out.jsonl"
    code = main(["check", "--cases", str(cases(tmp_path, *lines)), "--out", str(out), *more])
    return code, [json.loads(line) for line in out.read_text().splitlines()]


def test_a_case_gets_a_row_of_the_promised_form(tmp_path):
    code, (row,) = run_cases(tmp_path, {"id": "one", "answers": STORY, "evidence": {"sex": "she"}})
    pack = the_pack("hip")
    assert code == 0
    assert row.keys() == {"id", "asked", "causes", "triage", "stop_running", "pack"}
    assert (row["id"], row["pack"]) == ("one", pack.version)
    assert {cause["id"] for cause in row["causes"]} == set(pack.causes)
    ranked = [cause["probability"] for cause in row["causes"]]
    assert ranked == sorted(ranked, reverse=True)
    assert all(0 <= cause["low"] <= cause["high"] <= 1 for cause in row["causes"])
    assert row["triage"]["level"] in {"self-care", "physical-therapist", "doctor-within-days"}
    assert isinstance(row["stop_running"], bool)
    assert set(STORY) <= set(row["asked"]) <= set(pack.findings)


def test_a_case_is_not_ended_by_an_emergency(tmp_path):
    _, (row,) = run_cases(tmp_path, {"id": 1, "answers": {**STORY, "saddle-numbness": "yes"}})
    assert row["triage"]["level"] == "emergency"
    assert "RF11" in row["triage"]["rules"]
    assert len(row["asked"]) > 20


def test_a_wrong_line_is_named_and_the_others_are_written(tmp_path, capsys):
    code, rows = run_cases(
        tmp_path,
        {"id": "wrong-value", "answers": {"sex": "maybe"}},
        {"id": "good", "answers": STORY},
        {"id": "wrong-finding", "answers": {"elbow": "yes"}},
        "not json",
        {"answers": {}},
    )
    said = capsys.readouterr().err
    assert code == 1
    assert [row["id"] for row in rows] == ["good"]
    assert "line 1: “maybe” is not an answer to sex. Use one of: female, male." in said
    assert "line 3: “elbow” is not a finding of hip" in said
    assert "line 4: This is not JSON" in said
    assert "line 5: A case needs an id and answers" in said
    assert "Traceback" not in said


def test_problems_come_as_one_json_value_when_asked(tmp_path, capsys):
    code, _ = run_cases(tmp_path, {"id": "x", "answers": {"sex": "maybe"}}, more=["--json"])
    (problem,) = json.loads(capsys.readouterr().out)
    assert code == 1
    assert problem.keys() == {"level", "rule", "place", "message", "mend"}
    assert (problem["level"], problem["place"]) == ("blocks", "line 1")


def test_cases_without_out_is_a_wrong_call(tmp_path, capsys):
    assert main(["check", "--cases", str(cases(tmp_path))]) == 2
    assert "--cases and --out go together" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path, capsys):
    assert main(["check", "--cases", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 1
    assert "cannot be opened" in capsys.readouterr().err


def test_the_cases_are_never_overwritten(tmp_path, capsys):
    file = cases(tmp_path, {"id": 1, "answers": {}})
    before = file.read_text()
    assert main(["check", "--cases", str(file), "--out", str(file)]) == 2
    assert "would overwrite" in capsys.readouterr().err
    assert file.read_text() == before


def test_cases_that_are_missing_or_no_text_leave_no_empty_answers_behind(tmp_path, capsys):
    out, strange = tmp_path / "out.jsonl", tmp_path / "latin1.jsonl"
    strange.write_bytes(b'{"id": "\xff"}')
    assert main(["check", "--cases", str(tmp_path / "none"), "--out", str(out)]) == 1
    assert main(["check", "--cases", str(strange), "--out", str(out)]) == 1
    assert "not UTF-8" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize("line", ["[" * 60_000, "NaN", '{"id": 1, "answers": {"\\ud800": "yes"}}'])
def test_a_line_beyond_all_sense_is_still_only_a_refused_line(tmp_path, line, capsys):
    code, rows = run_cases(tmp_path, line, {"id": "good", "answers": {}}, more=["--json"])
    assert (code, [row["id"] for row in rows]) == (1, ["good"])
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["place"] == "line 1"


def test_ranked_causes_of_an_unsigned_pack_need_the_setting_here_too(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert main(["check", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["causes"] == []


def test_what_would_tell_more_is_said_in_words_where_causes_are_shown(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setenv("RUNWELL_SHOW_UNSIGNED", "true")
    assert main(["check"]) == 0
    said = capsys.readouterr().out
    for words in ("Hard to tell apart: ", "this would fit ", "A clinician may test next: ", "known from: "):
        assert words in said
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setenv("RUNWELL_SHOW_UNSIGNED", "false")
    assert main(["check"]) == 0
    assert "A clinician may test next: " not in capsys.readouterr().out


def test_findings_lists_every_question_with_its_choices(capsys):
    assert main(["findings", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)
    pack = the_pack("hip")
    assert [finding["id"] for finding in listed] == list(pack.findings)
    sex = next(finding for finding in listed if finding["id"] == "sex")
    assert sex["choices"] == [{"id": "female", "label": "Female"}, {"id": "male", "label": "Male"}]
    assert (sex["kind"], sex["who"], sex["answer_type"]) == ("history", "runner", "single-choice")
    assert sex["question"]


def test_findings_can_be_read_by_a_person(capsys):
    assert main(["findings"]) == 0
    assert "female | male" in capsys.readouterr().out


@pytest.mark.parametrize("typed", ["", "1\n" * 200, "2,3\n" * 400])
def test_the_check_can_be_answered_in_a_terminal(typed, monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert main(["check", "--json"]) == 0
    verdict = json.loads(capsys.readouterr().out)
    assert verdict["safety_net"]
    assert verdict["pack"] == the_pack("hip").version


def test_questions_that_share_a_page_stand_under_its_title(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    main(["check"])
    said = capsys.readouterr().err
    first = the_pack("hip").sheets["about-you"]
    asked = [said.index(the_pack("hip").findings[name].question) for name in first.findings]
    assert said.index(first.title) < asked[0] < asked[1] < said.index("Is any of this happening right now?")


def test_a_number_that_is_none_is_asked_again(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdin", io.StringIO("99\n\n"))
    assert main(["check"]) == 0
    assert "“99” is not one of the numbers." in capsys.readouterr().err


def test_a_reader_that_stops_early_gets_no_traceback():
    script = "from runwell.cli import main; raise SystemExit(main(['findings']))"
    command = f'{sys.executable} -c "{script}" | head -1'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=True)
    assert "age-band" in done.stdout
    assert "Traceback" not in done.stderr
    assert "BrokenPipe" not in done.stderr
