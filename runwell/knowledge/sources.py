"""Where the numbers and the rules come from."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Source:
    """One source as it was read: n is the size in the source's own words, seen what was read there."""

    key: str
    url: str
    citation: str
    year: str = ""
    n: str = ""
    seen: str = ""

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")) or not self.citation:
            raise Refusal("A source needs a web address and a citation", where=self.key)
