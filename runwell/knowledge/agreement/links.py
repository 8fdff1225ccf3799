"""Links: they name what exists, and printed likelihood ratios follow from the printed shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from runwell.knowledge.agreement.causes import unknown_sources
from runwell.knowledge.draft import Draft
from runwell.knowledge.links import Link
from runwell.refusals import Refusal

SLACK = 0.03  # a ratio may differ by this share from what the rounded shares allow
SMALL = 0.005  # and a ratio below one by this much, being printed to two digits


def check(draft: Draft) -> Iterator[Refusal]:
    """Every link against questions, causes, sources, and its own figures."""
    for finding, links in draft.links.items():
        if finding not in draft.findings:
            where = f"links/{finding}.toml"
            yield Refusal(f"“{finding}” is not a question", where=where, mend="Use the id of a question")
        for number, link in enumerate(links, start=1):
            where = f"links/{finding}.toml, link {number}"
            yield from _names(draft, link, where)
            yield from _ratios(link, where)


def _names(draft: Draft, link: Link, where: str) -> Iterator[Refusal]:
    finding = draft.findings.get(link.finding)
    if finding and link.choice not in finding.values:
        mend = f"Use one of: {', '.join(finding.values)}"
        yield Refusal(f"“{link.choice}” is not an answer to {link.finding}", where=where, mend=mend)
    if link.cause not in draft.causes:
        yield Refusal(f"“{link.cause}” is not a cause", where=where, mend="Use the id of a cause")
    yield from unknown_sources(draft, [link.source] if link.source else [], where)


def _ratios(link: Link, where: str) -> Iterator[Refusal]:
    sensitivity = link.sensitivity.point if link.sensitivity else None
    specificity = link.specificity.point if link.specificity else None
    if sensitivity is None or specificity is None or link.pooled_separately:
        return
    for name, ratio, formula, small in (
        ("positive", link.positive_ratio, _positive, 0.0),
        ("negative", link.negative_ratio, _negative, SMALL),
    ):
        low, high = _span(formula, sensitivity, specificity)
        if ratio and ratio.point is not None and not low - small <= ratio.point <= high + small:
            what = f"The {name} ratio {ratio.point} does not follow from {sensitivity} and {specificity}"
            mend = f"It lies between {low:.3g} and {high:.3g}; or write pooled_separately = true"
            yield Refusal(what, where=where, mend=mend)


def _positive(sensitivity: float, specificity: float) -> float:
    return sensitivity / max(1e-9, 1 - specificity)


def _negative(sensitivity: float, specificity: float) -> float:
    return (1 - sensitivity) / max(1e-9, specificity)


def _span(formula: Callable[[float, float], float], first: float, second: float) -> tuple[float, float]:
    """The least and the greatest ratio that the two shares allow, given their printed digits."""
    values = [formula(one, other) for one in _rounded(first) for other in _rounded(second)]
    return min(values) * (1 - SLACK), max(values) * (1 + SLACK)


def _rounded(share: float) -> tuple[float, float, float]:
    digits = max(2, len(str(share).split(".")[-1]))
    half = 0.5 * 10**-digits
    return max(0.0, share - half), share, min(1.0, share + half)
