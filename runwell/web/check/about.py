"""How the check works and what it rests on, with figures counted from the pack itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.check.said import day
from runwell.knowledge.likelihoods import DEFAULT
from runwell.knowledge.numbers import Grade
from runwell.knowledge.pack import Pack
from runwell.knowledge.sources import Source
from runwell.records.packs import the_pack


@dataclass(frozen=True, slots=True)
class AboutPage:
    """expert_share: whole percent of the numbers that rest on expert judgment alone.

    sources: those that the safety rules rest on, each once; sources_in_all counts the others too.
    """

    version: str
    signed_by: tuple[str, ...]
    written_on: str
    review_due: str
    questions: int
    causes: int
    rules: int
    pages_at_most: int
    numbers: int
    expert_share: int
    sources: tuple[Source, ...]
    sources_in_all: int


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The page for whoever wants to know before trusting it."""
    return render(request, "check/about.html", {"page": about_page(the_pack())})


def about_page(pack: Pack) -> AboutPage:
    """The figures of one pack."""
    graded = Counter(grades(pack))
    used = dict.fromkeys(rule.source for rule in pack.rules)
    return AboutPage(
        version=pack.version,
        signed_by=tuple(f"{s.by}, {s.role}" for s in pack.signatures if s.version == pack.version),
        written_on=dated(pack.written_on),
        review_due=dated(pack.review_due),
        questions=sum(1 for finding in pack.findings.values() if finding.who == "runner"),
        causes=len(pack.causes),
        rules=len(pack.rules),
        pages_at_most=pack.limits.pages_at_most,
        numbers=graded.total(),
        expert_share=int(100 * graded[Grade.EXPERT] / graded.total()),
        sources=tuple(pack.sources[key] for key in used),
        sources_in_all=len(pack.sources),
    )


def grades(pack: Pack) -> Iterator[Grade]:
    """The grade of every prior and of every chance of an answer."""
    yield from (cause.prior_grade for cause in pack.causes.values())
    for table in pack.likelihoods.values():
        for cause, row in {DEFAULT: table.default, **table.rows}.items():
            yield from (table.basis_of(cause, value).grade for value in row.cells)


def dated(on: date) -> str:
    return f"{day(on)}, {on.year}"
