"""The files beside the database: originals, media, and the secret of a development copy."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from runwell.records.keeping.archive import Part
from runwell.refusals import Refusal

FOLDERS = ("originals", "media")
SECRET = "secret-key"


def parts(data: Path) -> Iterator[Part]:
    """Every file that belongs into a backup. Refusal: a link, which a backup cannot hold."""
    for top in FOLDERS:
        for folder, inner, files in os.walk(data / top):
            _refuse_links(Path(folder), inner)
            for name in sorted(files):
                path = Path(folder) / name
                if path.is_symlink() or (path.exists() and not path.is_file()):
                    raise _not_held(path)
                yield Part(path.relative_to(data).as_posix(), path)
    if (data / SECRET).is_file():
        yield Part(SECRET, data / SECRET)


def any_file(data: Path) -> bool:
    """Whether there are originals or media."""
    return any(files for top in FOLDERS for _, _, files in os.walk(data / top))


def _refuse_links(folder: Path, inner: list[str]) -> None:
    for name in inner:
        if (folder / name).is_symlink():
            raise _not_held(folder / name)


def _not_held(path: Path) -> Refusal:
    return Refusal("it is a link or no plain file", str(path), "Put the file itself there, or take it away")


class Moves:
    """Files and folders that change places; all of them go back when what they belong to fails."""

    def __init__(self) -> None:
        self._done: list[tuple[Path, Path]] = []

    def __enter__(self) -> Moves:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        if kind is not None:
            for source, target in reversed(self._done):
                shutil.move(target, source)
                with suppress(OSError):  # a folder that is not empty was not made for this
                    target.parent.rmdir()
                    target.parent.parent.rmdir()

    def move(self, source: Path, target: Path) -> None:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        shutil.move(source, target)
        self._done.append((source, target))

    def exchange(self, data: Path, new: Path, aside: Path) -> None:
        """What lies in the data folder goes aside, what is new takes its place.

        What is in a folder moves, not the folder itself, which may be a disk of its own.
        """
        for top in FOLDERS:
            for old in sorted((data / top).glob("*")):
                self.move(old, aside / top / old.name)
            for fresh in sorted((new / top).glob("*")):
                self.move(fresh, data / top / fresh.name)
        if (new / SECRET).exists():
            if (data / SECRET).exists():
                self.move(data / SECRET, aside / SECRET)
            self.move(new / SECRET, data / SECRET)
