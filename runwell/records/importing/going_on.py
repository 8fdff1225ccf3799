"""Going on with an import, a batch at a time, from wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from django.db import InterfaceError, OperationalError, reset_queries
from django.utils import timezone

from runwell.records.access.run_files import read_before
from runwell.records.actions.run_attempts import begin_reading, forgive, try_alone
from runwell.records.actions.run_imports import Read, end_import, take_in_watch_files
from runwell.records.importing.around import around
from runwell.records.importing.handed_in import handed_in
from runwell.records.importing.reading import READER, Member, held_in, member_of
from runwell.records.importing.stopping import ALONE, IN_VAIN, left_out, never_reached
from runwell.records.models import RunImport
from runwell.refusals import Refusal
from runwell.running.files.archive import Found, Unread

BATCH, HEAVY, LINES = 25, 8_000_000, 250
"""Files that are read for one transaction, their bytes at most, since they wait in memory, and its lines."""


def go_on(
    by: str, found: RunImport, path: Path, *, still: Callable[[], bool], tell: Callable[[RunImport], object]
) -> RunImport:
    """Read on until the end, or until `still` says no; what was read is kept after every batch.

    tell: given the import after every batch.
    """
    in_vain = begin_reading(by=by, import_id=found.id)
    # One of the files of a batch has stopped whoever read it: it shows itself when each is kept by itself.
    reading = Reading(by, found, path, still, tell, alone_until=found.place + LINES if in_vain else 0)
    try:
        if in_vain >= IN_VAIN:
            raise never_reached(found.name)
        ended = reading.read_on()
        while not ended and found.state == RunImport.WAITING and still():
            ended = reading.read_on()
    except Refusal as refusal:
        return end_import(by=by, import_id=found.id, now=timezone.now(), why=refusal)
    return end_import(by=by, import_id=found.id, now=timezone.now()) if ended else found


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody who reads an import. alone_until: up to this place each file is kept by itself."""

    by: str
    found: RunImport
    path: Path
    still: Callable[[], bool]
    tell: Callable[[RunImport], object]
    alone_until: int

    def read_on(self) -> bool:
        """True: to the end. False: somebody else has gone on meanwhile, or it is time to stop."""
        found = self.found
        with ExitStack() as opened:
            members = handed_in(self.path, found.name, opened)
            next(islice(members, found.place, found.place), None)
            known = read_before(found.patient_id, READER)
            here = around(found.patient, timezone.now())
            for batch in self._batches(members, known):
                expected = found.place + len(batch)
                taken = self._kept([(one, None if one.data is None else held_in(one, here)) for one in batch])
                reset_queries()  # in development Django remembers every statement, with the bytes in it
                found.place, found.state = taken.place, taken.state
                if taken.place != expected or taken.state != RunImport.WAITING:
                    return False
                self.tell(taken)
                if not self.still():
                    return False
        return True

    def _batches(self, members: Iterator[Found | Unread], known: set[str]) -> Iterator[list[Member]]:
        """What is kept together. Bytes that were read before are let go at once, and not read again."""
        batch: list[Member] = []
        to_read = heavy = 0
        for number, found in enumerate(members, self.found.place):
            alone = number < self.alone_until
            member = self._alone(number, found) if alone else member_of(number, found)
            if member.sha256 in known:
                member = replace(member, data=None)
            elif member.data is not None:
                known.add(member.sha256)
                to_read, heavy = to_read + 1, heavy + member.size
            batch.append(member)
            if alone or to_read == BATCH or heavy > HEAVY or len(batch) == LINES:
                yield batch
                batch, to_read, heavy = [], 0, 0
        if batch:
            yield batch

    def _alone(self, number: int, found: Found | Unread) -> Member:
        """The member, after a note that its bytes are about to be read; without them if that was in vain."""
        if isinstance(found, Unread):
            return member_of(number, found)
        if try_alone(by=self.by, import_id=self.found.id, place=number) >= ALONE:
            return Member(number=number, name=found.name, told=found.told, why=left_out(found.name))
        return member_of(number, found)

    def _kept(self, read: list[Read]) -> RunImport:
        try:
            return take_in_watch_files(by=self.by, import_id=self.found.id, place=self.found.place, read=read)
        except (OSError, OperationalError, InterfaceError):
            forgive(by=self.by, import_id=self.found.id)
            raise
