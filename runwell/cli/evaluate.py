"""`runwell evaluate VIGNETTES ANSWERS`: the check on published cases, against what is accepted of each."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from tqdm import tqdm

from runwell.check.evaluation import Evaluation, evaluate
from runwell.check.outcomes import asked, told
from runwell.check.scoring import ScoredCase
from runwell.cli.cases import SECONDS_UNTIL_A_BAR
from runwell.cli.evaluation_json import as_json
from runwell.cli.evaluation_tables import tables
from runwell.cli.json_lines import at_line
from runwell.cli.problems import problems, show
from runwell.cli.published_cases import PublishedCase, read_cases
from runwell.knowledge.pack import Pack
from runwell.records.packs import the_pack
from runwell.refusals import Refusal


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = words.add_parser("evaluate", help="score the check on published cases")
    command.add_argument(
        "vignettes", type=Path, metavar="VIGNETTES", help="the cases and what is accepted of each"
    )
    command.add_argument("answers", type=Path, metavar="ANSWERS", help="what each story answers")
    command.add_argument(
        "--all-answers", action="store_true", help="give all answers at once, asked for or not"
    )
    command.add_argument("--region", default="hip", help="the region of the body (default: hip)")
    command.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    command.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    pack = the_pack(args.region)
    evaluation, refused = evaluated(pack, args.vignettes, args.answers, all_answers=args.all_answers)
    for refusal in refused:
        show(refusal, as_json=False)
    if args.json:
        rows = [row for refusal in refused for row in problems(refusal)]
        print(
            json.dumps({**as_json(evaluation), "all_answers": args.all_answers, "problems": rows}, indent=2)
        )
    else:
        way = "all answers at once" if args.all_answers else "the adaptive check"
        print(f"## {evaluation.whole.cases} cases, {way}, knowledge {pack.version}\n\n{tables(evaluation)}")
    return 1 if refused else 0


def evaluated(
    pack: Pack, vignettes: Path, answers: Path, *, all_answers: bool
) -> tuple[Evaluation, list[Refusal]]:
    """The evaluation of every case that can be read, and what is wrong with the others."""
    cases, refused = read_cases(pack, vignettes, answers)
    bar = tqdm(cases, unit="case", file=sys.stderr, delay=SECONDS_UNTIL_A_BAR)
    scored = _scored(pack, bar, refused, all_answers=all_answers)
    return evaluate(pack, scored), refused


def _scored(
    pack: Pack, cases: Iterable[PublishedCase], refused: list[Refusal], *, all_answers: bool
) -> list[ScoredCase]:
    scored = []
    for case in cases:
        try:
            outcome = (told if all_answers else asked)(pack, case.known)
        except Refusal as refusal:
            refused.append(at_line(refusal, case.answers_line, case.answers_file))
        else:
            scored.append(ScoredCase(case.truth, outcome))
    return scored
