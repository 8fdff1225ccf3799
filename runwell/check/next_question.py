"""Which page comes next: safety first, then what may change the answer most; and when to stop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from runwell.check.answers import Answers
from runwell.check.open_bone import bone_is_open
from runwell.check.pages import Page, applies, names_on, page, page_ids
from runwell.check.red_flags import first, judged
from runwell.check.worth import Worth, worths
from runwell.knowledge.pack import Pack

__all__ = ["Page", "Progress", "best", "following", "page_of", "progress"]


@dataclass(frozen=True, slots=True)
class Progress:
    """Pages shown so far, and the most that there can be; the check often ends before."""

    pages_done: int
    pages_at_most: int


def best(pack: Pack, answers: Answers) -> Page | None:
    """The page that is most worth asking now; None when nothing left is, or the limit of pages is reached."""
    if pages_done(pack, answers) >= pack.limits.pages_at_most:
        return None
    waiting = list(_waiting(pack, answers))
    by_id = {candidate.id: candidate for candidate in waiting}
    for page_id in pack.limits.first_pages:
        if page_id in by_id:
            return by_id[page_id]
    return _most_worth(pack, answers, waiting)


def following(pack: Pack, answers: Answers) -> Page | None:
    """The page to show now; None once an urgent answer has ended the check, or nothing is left to ask."""
    return None if first(pack, answers) else best(pack, answers)


def page_of(pack: Pack, page_id: str, answers: Answers) -> Page:
    """A page by its id, for going back; a Refusal where it does not apply to these answers."""
    return page(pack, page_id, answers, withheld(pack, answers))


def progress(pack: Pack, answers: Answers) -> Progress:
    """How far the check has come: an honest upper bound, since which pages follow depends on the answers."""
    done = pages_done(pack, answers)
    left = len(page_ids(pack)) - done
    return Progress(done, min(pack.limits.pages_at_most, done + left))


def pages_done(pack: Pack, answers: Answers) -> int:
    """How many pages were shown: one counts once, however many of its questions were asked."""
    return sum(1 for page_id in page_ids(pack) if not answers.asked.isdisjoint(names_on(pack, page_id)))


def withheld(pack: Pack, answers: Answers) -> frozenset[str]:
    """The self tests that must not be asked for now.

    No hop while a bone cause is open; no test at all once an answer rule has stopped the running.
    """
    stopped = any(
        rule.stop_running and not rule.on_beliefs and judged(rule.condition, answers) for rule in pack.rules
    )
    if stopped:
        return frozenset(name for name, finding in pack.findings.items() if finding.kind == "self-test")
    return frozenset(pack.limits.no_test_with_bone_open) if bone_is_open(pack, answers) else frozenset()


def _waiting(pack: Pack, answers: Answers) -> Iterator[Page]:
    """The pages that apply and of which nothing was shown yet."""
    held = withheld(pack, answers)
    for page_id in page_ids(pack):
        names = names_on(pack, page_id)
        if answers.asked.isdisjoint(names) and any(
            name not in held and applies(pack, name, answers) for name in names
        ):
            yield page(pack, page_id, answers, held)


def _most_worth(pack: Pack, answers: Answers, waiting: list[Page]) -> Page | None:
    worth = worths(pack, answers)
    valued = [(value(pack, page, worth), page) for page in waiting]
    best_value, best_page = max(valued, key=lambda pair: pair[0], default=(0.0, None))
    return best_page if best_value >= pack.limits.worth_asking else None


def value(pack: Pack, page: Page, worth: Mapping[str, Worth]) -> float:
    """What the page is worth in bits about the causes, per effort: harm and level at the pack's rates."""
    limits = pack.limits
    parts = [worth[finding.id] for finding in page.findings]
    bits = sum(
        part.information
        + limits.bits_per_harm * (part.watch + part.caught)
        + limits.bits_per_level * part.rules
        for part in parts
    )
    return bits / effort(pack, page)


def effort(pack: Pack, page: Page) -> float:
    """What the page costs the runner, in plain single questions: a self test means getting up and trying."""
    limits = pack.limits
    further = limits.effort_per_further_tick if page.is_tick_list else limits.effort_per_further_question
    tests = sum(1 for finding in page.findings if finding.kind == "self-test")
    return 1 + further * (len(page.findings) - 1) + limits.effort_per_self_test * tests
