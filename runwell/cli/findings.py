"""`runwell findings`: everything that the check may ask or a clinician may test."""

from __future__ import annotations

import argparse
import json
from typing import Any

from runwell.knowledge.findings import Finding
from runwell.records.packs import the_pack


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    findings = words.add_parser("findings", help="every question of the check and every answer it allows")
    findings.add_argument("--region", default="hip", help="the region of the body (default: hip)")
    findings.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    findings.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    findings = the_pack(args.region).findings.values()
    if args.json:
        print(json.dumps([as_json(finding) for finding in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            print(f"{finding.id} ({finding.kind}, {finding.who}): {finding.question}")
            print(f"    {' | '.join(finding.values)}")
    return 0


def as_json(finding: Finding) -> dict[str, Any]:
    """One finding: its question, kind, choices and who answers it."""
    return {
        "id": finding.id,
        "question": finding.question,
        "kind": finding.kind,
        "answer_type": finding.answer_type,
        "choices": [{"id": choice.id, "label": choice.label} for choice in finding.choices],
        "who": finding.who,
        "why": finding.why,
    }
