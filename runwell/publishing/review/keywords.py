"""Keywords: each of them used, none of them hammered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from runwell.publishing.review.case import Case
from runwell.publishing.review.problem import Level, Problem
from runwell.publishing.review.words import stem, stems_of, words_of

_ROOT = 6  # letters that forms of one word share


def uses(keywords: Iterable[str], text: str) -> int:
    """How often any of the phrases stands in a text, each place once."""
    phrases = sorted({" ".join(words_of(keyword)) for keyword in keywords}, key=len, reverse=True)
    spoken = " ".join(words_of(text))
    found = (
        re.findall("|".join(rf"\b{re.escape(phrase)}\b" for phrase in phrases if phrase), spoken)
        if spoken
        else []
    )
    return len([one for one in found if one])


def missing(case: Case) -> Iterator[Problem]:
    """A page says what it wants to be found by."""
    if not case.document.keywords:
        mend = "Write a line “Keywords: …” with what people search for"
        yield Problem(Level.WARNS, "keyword-missing", "there are no keywords", mend, case.line("keywords"))


def unused(case: Case) -> Iterator[Problem]:
    """Every keyword is spoken of: each of its words stands somewhere on the page."""
    heading = case.document.heading.text if case.document.heading else ""
    labels = (case.document.title, case.document.description, heading)
    headings = (section.heading for section in case.page.sections)
    spoken = _meant("\n".join((*labels, *headings, case.page.text)), case)
    sections = [_meant(f"{section.heading}\n{section.text}", case) for section in case.page.sections]
    for keyword in case.document.keywords:
        asked = _meant(keyword, case)
        if not asked <= spoken and not any(_akin(asked, said) for said in sections):
            message = f"the keyword “{keyword}” is used nowhere in the text"
            mend = "Answer it in a sentence or a heading, or take it from the list"
            level = Level.WARNS if keyword == case.document.keywords[0] else Level.SUGGESTS
            yield Problem(
                level, "keyword-unused", message, mend, case.line("keywords"), f"keyword “{keyword}”"
            )


def _meant(text: str, case: Case) -> set[str]:
    """The stems of a text, all words for pain as one."""
    return {"pain" if word in case.rules.same else stem(word) for word in _plain(text, case)}


def _akin(asked: set[str], said: set[str]) -> bool:
    """Whether one section says the words in other forms: prevention and prevent, therapy and therapist."""
    roots = {word[:_ROOT] for word in said if len(word) >= _ROOT}
    return all(word in said or (len(word) >= _ROOT and word[:_ROOT] in roots) for word in asked)


def _plain(text: str, case: Case) -> list[str]:
    return [part for word in words_of(text) for part in word.split("-") if part not in case.rules.stop]


def title(case: Case) -> Iterator[Problem]:
    """The first keyword stands in the title."""
    if not case.document.keywords or case.is_empty(case.document.title):
        return
    first = case.document.keywords[0]
    asked = set(stems_of(first, case.rules.stop))
    heading = case.document.heading.text if case.document.heading else ""
    said = set(stems_of(f"{case.document.title} {heading}"))
    if asked and len(asked & said) < (len(asked) + 1) // 2:
        message = f"neither title nor heading speaks of the first keyword, “{first}”"
        yield Problem(Level.WARNS, "keyword-title", message, "Name it in the title", case.line("title"))


def stuffed_description(case: Case) -> Iterator[Problem]:
    """A description names what was searched for once, and a second time at most."""
    found = uses(case.document.keywords, case.document.description)
    if found >= case.rules.limits["uses_in_paragraph"]:
        message = f"keywords are hammered: {found} in the description"
        line = case.line("description")
        yield Problem(Level.WARNS, "keyword-stuffing", message, "Name it once and say what helps", line)


def stuffed_title(case: Case) -> Iterator[Problem]:
    """A title says no word three times."""
    said = _plain(case.document.title, case)
    often = [word for word in dict.fromkeys(said) if said.count(word) > 2]
    if often:
        message = f"the title says “{often[0]}” {said.count(often[0])} times"
        yield Problem(Level.WARNS, "keyword-stuffing", message, "Say it once", case.line("title"))


def stuffing(case: Case) -> Iterator[Problem]:
    """No keyword so often that a reader stumbles over it: one row, with the worst place."""
    reasons = [*_thick(case), *_paragraphs(case)]
    reasons += [*_headings(case)]
    if reasons and reasons[0] not in _headings(case):  # headings alone may need the word
        line = next((line for line, _ in reasons if line), case.line("keywords"))
        message = "keywords are hammered: " + "; ".join(reason for _, reason in reasons[:3])
        mend = "Write “it” or “this pain” where that is clear, and headings that say what follows"
        yield Problem(Level.WARNS, "keyword-stuffing", message, mend, line)


def _long(case: Case) -> list[str]:
    return [keyword for keyword in case.document.keywords if len(words_of(keyword)) > 2]


def _thick(case: Case) -> Iterator[tuple[int, str]]:
    text, limits = case.page.text, case.rules.limits
    count = len(words_of(text))
    for keywords, most in ((case.document.keywords[:1], "density"), (_long(case), "density_all")):
        found = uses(keywords, text) if keywords else 0
        if found > 3 and found > limits[most] * count:
            which = f"“{keywords[0]}”" if len(keywords) == 1 else "one of the keywords"
            yield 0, f"{which} stands {found} times in {count} words"
            return


def _paragraphs(case: Case) -> Iterator[tuple[int, str]]:
    keywords = _long(case)
    for passage in case.page.passages if keywords else ():
        found = uses(keywords, passage.text)
        if found >= case.rules.limits["uses_in_paragraph"]:
            yield passage.line, f"{found} in one paragraph"
            return


def _headings(case: Case) -> Iterator[tuple[int, str]]:
    headings = [section for section in case.page.sections[1:] if section.heading]
    keywords = _long(case)
    asked = [set(stems_of(keyword, case.rules.stop)) for keyword in keywords]
    loud = [one for one in headings if any(stems and stems <= set(stems_of(one.heading)) for stems in asked)]
    if len(headings) > 2 and len(loud) >= case.rules.limits["headings_share"] * len(headings):
        yield loud[0].line, f"{len(loud)} of {len(headings)} headings hold a keyword"


RULES = (missing, unused, title, stuffing, stuffed_title, stuffed_description)
