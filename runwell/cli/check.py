"""`runwell check`: the check in a terminal, or over a file of cases."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from runwell.check.answers import UNKNOWN, Answers
from runwell.check.next_question import Page, best
from runwell.check.red_flags import first
from runwell.check.verdict import Verdict, conclude
from runwell.cli.cases import check_cases
from runwell.cli.problems import WrongCall
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.records.packs import the_pack


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = words.add_parser("check", help="answer the check here, or run it over a file of cases")
    check.add_argument("--region", default="hip", help="the region of the body (default: hip)")
    check.add_argument("--cases", type=Path, metavar="FILE", help="cases, one JSON object a line")
    check.add_argument("--out", type=Path, metavar="FILE", help="where the answers of --cases go")
    check.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    check.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    if (args.cases is None) != (args.out is None):
        raise WrongCall("--cases and --out go together", "runwell check", "Name a file for each")
    pack = the_pack(args.region)
    if args.cases is not None:
        return check_cases(pack, args.cases, args.out, as_json=args.json)
    verdict = conclude(pack, ask(pack), today=date.today(), show_causes=True)
    print(json.dumps(verdict.as_json(), ensure_ascii=False, indent=2) if args.json else in_words(verdict))
    return 0


def ask(pack: Pack) -> Answers:
    """Put the questions on the terminal until the check is finished."""
    answers = Answers.of(pack, {})
    while first(pack, answers) is None and (page := best(pack, answers)) is not None:
        say(f"\n{page.title}" if page.is_tick_list else "")
        answers = answers.with_(pack, *_heard(page))
    return answers


def in_words(verdict: Verdict) -> str:
    """The verdict as lines of text."""
    lines = [verdict.headline, verdict.do_now]
    if verdict.stop_running:
        lines.append("Stop running until you have been seen.")
    lines += [f"Why: {reason.reason}" for reason in verdict.why]
    lines += [f"{cause.band}: {cause.name}. {cause.one_line}" for cause in verdict.causes]
    lines += [*verdict.advice, *verdict.safety_net]
    lines += [f"Get help today if: {sign}" for sign in verdict.come_back_signs]
    signed = "signed" if verdict.signed else "unsigned: no clinician has signed it yet"
    return "\n".join([*lines, *verdict.not_known, f"Knowledge {verdict.pack}, {signed}."])


def say(text: str) -> None:
    print(text, file=sys.stderr)


def _heard(page: Page) -> tuple[dict[str, str], list[str]]:
    heard = {finding.id: _answer(finding) for finding in page.findings}
    return heard, list(heard)


def _answer(finding: Finding) -> str:
    """One answer by its number; an empty line is "I don't know"."""
    say(f"\n{finding.question}")
    for number, choice in enumerate(finding.choices, start=1):
        say(f"  {number}. {choice.label}")
    say("Number, or Enter if you don't know:")
    given = sys.stdin.readline().strip()
    if not given:
        return UNKNOWN
    if given.isdecimal() and 1 <= int(given) <= len(finding.choices):
        return finding.values[int(given) - 1]
    say(f"“{given}” is not one of the numbers.")
    return _answer(finding)
