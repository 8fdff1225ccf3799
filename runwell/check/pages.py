"""Pages of the check: one question, a tick list of yes/no questions, or a sheet of short questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from runwell.check.answers import Answers
from runwell.check.red_flags import holds
from runwell.knowledge.findings import Finding, Sheet, TickList
from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it is shown: its id is that of its question, tick list or sheet."""

    id: str
    kind: str
    title: str
    intro: str
    why: str
    findings: tuple[Finding, ...]

    @property
    def is_tick_list(self) -> bool:
        """Whether the page is a tick list: yes/no questions that are answered by ticks."""
        return self.kind == "tick-list"

    @property
    def is_sheet(self) -> bool:
        """Whether the page holds several questions that are each answered by themselves."""
        return self.kind == "sheet"


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
    """Every page of the check in order, tick lists first; a sheet stands where its first question would."""
    by_page = _by_page(pack)
    asked = (finding.id for finding in pack.findings.values() if finding.who == "runner")
    return tuple(dict.fromkeys((*pack.tick_lists, *(by_page.get(name, name) for name in asked))))


def page_with(pack: Pack, finding: str) -> str:
    """The id of the page that asks for the finding."""
    return _by_page(pack).get(finding, finding)


def names_on(pack: Pack, page_id: str) -> tuple[str, ...]:
    """The findings that a page may ask for, whether they apply or not."""
    together = pack.tick_lists.get(page_id) or pack.sheets.get(page_id)
    return together.findings if together else (page_id,)


def applies(pack: Pack, finding: str, answers: Answers) -> bool:
    """Whether the question makes sense and is safe to put, by its own condition."""
    condition = pack.findings[finding].shown_when
    return condition is None or holds(condition, answers)


@lru_cache(maxsize=8)
def _by_page(pack: Pack) -> Mapping[str, str]:
    """finding -> the tick list or sheet that holds it."""
    together: tuple[TickList | Sheet, ...] = (*pack.tick_lists.values(), *pack.sheets.values())
    return {name: one.id for one in together for name in one.findings}


def _as_page(pack: Pack, page_id: str, shown: tuple[Finding, ...]) -> Page:
    """A sheet of which one question is left is shown as that question."""
    if page_id in pack.tick_lists:
        tick_list = pack.tick_lists[page_id]
        return Page(page_id, "tick-list", tick_list.title, tick_list.intro, tick_list.why, shown)
    if len(shown) > 1:
        sheet = pack.sheets[page_id]
        return Page(page_id, "sheet", sheet.title, sheet.intro, sheet.why, shown)
    (finding,) = shown
    return Page(page_id, "question", finding.question, finding.hint, finding.why, shown)
