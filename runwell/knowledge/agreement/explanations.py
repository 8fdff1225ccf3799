"""Look-alikes and next tests: they name causes, clinician tests and sources that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runwell.knowledge.agreement.causes import unknown_sources
from runwell.knowledge.draft import Draft
from runwell.knowledge.forms import look_alikes, next_tests
from runwell.refusals import Refusal


def check(draft: Draft) -> Iterator[Refusal]:
    """What the explanations of an answer are made of, against the rest of the pack."""
    for name, group in draft.look_alikes.items():
        if group:
            yield from _known(draft, group.causes, group.sources, f"{look_alikes.PATH}, {name}")
    for name, scan in draft.next_tests.scans.items():
        yield from _known(draft, scan.causes, scan.sources, f"{next_tests.PATH}, scans, {name}")
    yield from _exams(draft)


def _known(draft: Draft, causes: Iterable[str], sources: Iterable[str], where: str) -> Iterator[Refusal]:
    for cause in causes:
        if cause not in draft.causes:
            yield Refusal(f"“{cause}” is not a cause", where=where, mend="Use the id of a cause")
    yield from unknown_sources(draft, sources, where)


def _exams(draft: Draft) -> Iterator[Refusal]:
    for name in draft.next_tests.exams:
        where = f"{next_tests.PATH}, exams, {name}"
        if name not in draft.findings:
            yield Refusal(f"“{name}” is not a question", where=where, mend="Use the id of a clinician test")
            continue
        finding = draft.findings[name]
        if finding and finding.who != "clinician":
            yield Refusal(f"“{name}” is answered by the runner", where=where, mend="Take it out")
