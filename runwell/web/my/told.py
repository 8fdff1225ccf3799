"""What a person said in a check, in words, as long as the pack still knows the question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from runwell.knowledge.findings import Finding
from runwell.records.models import OwnCheck
from runwell.records.packs import the_pack


@dataclass(frozen=True, slots=True)
class Told:
    """A question and its answer."""

    question: str
    answer: str


def told(check: OwnCheck) -> tuple[Told, ...]:
    """In the pack's order; of questions that are asked no more only their ids are left, last."""
    return in_words(check.verdict["pack"], check.answers, check.asked)


def in_words(pack_version: str, answers: Mapping[str, Any], asked: list[str]) -> tuple[Told, ...]:
    """answers: finding -> value. asked without an answer was "I don't know"."""
    findings = the_pack(pack_version.partition("@")[0]).findings
    names = {*answers, *asked}
    known = [_told(findings[name], answers.get(name)) for name in findings if name in names]
    lost = [Told(name, str(answers[name])) for name in sorted(answers) if name not in findings]
    return (*known, *lost)


def _told(finding: Finding, value: str | None) -> Told:
    if value is None:
        return Told(finding.question, gettext("I don't know"))
    return Told(finding.question, finding.label(value) if finding.allows(value) else value)
