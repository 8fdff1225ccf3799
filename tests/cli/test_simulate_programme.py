"""`runwell simulate --programme`, and the document that holds its figures."""

import json

import pytest

from runwell.cli import main, programme_figures
from runwell.cli.programme_figures import in_words
from runwell.cli.programme_pool import Patients, simulated
from runwell.cli.programme_simulation_page import FEW, PATIENTS
from runwell.cli.programme_simulation_page import main as write
from tests.docs.reading import REPOSITORY

DOCUMENT = REPOSITORY / "docs" / "generated" / "programme-simulation.md"
CALL = ["simulate", "--programme", "-n", "8", "--processes", "1"]


@pytest.fixture(scope="module")
def few():
    return simulated(FEW, 1)


def test_the_document_is_current(few):
    text = DOCUMENT.read_text("utf-8")
    mend = "docs/generated/programme-simulation.md is old: run `make simulation`, and read what changed"
    assert text.endswith(in_words(FEW, few) + "\n"), mend
    assert f"## {PATIENTS.number} simulated patients" in text


def test_in_all_of_the_document_nothing_was_that_must_never_be():
    rows = [
        row
        for row in DOCUMENT.read_text("utf-8").splitlines()
        if row.startswith(("| a step up", "| an impact"))
    ]
    assert len(rows) == 4 and all(row.split("|")[2].strip() == "0" for row in rows)


def test_json_has_the_figures_of_every_kind(capsys):
    assert main([*CALL, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["patients"], said["stepped_up_after_red"], said["impact_before_gate"]) == (8, 0, 0)
    assert said["kinds"].keys() == {"healing", "flaring", "non-adherent", "over-doing"}


def test_the_number_of_processes_changes_nothing():
    assert simulated(Patients("hip", 12, 3), 2) == simulated(Patients("hip", 12, 3), 1)


def test_what_must_never_be_is_an_exit_status(monkeypatch, capsys):
    monkeypatch.setattr(programme_figures, "unsafe", lambda every: 1)
    assert main(CALL) == 1 and "must never be" in capsys.readouterr().out


def test_a_wrong_call_says_how(capsys):
    assert main([*CALL, "--cause", "hip-oa"]) == 2 and "--cause" in capsys.readouterr().err
    assert write([]) == 2 and "Usage" in capsys.readouterr().err
