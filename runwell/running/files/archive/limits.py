"""How much of an archive is unfolded at most. Held before anything is unfolded, and again while unfolding."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1 << 20

MEMBERS: Final = 100_000
"""Files in an archive, those of the zips inside it counted in. Ten years of Garmin are about 15,000."""

MEMBER: Final = 64 * MEGABYTE
"""The largest file that is handed on. An ultra recorded every second is 5 MB as FIT and 60 MB as TCX."""

UNFOLDED: Final = 20 * 1024 * MEGABYTE
"""All files of an archive, with those of the zips inside it."""

RATIO: Final = 200
"""What a member may grow to from its packed size. Real recordings grow 2 to 30 times; zeros 1,030 times."""

FREE: Final = MEGABYTE
"""A member up to this size may have any ratio."""

DEPTH: Final = 2
"""A zip inside a zip is read, and a zip inside that; deeper ones are refused."""

HEAD: Final = 128
"""How many bytes of a member are looked at to tell what it is."""

NAME: Final = 1_000
"""Characters in the name of a member."""

LIST: Final = 32 * MEGABYTE
"""The largest activities.csv that is read."""

DIRECTORY: Final = 32 * MEGABYTE
"""The largest list of contents of a zip."""


@dataclass(slots=True)
class Budget:
    """What is left of the limits that hold for an archive as a whole."""

    members: int = MEMBERS
    unfolded: int = UNFOLDED

    def holds(self, members: int, unfolded: int) -> bool:
        """Whether that many more files of that size together fit; taken from what is left if they do."""
        if members > self.members or unfolded > self.unfolded:
            return False
        self.members -= members
        self.unfolded -= unfolded
        return True
