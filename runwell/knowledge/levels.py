"""The five triage levels, from the least urgent to the most."""

from __future__ import annotations

from enum import IntEnum

from runwell.refusals import Refusal


class Level(IntEnum):
    """Where a runner should turn, and how soon; a higher level is more urgent."""

    SELF_CARE = 0
    PHYSICAL_THERAPIST = 1
    DOCTOR_WITHIN_DAYS = 2
    URGENT_SAME_DAY = 3
    EMERGENCY = 4

    @property
    def id(self) -> str:
        """The level's name in files and on the command line, such as "self-care"."""
        return self.name.lower().replace("_", "-")

    @property
    def ends_the_check(self) -> bool:
        """Whether an answer rule of this level stops the questions at once."""
        return self >= Level.URGENT_SAME_DAY

    @classmethod
    def of(cls, name: str) -> Level:
        """The level of that name; a Refusal for any other word."""
        for level in cls:
            if level.id == name:
                return level
        allowed = ", ".join(level.id for level in cls)
        raise Refusal(f"“{name}” is not a triage level", mend=f"Use one of: {allowed}")
