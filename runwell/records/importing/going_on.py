"""Going on with an import, a batch at a time, from wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from pathlib import Path

from django.db import reset_queries
from django.utils import timezone

from runwell.records.access.run_files import read_before
from runwell.records.actions.run_imports import end_import, take_in_watch_files
from runwell.records.importing.around import around
from runwell.records.importing.handed_in import handed_in
from runwell.records.importing.reading import READER, Member, held_in, member_of
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
    try:
        ended = _read_on(by, found, path, still, tell)
        while not ended and found.state == RunImport.WAITING and still():
            ended = _read_on(by, found, path, still, tell)
    except Refusal as refusal:
        return end_import(by=by, import_id=found.id, now=timezone.now(), why=refusal)
    return end_import(by=by, import_id=found.id, now=timezone.now()) if ended else found


def _read_on(
    by: str,
    found: RunImport,
    path: Path,
    still: Callable[[], bool],
    tell: Callable[[RunImport], object],
) -> bool:
    """True: to the end. False: somebody else has gone on meanwhile, or it is time to stop."""
    with ExitStack() as opened:
        members = handed_in(path, found.name, opened)
        next(islice(members, found.place, found.place), None)
        known = read_before(found.patient_id, READER)
        here = around(found.patient, timezone.now())
        for batch in _batches(members, found.place, known):
            expected = found.place + len(batch)
            read = [(one, None if one.data is None else held_in(one, here)) for one in batch]
            taken = take_in_watch_files(by=by, import_id=found.id, place=found.place, read=read)
            reset_queries()  # in development Django remembers every statement, with the bytes in it
            found.place, found.state = taken.place, taken.state
            if taken.place != expected or taken.state != RunImport.WAITING:
                return False
            tell(taken)
            if not still():
                return False
    return True


def _batches(members: Iterator[Found | Unread], place: int, known: set[str]) -> Iterator[list[Member]]:
    """What is kept together. Bytes that were read before are let go at once, and not read again."""
    batch: list[Member] = []
    to_read = heavy = 0
    for number, found in enumerate(members, place):
        member = member_of(number, found)
        if member.sha256 in known:
            member = replace(member, data=None)
        elif member.data is not None:
            known.add(member.sha256)
            to_read, heavy = to_read + 1, heavy + member.size
        batch.append(member)
        if to_read == BATCH or heavy > HEAVY or len(batch) == LINES:
            yield batch
            batch, to_read, heavy = [], 0, 0
    if batch:
        yield batch
