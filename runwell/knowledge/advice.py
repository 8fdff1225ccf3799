"""What a verdict says to do, level by level, in the practice's words."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.knowledge.levels import Level
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class SafetyNet:
    """A sentence with a day by which something must have happened.

    days: counted from the day of the check. sentence: holds "{date}" where the day belongs.
    """

    days: int
    sentence: str

    def __post_init__(self) -> None:
        if self.days < 0 or "{date}" not in self.sentence:
            raise Refusal(
                "A safety net names a day", where=self.sentence, mend="Write {date} where it belongs"
            )


@dataclass(frozen=True, slots=True)
class LevelAdvice:
    """One level's answer: a headline, what to do now, advice for the week, and the safety net.

    call: who is telephoned first: "emergency" (the country's number), "practice" or "" (nobody).
    come_back_signs: exact signs that mean help today, whatever the day.
    """

    level: Level
    headline: str
    do_now: str
    call: str
    advice: tuple[str, ...]
    safety_net: tuple[SafetyNet, ...]
    come_back_signs: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.call not in ("emergency", "practice", ""):
            raise Refusal(
                f"“{self.call}” is nobody to call", where=self.level.id, mend="emergency or practice"
            )
        if not self.safety_net or not self.come_back_signs:
            raise Refusal("Every level needs a safety net and its signs", where=self.level.id)
