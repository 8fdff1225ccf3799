"""Where packs lie on disk. The only place that opens their files.

`python -m runwell.records.packs FOLDER` says what is wrong with a region's files, or brings them into the
one layout that packs have and prints their version.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from runwell.knowledge.pack import Pack
from runwell.knowledge.reading import read
from runwell.knowledge.writing import write
from runwell.records.packs_read import PacksRead
from runwell.refusals import Refusal

PACKS = Path(__file__).resolve().parents[2] / "knowledge"


def load(folder: Path) -> Pack:
    """The pack of one region's folder; Refusals that name every problem with its file and row."""
    if not folder.is_dir():
        raise Refusal("There is no such folder", where=str(folder), mend="Set RUNWELL_PACKS to the packs")
    paths = sorted(folder.rglob("*.toml"))
    return read({path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths})


def the_pack(region: str = "hip") -> Pack:
    """The region's pack, from the folder RUNWELL_PACKS, else from the repository's own.

    Always the same object until its files change, which is noticed within a second: equal packs that are not
    the same one make every cache that is keyed by a pack compare them number by number.
    """
    return _PACKS.pack(Path(os.environ.get("RUNWELL_PACKS") or PACKS) / region)


def packs_read() -> int:
    """A number that is another one once a pack has changed on disk: what was made before is old then."""
    return _PACKS.look_again()


_PACKS = PacksRead(load)


def tidy(folder: Path) -> Pack:
    """Write the files of a pack that reads well in their one layout; nothing is written otherwise."""
    pack = load(folder)
    for name, text in write(pack).items():
        (folder / name).write_text(text, encoding="utf-8")
    return pack


def main(arguments: list[str]) -> int:
    """Tidy the one folder that is named; 0 done, 1 it was refused, 2 the call was wrong."""
    if len(arguments) != 1:
        print("Usage: python -m runwell.records.packs FOLDER", file=sys.stderr)
        return 2
    try:
        pack = tidy(Path(arguments[0]))
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return 1
    print(f"{pack.version} ({'signed' if pack.signed else 'unsigned'})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
