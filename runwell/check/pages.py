"""Pages of the check: one question, or one tick list of related yes/no questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

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
    if page_id not in page_ids(pack):
        raise Refusal(f"“{page_id}” is not a page of this check", mend="Go back to the question you were at")
    names = names_on(pack, page_id)
    shown = tuple(
        pack.findings[name] for name in names if name not in withheld and applies(pack, name, answers)
    )
    if not shown:
        raise Refusal(f"“{page_id}” does not apply to these answers", mend="Go on with the next question")
    return _as_page(pack, page_id, shown)


@lru_cache(maxsize=8)
def page_ids(pack: Pack) -> tuple[str, ...]:
    """Every page of the check in order, tick lists first."""
    listed = {name for tick_list in pack.tick_lists.values() for name in tick_list.findings}
    alone = (f.id for f in pack.findings.values() if f.who == "runner" and f.id not in listed)
    return (*pack.tick_lists, *alone)


def names_on(pack: Pack, page_id: str) -> tuple[str, ...]:
    """The findings that a page may ask for, whether they apply or not."""
    return pack.tick_lists[page_id].findings if page_id in pack.tick_lists else (page_id,)


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
