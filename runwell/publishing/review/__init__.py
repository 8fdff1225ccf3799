"""What is wrong with a page document, with the place and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from runwell.knowledge.pack import Pack
from runwell.publishing.document import Document
from runwell.publishing.review import (
    cautions,
    claims,
    conditions,
    exercises,
    headings,
    keywords,
    labels,
    leftovers,
    links,
    people,
    pictures,
    places,
    promises,
    reading,
    red_flags,
    style,
    treatment_claims,
)
from runwell.publishing.review.case import Case, PracticeFacts, SitePage
from runwell.publishing.review.page import page_of
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.rules import Rules
from runwell.publishing.review.warning_signs import WarningSigns

__all__ = ["Level", "PracticeFacts", "Problem", "Rules", "SitePage", "WarningSigns", "problems"]

Rule = Callable[[Case], Iterable[Problem]]

RULES: tuple[Rule, ...] = (
    *labels.RULES,
    *keywords.RULES,
    *links.RULES,
    *pictures.RULES,
    *people.RULES,
    *places.RULES,
    *headings.RULES,
    *promises.RULES,
    *conditions.RULES,
    *exercises.RULES,
    *cautions.RULES,
    *claims.RULES,
    *treatment_claims.RULES,
    *red_flags.RULES,
    *reading.RULES,
    *style.RULES,
    *leftovers.RULES,
)


def problems(
    document: Document,
    *,
    rules: Rules,
    general_red_flags: WarningSigns,
    today: date,
    pack: Pack | None = None,
    practice: PracticeFacts | None = None,
    site: Sequence[SitePage] = (),
) -> tuple[Problem, ...]:
    """Every problem, the worst first and then in the document's order; one row per rule and place.

    pack: knowledge of any region; it counts where the document is about that region. site: the site's own
    pages, proposed for links that lead nowhere.
    """
    region = general_red_flags.region_of(document)
    fits = pack is not None and region is not None and pack.region == region.id
    case = Case(
        document,
        page_of(document),
        rules,
        general_red_flags,
        region,
        today,
        pack if fits else None,
        practice,
        tuple(site),
    )
    found = [problem for rule in RULES for problem in rule(case)]
    once = dict[tuple[str, str], Problem]()
    for problem in found:
        once.setdefault((problem.rule, problem.place), problem)
    return tuple(sorted(once.values(), key=lambda one: (one.level.rank, one.line, one.rule)))
