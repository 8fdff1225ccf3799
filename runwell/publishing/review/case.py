"""What a rule is given: the document, the page in it, and everything that it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from runwell.knowledge.pack import Pack
from runwell.publishing.document import Document
from runwell.publishing.review.page import Page
from runwell.publishing.review.rules import Rules
from runwell.publishing.review.warning_signs import Region, WarningSigns
from runwell.publishing.review.words import stems_of


@dataclass(frozen=True, slots=True)
class PracticeFacts:
    """What of a practice its pages may say. towns: cities and names of its locations."""

    name: str
    towns: tuple[str, ...]
    telephones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page of the site and what it is called."""

    address: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """pack: of the region that the page is about; None where it has none."""

    document: Document
    page: Page
    rules: Rules
    signs: WarningSigns
    region: Region | None
    today: date
    pack: Pack | None = None
    practice: PracticeFacts | None = None
    site: Sequence[SitePage] = ()

    @cached_property
    def medical(self) -> bool:
        """Whether the page speaks of health at all."""
        heading = self.document.heading.text if self.document.heading else ""
        text = "\n".join((self.document.title, heading, *self.document.keywords, self.page.text))
        found = self.rules.patterns["medical"].findall(text)
        return len(found) >= self.rules.limits["medical_words"]

    @cached_property
    def about(self) -> frozenset[str]:
        """The stems of what the page is about: its keywords, title and heading."""
        heading = self.document.heading.text if self.document.heading else ""
        words = " ".join((*self.document.keywords, self.document.title, heading))
        return frozenset(stems_of(words, self.rules.stop))

    def line(self, field: str) -> int:
        """Where a label stands, from 1; 0 where it is missing."""
        return dict(self.document.lines).get(field, 0)

    def is_empty(self, value: str) -> bool:
        """Whether a label's value says nothing: none, or "TBD"."""
        return value.strip(" .*_[]()").casefold() in self.rules.empty or not value.strip()
