"""The clinical name of a test or a cause beside its plain one, for clinicians; both are the pack's own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack

NAMED = re.compile(r"(?:the )?(?P<name>.+?) was (?:positive|negative)\b")
"""How the pack tells a clinician's test back: "the Thomas test was positive"."""
IN_BRACKETS = re.compile(r" \((?P<name>[^()]+)\)$")


def both_names(plain: str, clinical: str) -> str:
    """The clinical name in brackets, and no brackets within; one name where both say the same."""
    if not clinical or plain.casefold() == clinical.casefold():
        return plain
    outside, inside = (one.replace(" (", ", ").replace(")", "") for one in (plain, clinical))
    return f"{outside} ({inside})"


def name_of_test(pack: Pack, test: str) -> str:
    """Such as "Lifting the straight leg (straight leg raise)"; the id where the pack knows it no more."""
    exam, found = pack.next_tests.exams.get(test), pack.findings.get(test)
    plain, clinical = exam.plain_name if exam else "", clinical_test(found) if found else ""
    if not plain:
        return clinical or test
    told = IN_BRACKETS.search(plain)
    if told and told["name"].casefold() in clinical.casefold():  # the plain name bears it in short
        plain = plain[: told.start()]
    return both_names(plain, clinical)


def clinical_test(test: Finding) -> str:
    """What clinicians call it, as the pack says its results; "" where the pack says them otherwise."""
    told = (NAMED.match(choice.said) for choice in test.choices)
    return next((one["name"] for one in told if one), "")


def name_of_cause(pack: Pack, cause: str) -> str:
    """Of a cause, a family of causes, or what a clinician finds; the id where the pack knows it no more."""
    known = pack.causes.get(cause) or pack.families.get(cause) or pack.impairments.get(cause)
    return both_names(known.plain_name, clinical_cause(pack, cause)) if known else cause


def cause_as_kept(pack: Pack, one: Mapping[str, Any]) -> str:
    """Of a kept answer: the plain name that its runner read, and what clinicians call it now."""
    return both_names(one["name"], clinical_cause(pack, one["id"]))


def clinical_cause(pack: Pack, cause: str) -> str:
    """What clinicians call it; of a family, the names of its causes; "" where the pack has none."""
    if cause in pack.families:
        return " / ".join(pack.causes[one].clinical_name for one in pack.families[cause].causes)
    known = pack.causes.get(cause) or pack.impairments.get(cause)
    return known.clinical_name if known else ""
