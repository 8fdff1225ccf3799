"""What is shown as a page: tick lists, sheets, questions that wait for others, and what comes first."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.agreement.rules import misnamed
from runwell.knowledge.conditions import causes_in, findings_in
from runwell.knowledge.draft import Draft
from runwell.knowledge.findings import SHORT, Finding, Sheet
from runwell.knowledge.forms import limits, sheets, tick_lists
from runwell.refusals import Refusal


def check(draft: Draft) -> Iterator[Refusal]:
    """Tick lists, sheets, `shown_when`, and the ids among the limits."""
    yield from _tick_lists(draft)
    yield from _sheets(draft)
    yield from _limits(draft)
    for name, finding in draft.findings.items():
        if finding and finding.shown_when:
            yield from _shown_when(draft, finding, f"questions/{name}.toml, shown_when")


def _tick_lists(draft: Draft) -> Iterator[Refusal]:
    taken: dict[str, str] = {}
    for name, tick_list in draft.tick_lists.items():
        where = f"{tick_lists.PATH}, {name}"
        if name in draft.findings:
            yield Refusal(f"“{name}” is the id of a question too", where=where, mend="Use another id")
        for finding in tick_list.findings if tick_list else ():
            yield from _tick(draft, finding, where)
            if finding in taken:
                yield Refusal(f"“{finding}” is in {taken[finding]} too", where=where, mend="Leave it in one")
            taken[finding] = name


def _tick(draft: Draft, name: str, where: str) -> Iterator[Refusal]:
    finding = draft.findings.get(name)
    if name not in draft.findings:
        yield Refusal(f"“{name}” is not a question", where=where, mend="Use the id of a question")
    elif finding and (finding.answer_type != "yes-no" or finding.who != "runner"):
        mend = "Ask it on a page of its own"
        yield Refusal(f"“{name}” is not a yes/no question for the runner", where=where, mend=mend)


def _sheets(draft: Draft) -> Iterator[Refusal]:
    taken = {name: one.id for one in draft.tick_lists.values() if one for name in one.findings}
    for name, sheet in draft.sheets.items():
        where = f"{sheets.PATH}, {name}"
        if name in draft.findings or name in draft.tick_lists:
            other = "question" if name in draft.findings else "tick list"
            yield Refusal(f"“{name}” is the id of a {other} too", where=where, mend="Use another id")
        for finding in sheet.findings if sheet else ():
            yield from _short(draft, finding, where)
            if finding in taken:
                yield Refusal(f"“{finding}” is in {taken[finding]} too", where=where, mend="Leave it in one")
            taken[finding] = name
        if sheet:
            yield from _together(draft, sheet, where)


def _short(draft: Draft, name: str, where: str) -> Iterator[Refusal]:
    finding = draft.findings.get(name)
    if name not in draft.findings:
        yield Refusal(f"“{name}” is not a question", where=where, mend="Use the id of a question")
    elif finding and (finding.answer_type not in SHORT or finding.who != "runner"):
        mend = "Ask it on a page of its own"
        yield Refusal(f"“{name}” is not a question with one choice for the runner", where=where, mend=mend)


def _together(draft: Draft, sheet: Sheet, where: str) -> Iterator[Refusal]:
    """A page has room for one map, and what waits for an answer cannot stand beside its question."""
    found = [finding for name in sheet.findings if (finding := draft.findings.get(name))]
    if sum(finding.answer_type == "body-map" for finding in found) > 1:
        yield Refusal("A page has room for one map of the body", where=where, mend="Split it")
    for finding in found:
        for other in sorted(findings_in(finding.shown_when) if finding.shown_when else ()):
            if other in sheet.findings:
                mend = "Ask it on a later page"
                yield Refusal(f"“{finding.id}” waits for the answer to {other}", where=where, mend=mend)


def _shown_when(draft: Draft, finding: Finding, where: str) -> Iterator[Refusal]:
    assert finding.shown_when is not None
    yield from misnamed(draft, finding.shown_when, where)
    if causes_in(finding.shown_when):
        yield Refusal("Whether a question is shown cannot rest on P()", where=where, mend="Use answers")


def _limits(draft: Draft) -> Iterator[Refusal]:
    if not draft.limits:
        return
    known = {*draft.findings, *draft.tick_lists, *draft.sheets}
    for page in draft.limits.first_pages if draft.unread.isdisjoint((tick_lists.PATH, sheets.PATH)) else ():
        if page not in known:
            where = f"{limits.PATH}, first_pages"
            mend = "Use the id of a question, a tick list or a sheet"
            yield Refusal(f"“{page}” is not a page of the check", where=where, mend=mend)
    for name in draft.limits.no_test_with_bone_open:
        if name not in draft.findings:
            where = f"{limits.PATH}, no_test_with_bone_open"
            yield Refusal(f"“{name}” is not a question", where=where, mend="Mend the id")
