"""`runwell check`: the check in a terminal, or over a file of cases."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path

from runwell.check.answers import UNKNOWN, Answers
from runwell.check.next_question import Page, following
from runwell.check.telling_answers import BEST, BETTER, WORSE
from runwell.check.verdict import Verdict, conclude
from runwell.cli.cases import check_cases
from runwell.cli.problems import WrongCall
from runwell.config.environment import Environment
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.records.packs import the_pack

FITS = {BEST: "best", BETTER: "better", WORSE: "less well"}


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
    shows = pack.signed or Environment(os.environ).boolean("RUNWELL_SHOW_UNSIGNED", default=False)
    verdict = conclude(pack, ask(pack), today=date.today(), show_causes=shows)
    print(json.dumps(verdict.as_json(), ensure_ascii=False, indent=2) if args.json else in_words(verdict))
    return 0


def ask(pack: Pack) -> Answers:
    """Put the questions on the terminal until the check is finished."""
    answers = Answers.of(pack, {})
    while (page := following(pack, answers)) is not None:
        say(f"\n{page.title}" if len(page.findings) > 1 else "")
        answers = answers.with_(pack, *_heard(page))
    return answers


def in_words(verdict: Verdict) -> str:
    """The verdict as lines of text."""
    lines = [verdict.headline, verdict.do_now]
    if verdict.stop_running:
        lines.append("Stop running until you have been seen.")
    lines += [f"Why: {reason.reason} {reason.what_to_do}".rstrip() for reason in verdict.why]
    for cause in verdict.causes:
        lines.append(f"{cause.band}: {cause.name}. {cause.one_line}")
        lines += [f"  for it, you said that {said}" for said in cause.speaks_for]
        lines += [f"  against it, you said that {said}" for said in cause.speaks_against]
    lines += [*_more(verdict), *verdict.advice, *verdict.safety_net]
    lines += [f"Get help today if: {sign}" for sign in verdict.come_back_signs]
    lines += [
        f"Still open: {one.question} If “{one.answer}”: {one.what_to_do}" for one in verdict.open_questions
    ]
    signed = "signed" if verdict.signed else "unsigned: no clinician has signed it yet"
    return "\n".join([*lines, *verdict.not_known, f"Knowledge {verdict.pack}, {signed}."])


def _more(verdict: Verdict) -> list[str]:
    """What would tell more about the causes."""
    lines = []
    if unclear := verdict.unclear:
        lines.append(f"Hard to tell apart: {'; '.join(unclear.names)}. {unclear.told_apart}".rstrip())
        lines += [f"  known from: {known}" for known in [_known(unclear.grade, unclear.sources)] if known]
    for telling in verdict.telling_answers:
        raised = telling.would_raise_to
        level = f" Then: {raised.id.replace('-', ' ')}." if raised is not None else ""
        lines.append(f"If {telling.said}, this would fit {FITS[telling.fits]}: {telling.cause}.{level}")
    for test in verdict.next_tests:
        lines.append(f"A clinician may test next: {test.plain_name}. {test.why}")
        lines.append(f"  it looks into: {test.cause}; known from: {_known(test.grade, (test.source,))}")
    return lines


def _known(grade: str, sources: tuple[str, ...]) -> str:
    return ", ".join(filter(None, (grade, *sources)))


def say(text: str) -> None:
    print(text, file=sys.stderr)


def _heard(page: Page) -> tuple[dict[str, str], list[str]]:
    heard = {finding.id: _answer(finding) for finding in page.findings}
    return heard, list(heard)


def _answer(finding: Finding) -> str:
    """One answer by its number, several by commas; an empty line is "I don't know"."""
    say(f"\n{finding.question}")
    for number, choice in enumerate(finding.choices, start=1):
        say(f"  {number}. {choice.label}")
    while True:
        say("Number, or Enter if you don't know:")
        given = sys.stdin.readline().strip()
        value = _value(finding, given)
        if value == UNKNOWN or finding.allows(value):
            return value
        say(f"“{given}” is not one of the numbers.")


def _value(finding: Finding, given: str) -> str:
    """The value behind the numbers typed; what is no number stays as it is and is then not allowed."""
    if not given:
        return UNKNOWN
    by_number = dict(zip(map(str, range(1, len(finding.values) + 1)), finding.values, strict=True))
    return "|".join(by_number.get(part.strip(), part) for part in given.split(","))
