"""What is shown as a page: tick lists, questions that wait for others, and the pages that come first."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.agreement.rules import misnamed
from runwell.knowledge.conditions import causes_in
from runwell.knowledge.draft import Draft
from runwell.knowledge.findings import Finding
from runwell.knowledge.forms import limits, tick_lists
from runwell.refusals import Refusal


def check(draft: Draft) -> Iterator[Refusal]:
    """Tick lists, `shown_when`, and the ids among the limits."""
    yield from _tick_lists(draft)
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


def _shown_when(draft: Draft, finding: Finding, where: str) -> Iterator[Refusal]:
    assert finding.shown_when is not None
    yield from misnamed(draft, finding.shown_when, where)
    if causes_in(finding.shown_when):
        yield Refusal("Whether a question is shown cannot rest on P()", where=where, mend="Use answers")


def _limits(draft: Draft) -> Iterator[Refusal]:
    if not draft.limits:
        return
    for page in draft.limits.first_pages if tick_lists.PATH not in draft.unread else ():
        if page not in draft.findings and page not in draft.tick_lists:
            where = f"{limits.PATH}, first_pages"
            yield Refusal(f"“{page}” is neither a question nor a tick list", where=where, mend="Mend the id")
    for name in draft.limits.no_test_with_bone_open:
        if name not in draft.findings:
            where = f"{limits.PATH}, no_test_with_bone_open"
            yield Refusal(f"“{name}” is not a question", where=where, mend="Mend the id")
