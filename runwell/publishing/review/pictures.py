"""Pictures: there is one, and it has words for those who do not see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from runwell.publishing.pictures import Picture
from runwell.publishing.review.case import Case
from runwell.publishing.review.problem import Level, Problem

_FILE = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif|svg)|(?:IMG|DSC|image|photo|picture|screenshot)[\s_-]*\d*", re.I
)


def pictures_of(case: Case) -> tuple[Picture, ...]:
    """The page's own picture and those in its text."""
    document = case.document
    own = [] if case.is_empty(document.image) else [Picture(document.image, line=case.line("image"))]
    return (*own, *document.pictures)


def words_for(picture: Picture, case: Case) -> str:
    """The alternative text, which for the page's own picture may stand under a label of its own."""
    own = picture.text == case.document.image
    return picture.alt or (case.document.image_alt if own else "")


def missing(case: Case) -> Iterator[Problem]:
    """A page has a picture."""
    found = pictures_of(case)
    if not any(picture.id or not picture.text.startswith(("[", "!", "<")) for picture in found):
        line = case.line("image") or next((picture.line for picture in found), 0)
        message = "there is no picture, and so no words for those who would not see it"
        mend = "Name one: [img id=“…” alt=“what it shows”]"
        yield Problem(Level.WARNS, "picture-missing", message, mend, line)


def without_words(case: Case) -> Iterator[Problem]:
    """Every picture has an alternative text that says what it shows."""
    for picture in pictures_of(case):
        words = words_for(picture, case)
        if case.is_empty(words) and (picture.id or not picture.text.startswith("[")):
            message = "the picture has no alternative text"
            mend = "Say in alt=“…” what it shows"
            yield Problem(Level.BLOCKS, "picture-alternative", message, mend, picture.line)
        elif _FILE.fullmatch(words):
            message = f"the alternative text “{words}” does not say what the picture shows"
            yield Problem(Level.WARNS, "picture-alternative", message, "Say what it shows", picture.line)


RULES = (missing, without_words)
