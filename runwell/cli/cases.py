"""`runwell check --cases FILE --out OUT`: the adaptive check over cases, one JSON object a line."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, TextIO

from tqdm import tqdm

from runwell.check.answers import Answers
from runwell.check.beliefs import Beliefs, after
from runwell.check.interview import interview
from runwell.check.level import judge
from runwell.check.spread import intervals
from runwell.check.weights import UNLISTED
from runwell.cli.json_lines import at_line, case_with_answers, numbered_lines, unopened
from runwell.cli.problems import WrongCall, problems, show
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal

SECONDS_UNTIL_A_BAR = 2


def check_cases(pack: Pack, cases: Path, out: Path, *, as_json: bool) -> int:
    """Write a row for every case that can be read; name every other by its line. Exit code 0 or 1."""
    refused: list[Refusal] = []
    lines = numbered_lines(cases)
    if out.exists() and out.samefile(cases):
        raise WrongCall("--out would overwrite the cases", "runwell check", "Name another file")
    with _opened(out) as kept:
        for number, line in tqdm(lines, unit="case", file=sys.stderr, delay=SECONDS_UNTIL_A_BAR):
            try:
                row = case_row(pack, line)
            except Refusal as refusal:
                refused.append(at_line(refusal, number))
            else:
                kept.write(json.dumps(row) + "\n")
    for refusal in refused:
        show(refusal, as_json=False)
    if as_json:
        print(json.dumps([row for refusal in refused for row in problems(refusal)], indent=2))
    return 1 if refused else 0


def case_row(pack: Pack, line: str) -> dict[str, Any]:
    """The check of one case, as `design.md` promises the row; a Refusal says what is wrong with the line."""
    case = case_with_answers(line)
    heard = interview(pack, case["answers"])
    answers = heard.answers
    beliefs = after(pack, answers)
    judgement = judge(pack, answers, beliefs)
    return {
        "id": case["id"],
        "asked": list(heard.asked),
        "causes": _causes(pack, answers, beliefs),
        "triage": {"level": judgement.level.id, "rules": [rule.id for rule in judgement.rules]},
        "stop_running": judgement.stop_running,
        "pack": pack.version,
    }


def _causes(pack: Pack, answers: Answers, beliefs: Beliefs) -> list[dict[str, Any]]:
    """Every listed cause, best first, with the interval of nine draws in ten."""
    low, high = intervals(pack, answers)
    figures = zip(beliefs.causes, beliefs.fit, low, high, strict=True)
    rows = [
        {
            "id": cause,
            "probability": round(float(p), 6),
            "low": round(float(a), 6),
            "high": round(float(b), 6),
        }
        for cause, p, a, b in figures
        if cause != UNLISTED
    ]
    return sorted(rows, key=lambda row: -row["probability"])


def _opened(path: Path) -> TextIO:
    try:
        return path.open("w", encoding="utf-8")
    except OSError as error:
        raise unopened(path, error) from error
