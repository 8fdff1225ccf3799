"""What went wrong, said to the person who can mend it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)
class Refusal(Exception):
    """An error that a person can mend; it is shown as it stands, never with a traceback.

    what: what is wrong, a sentence without its full stop. where: the file, row, line or field.
    mend: what to do about it, a sentence without its full stop.
    """

    what: str
    where: str = ""
    mend: str = ""

    def __str__(self) -> str:
        start = f"{self.where}: " if self.where else ""
        end = f". {self.mend}." if self.mend else "."
        return f"{start}{self.what}{end}"

    def as_problem(self, level: str = "blocks", rule: str = "refused") -> dict[str, str]:
        """The refusal as one row of a `--json` list of problems."""
        return {"level": level, "rule": rule, "place": self.where, "message": self.what, "mend": self.mend}


@dataclass(eq=False)
class Refusals(Refusal):
    """Several refusals at once, so that a person mends all of a file in one go."""

    all: tuple[Refusal, ...] = ()

    @classmethod
    def of(cls, refusals: list[Refusal]) -> Refusals:
        """At least one refusal, joined; each keeps its own place and mend."""
        count = len(refusals)
        what = "1 problem" if count == 1 else f"{count} problems"
        return cls(what, all=tuple(refusals))

    def __str__(self) -> str:
        return "\n".join([f"{self.what}:", *(f"- {refusal}" for refusal in self.all)])
