"""The pages that are kept, each with what it rests on."""

from __future__ import annotations

import gzip
from collections import OrderedDict
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Lock

from runwell.web.page_cache.tables import Marks, changes, unchanged_since

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


def quarter(now: float) -> int:
    """now: seconds since 1970."""
    return int(now // MIDNIGHTS)


@dataclass(slots=True)
class _Seen:
    """changes: how many there had been in all when the page was last seen to hold."""

    page: KeptPage
    changes: int


@dataclass(slots=True)
class KeptPages:
    """The pages made last; safe to use from several threads."""

    _seen: OrderedDict[Key, _Seen] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def current(self, key: Key, packs: int, now: float) -> KeptPage | None:
        """The page, if it would come out the same now, as far as anybody can tell.

        Where nothing at all was changed since it was last asked for, one look tells so.
        """
        seen = self._seen.get(key)
        if seen is None or (seen.page.packs, seen.page.quarter) != (packs, quarter(now)):
            return None
        so_far = changes()
        if seen.changes != so_far:
            if not unchanged_since(seen.page.rests_on):
                return None
            seen.changes = so_far
        return seen.page

    def keep(self, key: Key, page: KeptPage) -> None:
        with self._lock:
            # As if never seen to hold, so that the first look at it is a whole one.
            self._seen[key] = _Seen(page, changes=-1)
            self._seen.move_to_end(key)
            while len(self._seen) > MOST:
                self._seen.popitem(last=False)
