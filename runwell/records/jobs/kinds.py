"""What a kind of job is: what it does, and how often it is tried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from runwell.records.models import DueJob

Do = Callable[[str, DueJob, datetime], None]
Afterwards = Callable[[str, DueJob, bool], None]

# A fault that mends itself does so in minutes; one that a person must mend is found within a day.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720))


class Hopeless(Exception):
    """Trying again would not help. Its words are ours alone, and an administrator reads them."""


@dataclass(frozen=True, slots=True)
class Kind:
    """do: called with who acts, the job and the time; what it raises counts as a failed try.

    inside: all that it does is in the database. It is then one transaction with being marked as done, so it
    happens exactly once whoever is killed. Otherwise (mail) it may happen again after a kill, never else.
    waits: how long until the second try, the third, ...; after the last it has failed.
    afterwards: called with whether the try went well, in the transaction that notes it.
    """

    name: str
    do: Do
    inside: bool = True
    waits: tuple[timedelta, ...] = WAITS
    afterwards: Afterwards | None = None

    @property
    def most_tries(self) -> int:
        return len(self.waits) + 1

    def again_at(self, tries: int, now: datetime) -> datetime | None:
        """When to try again after so many tries; None: no more."""
        return now + self.waits[tries - 1] if tries < self.most_tries else None
