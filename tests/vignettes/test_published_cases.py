"""The check on the 35 published cases, scored.

Nothing in the pack or the limits was chosen by these cases, but the author of the model had seen them
(docs/decisions/0013): this guards against a loss and is no measure of how right the check is.
"""

import json
import subprocess
import sys
from pathlib import Path
from runpy import run_path

import pytest

from runwell.cli import main
from runwell.cli.evaluate import evaluated
from runwell.records.packs import the_pack

PUBLISHED = Path(__file__).parent / "published"
SHARED = Path(__file__).parents[2].parent / "shared" / "vignettes"
VIGNETTES, FULLER, THINNER = "dev.jsonl", "dev_answers_v2.jsonl", "dev_answers.jsonl"

# A plain tempered naive Bayes that is given all answers gets 14 first, 27 in three, 34 safe and 2 over of 35.
# The adaptive check got 18, 31, 34 and 4 when this was written; one of each may be lost, no bone stress
# injury.
FIRST, IN_THREE, SAFE, OVER, NEEDLESS = 17, 30, 33, 5, 3


@pytest.fixture(scope="module")
def adaptive():
    """The figures of the adaptive check on the fuller answers."""
    evaluation, refused = evaluated(the_pack(), PUBLISHED / VIGNETTES, PUBLISHED / FULLER, all_answers=False)
    assert refused == []
    return evaluation


def test_the_adaptive_check_loses_at_most_one_of_each_and_no_bone_stress_injury(adaptive):
    hits = {name: of.hits for name, of in adaptive.whole.measures.items()}
    assert adaptive.whole.cases == 35
    assert hits["first"] >= FIRST and hits["in_three"] >= IN_THREE
    assert hits["safe"] >= SAFE and hits["over"] <= OVER and hits["needless_stop"] <= NEEDLESS
    assert hits["bone_stress_stopped"] == adaptive.whole.measures["bone_stress_stopped"].of == 7


def test_the_cases_are_told_apart_by_group_difficulty_and_detail(adaptive):
    assert list(adaptive.apart) == ["group", "difficulty", "detail"]
    assert len(adaptive.apart["group"]) == 21
    for rows in adaptive.apart.values():
        assert sum(figures.cases for figures in rows.values()) == 35


@pytest.mark.parametrize("answers", [FULLER, THINNER])
def test_every_case_has_answers_that_the_pack_still_allows(answers):
    _, refused = evaluated(the_pack(), PUBLISHED / VIGNETTES, PUBLISHED / answers, all_answers=True)
    assert [str(refusal) for refusal in refused] == []


def test_every_case_says_where_it_comes_from():
    rows = [json.loads(line) for line in (PUBLISHED / VIGNETTES).read_text("utf-8").splitlines()]
    assert len(rows) == 35
    assert [row["id"] for row in rows if not row["citation"] or "://" not in row["source_url"]] == []


def test_every_field_of_a_case_is_explained():
    told = (PUBLISHED / "README.md").read_text("utf-8")
    rows = [json.loads(line) for line in (PUBLISHED / VIGNETTES).read_text("utf-8").splitlines()]
    fields = {name for row in rows for name in row} - {"id"}
    assert [name for name in sorted(fields) if f"`{name}`" not in told] == []


@pytest.mark.needs_shared
@pytest.mark.parametrize("name", [VIGNETTES, FULLER, THINNER])
def test_the_copies_are_the_files_as_they_were_delivered(name):
    assert (PUBLISHED / name).read_bytes() == (SHARED / name).read_bytes()


@pytest.mark.needs_shared
def test_the_scorer_that_came_with_the_cases_counts_the_same(adaptive, tmp_path):
    out = tmp_path / "out.jsonl"
    assert main(["check", "--cases", str(PUBLISHED / FULLER), "--out", str(out)]) == 0
    scorer = [sys.executable, str(SHARED / "score_check.py"), str(SHARED / VIGNETTES), str(out), *"0001"]
    said = subprocess.run(scorer, capture_output=True, text=True, check=False).stdout
    hits = {name: of.hits for name, of in adaptive.whole.measures.items()}
    assert said.strip() == (
        f"top-1 {hits['first']}/35  top-3 {hits['in_three']}/35  SAFE {hits['safe']}/35  "
        f"over {hits['over']}/35  bone stress told to stop {hits['bone_stress_stopped']}/7"
    )


@pytest.mark.needs_shared
def test_the_causes_fall_into_the_groups_that_came_with_the_cases():
    delivered = run_path(str(SHARED / "groups.py"))["GROUP"]
    assert {name: cause.case_group for name, cause in the_pack().causes.items()} == {
        name: delivered[name] for name in the_pack().causes
    }
