"""The made-up people of the demo and their stories, from the file in which they stand as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from runwell.records.made_up_care import MadeUpCare, MadeUpRequest
from runwell.records.made_up_runs import MadeUpRuns, MadeUpWalkRun
from runwell.records.roles import Role
from runwell.refusals import Refusal

FILE = Path(__file__).resolve().parents[2] / "content" / "demo" / "people.toml"
UNCONFIRMED, RECORD = "unconfirmed", "record"


@dataclass(frozen=True, slots=True)
class MadeUp:
    """shows: what somebody who tries the demo finds with this person."""

    email: str
    name: str
    shows: str

    def __post_init__(self) -> None:
        if not (self.email.endswith("@example.com") and self.name and self.shows):
            mend = "Give an address that ends in @example.com, a name, and what the person shows"
            raise Refusal("this is no made-up person", f"{FILE.name}, {self.email or self.name}", mend)


@dataclass(frozen=True, slots=True)
class MadeUpColleague(MadeUp):
    """office: the slug of the one where they have their role; empty: all offices."""

    role: Role
    office: str = ""


@dataclass(frozen=True, slots=True)
class MadeUpCheck:
    """level: where these answers lead; it is not what makes the verdict, so that a test can tell."""

    days_ago: int
    level: str
    answers: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpProgram:
    """mornings, during: pain, a number for each week since it began. lately: of the last mornings, singly.

    clinician: who looks after it. gate, reason: what they opened, or why they moved it to phase 2 after so
    many days, and to later phases (days, phase). gate_today: a later gate, its reason, exercises that they
    set. quiet_days: for so long nothing was logged. puzzle: a phone sent what nobody understands.
    scores: questionnaire -> its scores, spread evenly over the time.
    """

    cause: str
    days_ago: int
    weekdays: tuple[int, ...]
    mornings: tuple[int, ...]
    during: tuple[int, ...]
    lately: tuple[int, ...] = ()
    clinician: str = ""
    begun_by_clinician: bool = False
    gate: str = ""
    reason: str = ""
    gate_today: tuple[str, ...] = ()
    phase_2_after: int = 0
    phases_after: tuple[tuple[int, int], ...] = ()
    looked_after: int = 0
    quiet_days: int = 0
    puzzle: bool = False
    scores: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUpWayBack:
    """The way back to running: when it began, and what was said of each run: days ago, pain in it.

    weekdays: Monday is 0. weekly, longest: miles before the pain. race_in_days, race_miles: a goal.
    """

    days_ago: int
    weekdays: tuple[int, ...]
    told: tuple[tuple[int, int], ...] = ()
    weekly: float = 0.0
    longest: float = 0.0
    race_in_days: int = 0
    race_miles: float = 0.0


@dataclass(frozen=True, slots=True)
class MadeUpRunner(MadeUp):
    """stage: "" without an account, UNCONFIRMED or RECORD. password: they have one, besides links by mail.

    clinician, opened_by: addresses of colleagues, of whom the second opened the record in an emergency.
    """

    age: int = 0
    stage: str = ""
    password: bool = False
    office: str = ""
    since_days_ago: int = 0
    guardian: str = ""
    clinician: str = ""
    withdrew: bool = False
    opened_by: str = ""
    reason: str = ""
    check: tuple[MadeUpCheck, ...] = field(default=())
    request: tuple[MadeUpRequest, ...] = field(default=())
    program: MadeUpProgram | None = None
    runs: MadeUpRuns | None = None
    way_back: MadeUpWayBack | None = None
    care: MadeUpCare = field(default_factory=MadeUpCare)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody, colleagues first, since they look after the runners."""

    colleagues: tuple[MadeUpColleague, ...]
    runners: tuple[MadeUpRunner, ...]

    def __len__(self) -> int:
        return len(self.colleagues) + len(self.runners)


@cache
def the_cast() -> Cast:
    return read(FILE.read_text(encoding="utf-8"))


def read(text: str) -> Cast:
    """Refusal: somebody has no address of example.com, no name, or shows nothing."""
    rows = tomllib.loads(text)
    colleagues = (MadeUpColleague(**{**row, "role": Role(row["role"])}) for row in rows["colleague"])
    return Cast(tuple(colleagues), tuple(_runner(row) for row in rows["runner"]))


def _runner(row: Mapping[str, Any]) -> MadeUpRunner:
    checks = tuple(MadeUpCheck(**one) for one in row.get("check", ()))
    requests = tuple(MadeUpRequest(**one) for one in row.get("request", ()))
    told = row.get("program")
    program = MadeUpProgram(**{name: _tupled(value) for name, value in told.items()}) if told else None
    more: dict[str, Any] = {"program": program, "runs": _runs(row), "way_back": _way_back(row)}
    more["care"] = MadeUpCare.of(row.get("care", {}))
    return MadeUpRunner(**{**row, "check": checks, "request": requests, **more})


def _runs(row: Mapping[str, Any]) -> MadeUpRuns | None:
    if "runs" not in row:
        return None
    told = {name: _tupled(value) for name, value in row["runs"].items()}
    later = tuple(MadeUpWalkRun(**one) for one in told.pop("later", ()))
    return MadeUpRuns(**told, later=later)


def _way_back(row: Mapping[str, Any]) -> MadeUpWayBack | None:
    if "way_back" not in row:
        return None
    return MadeUpWayBack(**{name: _tupled(value) for name, value in row["way_back"].items()})


def _tupled(value: Any) -> Any:
    return tuple(_tupled(one) for one in value) if isinstance(value, list) else value
