"""Medical sentences at odds with the region's pack, or with what holds for every region."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from runwell.knowledge.pack import Pack
from runwell.publishing.review.case import Case
from runwell.publishing.review.page import Passage
from runwell.publishing.review.problem import Problem
from runwell.publishing.review.rules import Claim

_CLAUSE = re.compile(r"[,;:—–]")


def at_odds(case: Case) -> Iterator[Problem]:
    """Each sentence at odds, with the row that says otherwise."""
    told = dict[int, str]()
    for claim in case.rules.claims:
        if claim.regions and (case.pack is None or case.pack.region not in claim.regions):
            continue
        source = cited(claim, case.pack)
        for passage in case.page.passages if source else ():
            words = _stands(claim, passage, case)
            if words and words not in told.get(passage.line, ""):  # a narrower claim has said it
                told[passage.line] = f"{told.get(passage.line, '')} {words}"
                message = f"“{words}”: {claim.message} ({source})"
                yield Problem(claim.level, f"claim-{claim.id}", message, claim.mend, passage.line)


def cited(claim: Claim, pack: Pack | None) -> str:
    """The row of the pack, or the source, that a claim is held against; "" where the pack has none such."""
    match claim.cites:
        case ("source", words):
            return words
        case ("treatment", cause, treatment) if pack:
            row = pack.treatments.of(cause).get(treatment)
            return f"pack {pack.region}, treatment {treatment} of {cause}: {row.summary}" if row else ""
        case ("cause", cause, part) if pack and cause in pack.causes:
            known = pack.causes[cause]
            said = known.one_line if part == "one_line" else known.prior_reason
            return f"pack {pack.region}, cause {cause}: {said}"
    return ""


def _stands(claim: Claim, passage: Passage, case: Case) -> str:
    """The words at odds; "" where there are none, or they are taken back."""
    if claim.beside and not claim.beside.search(passage.text):
        return ""
    if claim.needs and claim.needs.search(passage.text):
        return ""
    lead = f"{passage.lead}: " if passage.lead and passage.rest else ""
    sentences = [passage.text] if claim.whole else [f"{lead}{one.text}" for one in passage.sentences]
    for text, following in zip_longest(sentences, sentences[1:], fillvalue=""):
        match = claim.says.search(text)
        if not match or (claim.unless and claim.unless.search(f"{text} {following}")):
            continue
        if not claim.whole and _denied(text, match, case):
            continue
        return " ".join(match[0].split())[:90]
    return ""


def _denied(text: str, match: re.Match[str], case: Case) -> bool:
    """Whether a "not" stands before the words in the same clause, or the sentence calls them a myth."""
    clause = _CLAUSE.split(text[: match.start()])[-1]
    return (
        case.rules.says("negated", clause)
        or re.search(r"\b(?:myth|isn['’]t|is not|not true|old advice)\b", text, re.I) is not None
    )


RULES = (at_odds,)
