"""`python -m runwell.cli.evaluation_page CASES OUT`: writes every figure of the evaluation into one document.

CASES is the folder of the published cases. The document holds no times and no dates, so that the same
knowledge and the same code always give the same text, and a test can tell whether it is current.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from runwell.check.evaluation import Evaluation
from runwell.cli.evaluate import evaluated
from runwell.cli.evaluation_tables import WORDS, counted, table, tables
from runwell.cli.runner_pool import Draw, simulated
from runwell.cli.simulate import in_words
from runwell.knowledge.pack import Pack
from runwell.records.packs import the_pack
from runwell.refusals import Refusals

DRAW = Draw("hip", runners=500, seed=1, noise=0.7)
READINGS = {"fuller answers": "dev_answers_v2.jsonl", "thinner answers": "dev_answers.jsonl"}
WAYS = {"adaptive": False, "all answers": True}
INTRODUCTION = """# Evaluation

Written by `make evaluation`; a test fails while it is not current. Knowledge: {version}.

**Nothing here was measured on runners who used the check.** No number was chosen by the published cases,
but the author of the model had seen them
([decision 0013](../decisions/0013-pictures-and-expected-chances.md)), so their figures are likely too good.
Simulated runners are drawn from the pack's own numbers; the noise keeps the pack
from being judged by itself alone.

## What the figures mean
- The causes of a case group are added up, and the groups are put in order. **Right**: the group of the
  accepted diagnosis. **Acceptable**: that, or another group that a careful reader of the story could name.
- **Safe**: the level is at least the minimum of the case. **Too high**, **too low**: above or below the right
  level.
- **Bone stress injury told to stop**: told to stop running, and sent to a doctor within days or sooner.
- **Adaptive**: the check asks, the case answers what it knows. **All answers**: everything known is given at
  once. Each story was read twice; the second reading found more answers.
- In brackets and in the last column: the 95 % interval after Wilson, in percent.
- **Brier score**: squared differences between said and so, summed over the groups and "not on this list".
- What the cases are, and how to run this by hand:
  [the published cases](../../tests/vignettes/published/README.md)."""


def page(pack: Pack, cases: Path, simulation: Evaluation) -> str:
    """The whole document. simulation: the evaluation of DRAW, which takes the longest by far."""
    every = {
        f"{reading}, {way}": _evaluated(pack, cases, answers, all_answers=all_answers)
        for reading, answers in READINGS.items()
        for way, all_answers in WAYS.items()
    }
    parts = [INTRODUCTION.format(version=pack.version), "## Published cases at a glance", _glance(every)]
    parts += [f"## Published cases: {name}\n\n{tables(evaluation)}" for name, evaluation in every.items()]
    return "\n\n".join([*parts, in_words(pack, DRAW, simulation)]) + "\n"


def _evaluated(pack: Pack, cases: Path, answers: str, *, all_answers: bool) -> Evaluation:
    evaluation, refused = evaluated(pack, cases / "dev.jsonl", cases / answers, all_answers=all_answers)
    if refused:
        raise Refusals.of(refused)
    return evaluation


def _glance(every: Mapping[str, Evaluation]) -> str:
    rows = [
        (words, *(counted(evaluation.whole.measures[name]) for evaluation in every.values()))
        for name, words in WORDS.items()
    ]
    return table(("measure", *every), rows)


def main(arguments: list[str]) -> int:
    """Write the document; 0 done, 2 the call was wrong."""
    if len(arguments) != 2:
        print("Usage: python -m runwell.cli.evaluation_page CASES OUT", file=sys.stderr)
        return 2
    cases, out = map(Path, arguments)
    out.write_text(page(the_pack(DRAW.region), cases, simulated(DRAW, os.cpu_count() or 1)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
