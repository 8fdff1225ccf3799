"""Who stands behind the page: author, reviewer, dates, sources, disclaimer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runwell.publishing.review.case import Case
from runwell.publishing.review.dates import day_in
from runwell.publishing.review.problem import Level, Problem


def author(case: Case) -> Iterator[Problem]:
    """Somebody wrote it."""
    if _nobody(case, case.document.author):
        yield Problem(
            Level.WARNS, "author", "no author is named", "Write a line “Author: …”", case.line("author")
        )


def reviewer(case: Case) -> Iterator[Problem]:
    """A clinician, who is not the author, has read a medical page. A role counts as a person."""
    name, line = case.document.reviewed_by, case.line("reviewed_by")
    if not case.medical:
        return
    if _nobody(case, name):
        mend = "Have a clinician read it, and write a line “Reviewed by: …”"
        yield Problem(Level.BLOCKS, "reviewer", "no clinician has reviewed it", mend, line)
    elif case.rules.says("not_a_clinician", name) and not case.rules.says("clinician", name):
        message = f"“{name}” is no clinician"
        yield Problem(Level.BLOCKS, "reviewer", message, "Have a clinician read it", line)
    elif _person(name) == _person(case.document.author):
        message = "author and reviewer are one person"
        yield Problem(Level.WARNS, "reviewer", message, "Have a second person read it", line)


def review_date(case: Case) -> Iterator[Problem]:
    """The next review is dated, and lies ahead."""
    if not case.medical:
        return
    said = case.document.next_review
    field = "next_review" if said else "reviewed_by"
    due = day_in(said)
    last = day_in(case.document.reviewed_on)
    if not due and last and last > case.today:
        due, field = last, "reviewed_on"
    if due and due < case.today:
        message = f"the next review was due on {due.isoformat()}"
        mend = "Have it reviewed again before it goes public"
        yield Problem(Level.BLOCKS, "review-overdue", message, mend, case.line(field))
    elif not due and (_nobody(case, said) or last):
        mend = "Write a line “Next review: May 2027”"
        yield Problem(
            Level.WARNS, "review-date", "no date for the next review is named", mend, case.line(field)
        )
    elif not due:
        message = f"“{said}” is no date"
        yield Problem(Level.WARNS, "review-date", message, "Write it like “May 2027”", case.line(field))


def reviewed_ahead(case: Case) -> Iterator[Problem]:
    """A review lies in the past, unless the date is the next one's."""
    last, due = day_in(case.document.reviewed_on), day_in(case.document.next_review)
    if last and due and last > case.today:
        message = f"it is said to have been reviewed on {last.isoformat()}, which is still to come"
        yield Problem(
            Level.WARNS, "review-date", message, "Write the day of the review", case.line("reviewed_on")
        )


def sources(case: Case) -> Iterator[Problem]:
    """A medical page says what it rests on."""
    named = [source for source in case.document.sources if not _no_source(case, source)]
    if case.medical and not named:
        mend = "Name at least the guideline or study behind each medical sentence under “Sources:”"
        yield Problem(Level.WARNS, "sources", "no sources are named", mend, case.line("sources"))


def disclaimer(case: Case) -> Iterator[Problem]:
    """A medical page says that it does not replace a visit."""
    said = " ".join(passage.text for passage in case.page.disclaimers)
    elsewhere = case.rules.says("disclaimer", case.page.text)
    if case.medical and case.is_empty(said) and not elsewhere:
        mend = "Say that the page is for information, is no diagnosis, and whom to call in an emergency"
        message = "a medical page needs a disclaimer, and it is empty"
        yield Problem(Level.BLOCKS, "disclaimer", message, mend, case.line("disclaimers"))


def _no_source(case: Case, source: str) -> bool:
    return case.is_empty(source) or case.rules.says("no_source", source)


def _person(name: str) -> str:
    """A name without what stands behind it, such as degrees."""
    return re.split(r"[,(|–—]| - ", name)[0].casefold().strip()


def _nobody(case: Case, name: str) -> bool:
    return case.is_empty(name) or case.rules.says("not_a_person", name)


RULES = (author, reviewer, review_date, reviewed_ahead, sources, disclaimer)
