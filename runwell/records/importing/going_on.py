"""Going on with an import, a batch at a time, from wherever it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from django.utils import timezone

from runwell.records.access.run_files import read_before
from runwell.records.actions.run_imports import end_import, take_in_watch_files
from runwell.records.importing.around import around
from runwell.records.importing.handed_in import handed_in
from runwell.records.importing.reading import READER, Held, Member, held_in, member_of
from runwell.records.models import RunImport
from runwell.refusals import Refusal
from runwell.running.files.archive import Found, Unread

BATCH, HEAVY = 25, 8_000_000
"""Files of a transaction, and bytes after which it is written earlier: what waits lies in memory."""


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
        for batch in _batches(members, found.place):
            expected = found.place + len(batch)
            read = _looked_at(found, batch)
            taken = take_in_watch_files(by=by, import_id=found.id, place=found.place, read=read)
            found.place, found.state = taken.place, taken.state
            if taken.place != expected or taken.state != RunImport.WAITING:
                return False
            tell(taken)
            if not still():
                return False
    return True


def _batches(members: Iterator[Found | Unread], place: int) -> Iterator[list[Member]]:
    batch: list[Member] = []
    for number, found in enumerate(members, place):
        batch.append(member_of(number, found))
        if len(batch) == BATCH or sum(one.size for one in batch) > HEAVY:
            yield batch
            batch = []
    if batch:
        yield batch


def _looked_at(found: RunImport, batch: list[Member]) -> list[tuple[Member, Held | None]]:
    """Each with what is in it; those whose bytes were read before are not read again."""
    here = around(found.patient, timezone.now())
    known = read_before(found.patient_id, {one.sha256 for one in batch if one.sha256}, READER)
    read: list[tuple[Member, Held | None]] = []
    for member in batch:
        if not member.sha256 or member.sha256 in known:
            read.append((member, None))
            continue
        read.append((member, held_in(member, here)))
        known.add(member.sha256)
    return read
