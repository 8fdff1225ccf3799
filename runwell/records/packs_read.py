"""Packs that were read, and are read again when their files change, without a pause for whoever asks."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from os import DirEntry, scandir
from pathlib import Path
from threading import Lock
from time import monotonic

from runwell.knowledge.pack import Pack
from runwell.refusals import Refusal

LOOK_EVERY = 1.0
"""Seconds. A look at the 500 files of a pack takes about 2 ms."""

log = logging.getLogger(__name__)

# (path, time of its last change in ns, bytes)
State = frozenset[tuple[str, int, int]]


@dataclass(slots=True)
class _Read:
    pack: Pack
    state: State
    looked_at: float


@dataclass(slots=True)
class PacksRead:
    """load: how a folder is read. A change that does not read well is logged; what was read before stands."""

    load: Callable[[Path], Pack]
    clock: Callable[[], float] = monotonic
    lock: Lock = field(default_factory=Lock)
    _read: dict[Path, _Read] = field(default_factory=dict)
    _changes: int = 0

    def pack(self, folder: Path) -> Pack:
        """The pack in a folder. Refusal: it was never read and cannot be."""
        known = self._read.get(folder)
        if known is not None and self.clock() - known.looked_at < LOOK_EVERY:
            return known.pack
        with self.lock:
            return self._looked(folder).pack

    def look_again(self) -> int:
        """How often any pack was read again, after a look at those known where it is time for one."""
        for folder in tuple(self._read):
            self.pack(folder)
        return self._changes

    def _looked(self, folder: Path) -> _Read:
        known, now = self._read.get(folder), self.clock()
        if known is None:
            state = state_of(folder)
            known = self._read[folder] = _Read(self.load(folder), state, now)
        elif now - known.looked_at >= LOOK_EVERY:
            known.looked_at = now
            if (state := state_of(folder)) != known.state:
                self._read_again(folder, known, state)
        return known

    def _read_again(self, folder: Path, known: _Read, state: State) -> None:
        known.state = state
        try:
            known.pack = self.load(folder)
        except (Refusal, OSError) as error:
            log.error("The changed pack cannot be read, so the one before it stands: %s", error)
        else:
            self._changes += 1


def state_of(folder: Path) -> State:
    """What tells a changed file from the one before. Empty: the folder, or a file, has just gone."""
    try:
        files = [(file.path, file.stat()) for file in _files(folder) if file.name.endswith(".toml")]
    except FileNotFoundError:
        return frozenset()
    return frozenset((path, known.st_mtime_ns, known.st_size) for path, known in files)


def _files(folder: str | Path) -> Iterator[DirEntry[str]]:
    for entry in scandir(folder):
        if entry.is_dir():
            yield from _files(entry.path)
        else:
            yield entry
