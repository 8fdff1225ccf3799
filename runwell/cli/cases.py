"""`runwell check --cases FILE --out OUT`: the adaptive check over cases, one JSON object a line."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tqdm import tqdm

from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.interview import interview
from runwell.check.level import judge
from runwell.check.spread import intervals
from runwell.check.weights import UNLISTED
from runwell.cli.problems import problems, show
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal

SECONDS_UNTIL_A_BAR = 2


def check_cases(pack: Pack, cases: Path, out: Path, *, as_json: bool) -> int:
    """Write a row for every case that can be read; name every other by its line. Exit code 0 or 1."""
    refused: list[Refusal] = []
    with _opened(out, "w") as kept:
        for number, line in _numbered_lines(cases):
            try:
                row = case_row(pack, line)
            except Refusal as refusal:
                refused.append(Refusal(refusal.what, f"line {number}", refusal.mend))
            else:
                kept.write(json.dumps(row) + "\n")
    for refusal in refused:
        show(refusal, as_json=False)
    if as_json:
        print(
            json.dumps(
                [row for refusal in refused for row in problems(refusal)], ensure_ascii=False, indent=2
            )
        )
    return 1 if refused else 0


def case_row(pack: Pack, line: str) -> dict[str, Any]:
    """The check of one case, as `design.md` promises the row; a Refusal says what is wrong with the line."""
    case = _parsed(line)
    heard = interview(pack, case["answers"])
    answers = heard.answers
    beliefs = after(pack, answers)
    judgement = judge(pack, answers, beliefs)
    return {
        "id": case["id"],
        "asked": list(heard.asked),
        "causes": _causes(pack, answers),
        "triage": {"level": judgement.level.id, "rules": [rule.id for rule in judgement.rules]},
        "stop_running": judgement.stop_running,
        "pack": pack.version,
    }


def _causes(pack: Pack, answers: Answers) -> list[dict[str, Any]]:
    """Every listed cause, best first, with the interval of nine draws in ten."""
    beliefs = after(pack, answers)
    low, high = intervals(pack, answers)
    figures = zip(beliefs.causes, beliefs.probability, low, high, strict=True)
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


def _parsed(line: str) -> dict[str, Any]:
    try:
        case = json.loads(line)
    except json.JSONDecodeError as error:
        raise Refusal(f"This is not JSON ({error.msg})", mend="Write one JSON object a line") from error
    if not isinstance(case, dict) or not isinstance(case.get("answers"), dict) or "id" not in case:
        raise Refusal("A case needs an id and answers", mend='Write {"id": ..., "answers": {finding: value}}')
    return case


def _numbered_lines(cases: Path) -> Iterator[tuple[int, str]]:
    with _opened(cases, "r") as file:
        lines = [(number, line) for number, line in enumerate(file, start=1) if line.strip()]
    yield from tqdm(lines, unit="case", file=sys.stderr, delay=SECONDS_UNTIL_A_BAR)


def _opened(path: Path, mode: str) -> Any:
    try:
        return path.open(mode, encoding="utf-8")
    except OSError as error:
        raise Refusal(f"This file cannot be opened ({error.strerror})", str(path), "Name another") from error
