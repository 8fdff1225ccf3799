"""What an archive hands on, a member at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from runwell.refusals import Refusal
from runwell.running.files.archive.sports import sport_of
from runwell.running.files.run import Damage, Sport


@dataclass(frozen=True, slots=True)
class Told:
    """What the archive's own list (Strava's activities.csv) says of a file. sport: in the list's own word."""

    name: str = ""
    sport: str = ""
    gear: str = ""
    meters: float | None = None
    external_id: str = ""

    @property
    def kind(self) -> Sport:
        """The sport, UNKNOWN where nothing is said or in a language that is not known: then the file says."""
        return sport_of(self.sport)


@dataclass(frozen=True, slots=True)
class Unfolded:
    """The bytes of a member, and what is wrong with how they were packed: they are read all the same."""

    data: bytes
    damage: tuple[Damage, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a run: nothing of it is unfolded before `unfold` or `read` is called.

    name: its path inside the archive; through a zip inside a zip as "inner.zip/file". size: unfolded, as the
    archive claims. unfold, head: raise a `Refusal` where no byte can be had; both may be called again.
    head: the first 128 bytes.
    """

    name: str
    size: int
    unfold: Callable[[], Unfolded]
    head: Callable[[], bytes]
    told: Told = Told()

    def read(self) -> bytes:
        """The bytes alone."""
        return self.unfold().data


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is not handed on, and why. The rest goes on.

    beside: it is no recording at all (a photo, a list, a watch's settings), so there is nothing to mend: such
    files are best told as a number.
    """

    name: str
    why: Refusal
    beside: bool = False
