"""The warning signs that stand in where a region has no pack, and what a page about a region must say."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from runwell.publishing.document import Document
from runwell.publishing.review.rules import pattern
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign. words: what shows that a page says it. subjects: of the pack's rules that it stands for."""

    id: str
    sign: str
    words: re.Pattern[str]
    subjects: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Region:
    """What a page about a region says: each sign of must, and at least `enough` of the usual ones."""

    id: str
    words: re.Pattern[str]
    must: tuple[Sign, ...]
    usual: tuple[Sign, ...]
    enough: int


@dataclass(frozen=True, slots=True)
class WarningSigns:
    """regions: in order; the last one stands for any page about pain."""

    signs: Mapping[str, Sign]
    regions: tuple[Region, ...]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> WarningSigns:
        """The list in a table of TOML; a Refusal that says what is amiss."""
        try:
            signs = {
                name: Sign(name, row["sign"], pattern(row["words"]), tuple(row["rules"]), row["source"])
                for name, row in table["signs"].items()
            }
            regions = tuple(_region(name, row, signs) for name, row in table["regions"].items())
        except (KeyError, TypeError) as error:
            raise Refusal(
                f"The warning signs lack {error}", "knowledge/general-red-flags.toml", "Add it"
            ) from error
        return cls(MappingProxyType(signs), regions)

    def region_of(self, document: Document) -> Region | None:
        """The region that a document is about, by its title, heading, address and keywords; None for none."""
        heading = document.heading.text if document.heading else ""
        loud = (
            f"{document.title}\n{heading}\n{document.slug.replace('-', ' ')}\n{', '.join(document.keywords)}"
        )
        for text in (loud, "\n".join(block.text for block in document.blocks)):
            counts = {region: len(region.words.findall(text)) for region in self.regions[:-1]}
            best = max(counts.values(), default=0)
            if best:
                return next(region for region, count in counts.items() if count == best)
        return self.regions[-1] if self.regions[-1].words.search(loud) else None


def _region(name: str, row: Mapping[str, Any], signs: Mapping[str, Sign]) -> Region:
    must, usual = (tuple(signs[sign] for sign in row[key]) for key in ("must", "usual"))
    return Region(name, pattern(row["words"]), must, usual, int(row["enough"]))
