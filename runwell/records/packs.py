"""Where packs lie on disk. The only place that opens their files."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from runwell.knowledge.pack import Pack
from runwell.knowledge.reading import read
from runwell.refusals import Refusal

PACKS = Path(__file__).resolve().parents[2] / "knowledge"


def load(folder: Path) -> Pack:
    """The pack of one region's folder; Refusals that name every problem with its file and row."""
    if not folder.is_dir():
        raise Refusal("There is no such folder", where=str(folder), mend="Set RUNWELL_PACKS to the packs")
    paths = sorted(folder.rglob("*.toml"))
    return read({path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths})


@lru_cache(maxsize=8)
def the_pack(region: str = "hip") -> Pack:
    """The region's pack, read once: from the folder RUNWELL_PACKS, else from the repository's own."""
    return load(Path(os.environ.get("RUNWELL_PACKS") or PACKS) / region)
