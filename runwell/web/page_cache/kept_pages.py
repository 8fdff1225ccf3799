"""The pages that are kept, each with what it rests on."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock

from runwell.web.page_cache.tables import Marks, unchanged_since

MOST = 1000
"""Pages. At 60 KB each, both forms together, 60 MB at most; a practice's site has about a hundred."""

MIDNIGHTS = 15 * 60
"""Seconds. Holidays change at midnight, and every time zone's falls on a quarter of an hour."""

# (scheme, host, path) as they came
Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """An answer, with its headers but for those of its length.

    rests_on: how often each of its tables had been changed before it was made; packs: the same of the packs.
    quarter: the quarter of an hour since 1970 that it was made in. read_as: its path where reading it counts.
    """

    headers: tuple[tuple[str, str], ...]
    body: bytes
    rests_on: Marks
    packs: int
    quarter: int
    read_as: str = ""
    tag: str = field(init=False)
    zipped: bytes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tag", sha256(self.body).hexdigest()[:32])
        object.__setattr__(self, "zipped", gzip.compress(self.body, mtime=0))

    def holds(self, packs: int, now: float) -> bool:
        """Whether it would come out the same if it were made now, as far as anybody can tell."""
        return self.packs == packs and self.quarter == quarter(now) and unchanged_since(self.rests_on)


def quarter(now: float) -> int:
    """now: seconds since 1970."""
    return int(now // MIDNIGHTS)


@dataclass(slots=True)
class KeptPages:
    """The pages asked for last; safe to use from several threads."""

    _pages: OrderedDict[Key, KeptPage] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def current(self, key: Key, packs: int, now: float) -> KeptPage | None:
        """The page, if it still holds."""
        page = self._pages.get(key)
        return page if page is not None and page.holds(packs, now) else None

    def keep(self, key: Key, page: KeptPage) -> None:
        with self._lock:
            self._pages[key] = page
            self._pages.move_to_end(key)
            while len(self._pages) > MOST:
                self._pages.popitem(last=False)
