"""docs/generated/evaluation.md says what the check does today."""

from pathlib import Path

import pytest

from runwell.cli.evaluation_page import main, page
from runwell.records.packs import the_pack

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "generated" / "evaluation.md"
PUBLISHED = Path(__file__).parent / "published"


@pytest.fixture(scope="module")
def written(simulation):
    return page(the_pack(), PUBLISHED, simulation)


def test_the_document_is_current(written):
    assert DOCUMENT.read_text("utf-8") == written, (
        "docs/generated/evaluation.md is old: run `make evaluation`"
    )


def test_it_shows_both_sets_of_answers_both_ways_and_the_simulation(written):
    headings = [line for line in written.splitlines() if line.startswith("## ")]
    assert headings[1:-1] == [
        "## Published cases at a glance",
        "## Published cases: fuller answers, adaptive",
        "## Published cases: fuller answers, all answers",
        "## Published cases: thinner answers, adaptive",
        "## Published cases: thinner answers, all answers",
    ]
    assert headings[-1].startswith("## 500 simulated runners, noise 0.7, seed 1, knowledge hip@")


def test_it_says_that_the_cases_were_not_unseen(written):
    assert "their figures are likely too good" in " ".join(written.split())


def test_writing_it_needs_the_cases_and_a_place(capsys):
    assert main([]) == 2
    assert "Usage" in capsys.readouterr().err
