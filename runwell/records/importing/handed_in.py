"""What was handed in, as one row of members: a file, an archive, or a folder of both."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from functools import partial
from hashlib import sha256
from pathlib import Path

from runwell.refusals import Refusal
from runwell.running.files.archive import Found, Told, Unfolded, Unread, is_archive, members
from runwell.running.files.archive.fit_kind import other_kind
from runwell.running.files.archive.limits import HEAD, LIST, MEMBER
from runwell.running.files.archive.names import is_beside, shown
from runwell.running.files.archive.refused import beside, other_fit, too_large
from runwell.running.files.archive.strava import LIST as STRAVAS_LIST
from runwell.running.files.archive.strava import read_list

MEND = "Name a watch file, an archive of them, or a folder"


def handed_in(path: Path, name: str, opened: ExitStack) -> Iterator[Found | Unread]:
    """Its members, in the same order every time. opened: closes what is read from.

    Refusal, before the first: the whole of it cannot be read.
    """
    if path.is_dir():
        return _in_folder(path, opened)
    try:
        if path.is_file() and is_archive(_head(path)):
            return members(opened.enter_context(path.open("rb")), name)
    except OSError as error:
        raise Refusal(f"This cannot be opened ({error.strerror})", name, MEND) from error
    return iter([_single(path, name, Told())])


def mark_of(path: Path) -> str:
    """By which an import of the same path is known again after it was killed."""
    whole = path.resolve()
    stat = whole.stat()
    said = f"{whole}\0{stat.st_size if whole.is_file() else 0}\0{stat.st_mtime_ns if whole.is_file() else 0}"
    return sha256(said.encode("utf-8", "surrogateescape")).hexdigest()


def _in_folder(folder: Path, opened: ExitStack) -> Iterator[Found | Unread]:
    told = _told_of(folder)
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            archive = path.is_file() and is_archive(_head(path))
        except OSError as error:
            yield Unread(shown(name), Refusal(f"This cannot be opened ({error.strerror})", shown(name), MEND))
            continue
        if not archive:
            yield _single(path, shown(name), told.get(name, Told()))
            continue
        with path.open("rb") as file:
            yield from _in_archive(file, shown(name))


def _in_archive(file: object, name: str) -> Iterator[Found | Unread]:
    try:
        for one in members(file, name):  # type: ignore[arg-type]
            inside = f"{name}/{one.name}"
            yield (
                Unread(inside, one.why, one.beside)
                if isinstance(one, Unread)
                else Found(inside, one.size, one.unfold, one.head, one.told)
            )
    except Refusal as refusal:
        yield Unread(name, refusal)


def _files(folder: Path) -> Iterator[Path]:
    for inner, folders, files in os.walk(folder):
        folders.sort()
        yield from (Path(inner) / name for name in sorted(files))


def _told_of(folder: Path) -> dict[str, Told]:
    listed = folder / STRAVAS_LIST
    if not listed.is_file() or listed.stat().st_size > LIST:
        return {}
    return dict(read_list(listed.read_bytes()).told)


def _single(path: Path, name: str, told: Told) -> Found | Unread:
    if is_beside(path.name):
        return Unread(name, beside(name), beside=True)
    try:
        if not path.is_file():  # a pipe would wait for ever, and a device may never end
            return Unread(name, Refusal("This is no plain file", name, MEND))
        size, head = path.stat().st_size, _head(path)
    except OSError as error:
        return Unread(name, Refusal(f"This cannot be opened ({error.strerror})", name, MEND))
    if size > MEMBER:
        return Unread(name, too_large(name))
    if kind := other_kind(head):
        return Unread(name, other_fit(name, kind), beside=True)
    return Found(name, size, partial(_unfolded, path, name), partial(_head, path), told)


def _unfolded(path: Path, name: str) -> Unfolded:
    try:
        return Unfolded(path.read_bytes())
    except OSError as error:
        raise Refusal(f"This cannot be opened ({error.strerror})", name, MEND) from error


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(HEAD)
