"""Pages of the check: one question, or one tick list of related yes/no questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from runwell.check.answers import Answers
from runwell.check.red_flags import holds
from runwell.knowledge.findings import Finding
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is shown: its id is that of its question or of its tick list."""

    id: str
    kind: str
    title: str
    intro: str
    why: str
    findings: tuple[Finding, ...]

    @property
    def is_tick_list(self) -> bool:
        """Whether the page is a tick list; else it holds exactly one question."""
        return self.kind == "tick-list"


def page(pack: Pack, page_id: str, answers: Answers, withheld: frozenset[str] = frozenset()) -> Page:
    """The page of that id with the questions that apply now; a Refusal where there is none.

    withheld: findings that must not be asked for now, whatever their own condition says.
    """
    if page_id not in set(page_ids(pack)):
        raise Refusal(f"“{page_id}” is not a page of this check", mend="Go back to the question you were at")
    names = names_on(pack, page_id)
    shown = tuple(
        pack.findings[name] for name in names if name not in withheld and applies(pack, name, answers)
    )
    if not shown:
        raise Refusal(f"“{page_id}” does not apply to these answers", mend="Go on with the next question")
    return _as_page(pack, page_id, shown)


def page_ids(pack: Pack) -> Iterator[str]:
    """Every page of the check, tick lists first."""
    yield from pack.tick_lists
    lists = in_lists(pack)
    yield from (
        name for name, finding in pack.findings.items() if finding.who == "runner" and name not in lists
    )


def names_on(pack: Pack, page_id: str) -> tuple[str, ...]:
    """The findings that a page may ask for, whether they apply or not."""
    return pack.tick_lists[page_id].findings if page_id in pack.tick_lists else (page_id,)


def page_of_finding(pack: Pack, finding: str) -> str:
    """The id of the page on which a finding is asked for."""
    lists = (name for name, tick_list in pack.tick_lists.items() if finding in tick_list.findings)
    return next(lists, finding)


def in_lists(pack: Pack) -> frozenset[str]:
    """The findings that are asked in a tick list."""
    return frozenset(name for tick_list in pack.tick_lists.values() for name in tick_list.findings)


def applies(pack: Pack, finding: str, answers: Answers) -> bool:
    """Whether the question makes sense and is safe to put, by its own condition."""
    condition = pack.findings[finding].shown_when
    return condition is None or holds(condition, answers)


def _as_page(pack: Pack, page_id: str, shown: tuple[Finding, ...]) -> Page:
    if page_id not in pack.tick_lists:
        (finding,) = shown
        return Page(page_id, "question", finding.question, finding.hint, finding.why, shown)
    tick_list = pack.tick_lists[page_id]
    return Page(page_id, "tick-list", tick_list.title, tick_list.intro, tick_list.why, shown)
