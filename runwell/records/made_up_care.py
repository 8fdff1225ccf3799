"""What made-up runners and their clinicians do for each other, beside the program."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpRequest:
    """office: its slug. member: the slug of the clinician asked for; "": whoever is free first.

    ends: "" it waits, answered, asked (a time is held), proposed, agreed, declined, came or missed.
    in_days: the day of the visit from today on; below 0: before today. said: what the front desk told them.
    reason: what the check said, where they sent it along; {on} is its day.
    """

    days_ago: int
    office: str
    telephone: str
    times: str = ""
    note: str = ""
    urgent: bool = False
    reason: str = ""
    member: str = ""
    in_days: int = 0
    ends: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpIntake:
    """What they told before a visit, as in content/intake.toml."""

    days_ago: int
    answers: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpMessage:
    """answers: it is the clinician's. unread: by the other side, as are all after it."""

    days_ago: int
    words: str
    answers: bool = False
    unread: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpFindings:
    """results: clinician's test -> result. cause, how, because: what was confirmed that day; "" nothing."""

    days_ago: int
    results: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    cause: str = ""
    how: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpNote:
    """amends: the number of the note that it corrects, 0 none."""

    days_ago: int
    words: str
    amends: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpEnd:
    """How care ended. words: to the patient."""

    days_ago: int
    how: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpCare:
    """clinician: whose acts they all are. learns_days_ago: since when we may learn from the case, 0 never."""

    clinician: str = ""
    learns_days_ago: int = 0
    intake: MadeUpIntake | None = None
    messages: tuple[MadeUpMessage, ...] = ()
    findings: tuple[MadeUpFindings, ...] = ()
    notes: tuple[MadeUpNote, ...] = ()
    end: MadeUpEnd | None = None

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> MadeUpCare:
        return cls(
            clinician=told.get("clinician", ""),
            learns_days_ago=told.get("learns_days_ago", 0),
            intake=MadeUpIntake(**told["intake"]) if "intake" in told else None,
            messages=tuple(MadeUpMessage(**one) for one in told.get("message", ())),
            findings=tuple(MadeUpFindings(**one) for one in told.get("findings", ())),
            notes=tuple(MadeUpNote(**one) for one in told.get("note", ())),
            end=MadeUpEnd(**told["end"]) if "end" in told else None,
        )
