"""Links: each of them leads somewhere and says where."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.publishing.blocks import Link
from runwell.publishing.links import leads_somewhere
from runwell.publishing.review.case import Case, SitePage
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.words import stems_of, words_of

NEAR = 0.5  # of the words of a page's name that a link must share to be proposed


def dead(case: Case) -> Iterator[Problem]:
    """A link that leads nowhere, with the page of the site that it may mean."""
    for line, link in _links(case):
        if leads_somewhere(link.to) or _is_heading(link.to, case):
            continue
        message = f"the link “{link.text}” leads nowhere (“{link.to}”)"
        page = proposal(link.text, case)
        mend = (
            f"Link to {page.address} ({page.names[0]})"
            if page
            else "Name the page that it means, or unlink it"
        )
        yield Problem(Level.BLOCKS, "dead-link", message, mend, line, f"line {line}, “{link.text}”")


def silent(case: Case) -> Iterator[Problem]:
    """A link that says nothing by itself, as a list of links reads it out."""
    for line, link in _links(case):
        if case.rules.says("link_words", link.text):
            message = f"the link “{link.text}” does not say where it leads"
            mend = "Link the words that name the page"
            yield Problem(Level.SUGGESTS, "link-words", message, mend, line)


def _is_heading(address: str, case: Case) -> bool:
    """Whether an address is a heading of this page: "#when-to-see-us"."""
    slugs = {"-".join(words_of(section.heading)) for section in case.page.sections[1:]}
    return address.startswith("#") and address[1:] in slugs


def proposal(words: str, case: Case) -> SitePage | None:
    """The page of the site whose name shares most words with a link; None where none is near."""
    asked = set(stems_of(words, case.rules.stop))
    best: tuple[float, SitePage] | None = None
    for page in case.site:
        for name in page.names:
            stems = set(stems_of(name, case.rules.stop))
            share = len(asked & stems) / len(asked | stems) if stems else 0.0
            inside = NEAR if stems and (stems <= asked or asked <= stems) else 0.0
            if asked and max(share, inside) >= NEAR and (best is None or max(share, inside) > best[0]):
                best = (max(share, inside), page)
    return best[1] if best else None


def _links(case: Case) -> Iterator[tuple[int, Link]]:
    for passage in (*case.page.passages, *case.page.disclaimers):
        for link in passage.links:
            yield passage.line, link


RULES = (dead, silent)
