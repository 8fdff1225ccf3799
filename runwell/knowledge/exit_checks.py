"""One check of an exit from a phase, of the run gate, or of a bone gate, and who answers it."""

from __future__ import annotations

from dataclasses import dataclass

from runwell.refusals import Refusal

BY = ("runner", "log", "clinician")
COUNTED = ("days", "mornings", "steady-mornings", "nights", "green-sessions", "no-rise", "no-limp")


@dataclass(frozen=True, slots=True, kw_only=True)
class ExitCheck:
    """says: in the runner's words. groups: of causes. leaves: settle, load, strengthen, run-gate, or a gate.

    by: the runner ticks it, it is counted from the log, or only a clinician enters it. counted: what of the
    log. at_most: pain 0-10 that it may bring. at_least: days, nights or sessions that are needed, of so many
    (`days`). exercises: which of them count; none named means those of the phase. causes: if any are
    named, it holds for these of the groups only; except_causes: never for these. sets, repetitions: of them,
    what a counted session must have, and what a runner's check asks for. Of a runner's check, `days` are
    those in a row on which it is ticked.
    """

    id: str
    groups: tuple[str, ...]
    leaves: str
    says: str
    by: str = "runner"
    counted: str = ""
    at_most: int | None = None
    at_least: int | None = None
    days: int | None = None
    exercises: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    except_causes: tuple[str, ...] = ()
    sets: int | None = None
    repetitions: int | None = None

    def __post_init__(self) -> None:
        if self.by not in BY:
            raise Refusal(f"Nobody is called “{self.by}”", self.id, f"Use one of: {', '.join(BY)}")
        if (self.by == "log") != (self.counted in COUNTED):
            mend = f"Give `counted`, one of: {', '.join(COUNTED)}, where by is log, and nowhere else"
            raise Refusal("What is counted is not said", self.id, mend)

    def holds_for(self, group: str, cause: str) -> bool:
        """Whether it is asked of that cause, which is treated with that group; of "", any of the group."""
        meant = not cause or not self.causes or cause in self.causes
        return group in self.groups and meant and cause not in self.except_causes
