"""What a backup says of itself: when it was made, of what, and the hash of every file in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from runwell.refusals import Refusal

FORMAT = 1
NAME = "manifest.json"
DAMAGED = "Use another backup, and find out what happened to this one"


@dataclass(frozen=True, slots=True)
class Member:
    """One file: its bytes and their SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """database: "sqlite" or "postgresql". migrations: "app.name". whole: with files, not only database."""

    runwell: str
    made_at: datetime
    database: str
    whole: bool
    migrations: tuple[str, ...]
    rows: dict[str, int]
    members: dict[str, Member]

    @property
    def row_count(self) -> int:
        return sum(self.rows.values())

    @property
    def file_count(self) -> int:
        """How many originals and media files there are."""
        return sum(name.startswith(("originals/", "media/")) for name in self.members)

    def as_text(self) -> bytes:
        made_at = self.made_at.isoformat()
        return json.dumps({"format": FORMAT, **asdict(self), "made_at": made_at}, indent=1).encode()


def read(text: bytes) -> Manifest:
    """The manifest of a backup. Refusal: a newer Runwell wrote it, or it is no manifest."""
    try:
        said = json.loads(text)
        newer = said.pop("format") > FORMAT
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refusal("it is not understood", NAME, DAMAGED) from error
    if newer:
        raise Refusal("a newer Runwell made this backup", NAME, "Restore it with that version or a later one")
    try:
        members = {name: Member(**member) for name, member in said.pop("members").items()}
        made_at = datetime.fromisoformat(said.pop("made_at"))
        migrations = tuple(said.pop("migrations"))
        return Manifest(members=members, made_at=made_at, migrations=migrations, **said)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refusal("it is not understood", NAME, DAMAGED) from error
