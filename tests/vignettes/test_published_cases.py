"""The check on the 35 published cases beside this repository, scored by the scorer that lies with them.

The order of questions was chosen on these very cases (docs/decisions/0012): this guards against a loss and
is no measure of how right the check is.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from runwell.cli import main

VIGNETTES = Path(__file__).parents[2].parent / "shared" / "vignettes"

# A plain tempered naive Bayes that is given all answers gets 14 first, 27 in three, 34 safe and 2 over of 35.
# The adaptive check, which asks at most 20 pages, may lose one of each: 13, 26, 33, and 3 over.
FIRST, IN_THREE, SAFE, OVER = 13, 26, 33, 3


@pytest.mark.needs_shared
def test_the_adaptive_check_loses_at_most_one_of_each_and_no_bone_stress_injury(tmp_path):
    out = tmp_path / "out.jsonl"
    answers = VIGNETTES / "dev_answers_v2.jsonl"
    assert main(["check", "--cases", str(answers), "--out", str(out)]) == 0
    limits = [str(number / 35 - 0.001) for number in (FIRST, IN_THREE, SAFE)] + [str(OVER / 35 + 0.001)]
    scorer = [
        sys.executable,
        str(VIGNETTES / "score_check.py"),
        str(VIGNETTES / "dev.jsonl"),
        str(out),
        *limits,
    ]
    scored = subprocess.run(scorer, capture_output=True, text=True, check=False)
    assert "bone stress told to stop 7/7" in scored.stdout
    assert scored.returncode == 0, scored.stdout
