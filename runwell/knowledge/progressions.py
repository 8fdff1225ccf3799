"""Progressions: how a programme goes on, stays or goes back, and how running begins again.

P stands for pain 0-10; P_dur, P_post, P_am and P_base are said in the facts of the subject "inputs".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.facts import Fact, Standing, must_name_page
from runwell.knowledge.frozen import freeze_mappings
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class PainBand:
    """How much pain during a session a group of causes may have.

    Below amber_from: go on. From amber_from: repeat. From red_from: go back. None: there is no such band.
    locked: no sessions at all. also_amber, also_red: what else puts a session into the band.
    ask: what the runner is asked after a session where that is red; from_day: the bands hold after this day.
    """

    group: str
    rests_on: Standing
    amber_from: int | None = None
    red_from: int | None = None
    locked: bool = False
    also_amber: str = ""
    also_red: str = ""
    ask: str = ""
    from_day: int = 0
    says: str = ""
    urls: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        must_name_page(self.rests_on, self.urls)
        if not self.locked and self.red_from is None:
            raise Refusal("The group has no pain at which it goes back", mend="Write red_from, or locked")
        if self.amber_from is not None and self.red_from is not None and self.amber_from >= self.red_from:
            raise Refusal("Amber begins below red", mend="Write amber_from below red_from")


@dataclass(frozen=True, slots=True)
class PhaseExits:
    """What must all hold before a group of causes leaves a phase: 1 settle, 2 load, 3 strengthen, 4 run."""

    group: str
    settle: tuple[str, ...]
    load: tuple[str, ...]
    strengthen: tuple[str, ...]
    full_running: str
    rests_on: Standing
    urls: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        must_name_page(self.rests_on, self.urls)


@dataclass(frozen=True, slots=True)
class BoneGate:
    """A gate that only a clinician's entry opens, for bone stress injuries."""

    id: str
    condition: str
    opens: str
    rests_on: Standing


@dataclass(frozen=True, slots=True)
class RunStage:
    """One stage of a way back to running. Minutes; kilometres and miles; effort 0-10.

    repeat times (walk, then run), then then_walk. run None with run_all: no walking breaks any more.
    """

    id: str
    says: str
    walk: float | None = None
    run: float | None = None
    run_all: bool = False
    repeat: int | None = None
    then_walk: float | None = None
    effort: int | None = None
    distance_km: float | None = None
    distance_miles: float | None = None
    earliest: str = ""


@dataclass(frozen=True, slots=True)
class RunTable:
    """A way back to running: its stages in order and its rules. groups: for which causes it is meant.

    each_at_least: how often a stage is done before the next. hours_between: rest between two runs.
    in_use: False for a published table that is kept only to compare with.
    """

    id: str
    title: str
    groups: tuple[str, ...]
    in_use: bool
    each_at_least: int
    hours_between: int
    rules: tuple[str, ...]
    rests_on: Standing
    urls: tuple[str, ...]
    stages: tuple[RunStage, ...]

    def __post_init__(self) -> None:
        must_name_page(self.rests_on, self.urls)
        if len({stage.id for stage in self.stages}) < len(self.stages) or not self.stages:
            raise Refusal("A table needs stages with different ids", mend="List them")


@dataclass(frozen=True, slots=True)
class Progressions:
    """Bands and exits by group of causes, gates, ways back to running, facts by subject, checks of exits."""

    bands: Mapping[str, PainBand] = field(default_factory=dict)
    exits: Mapping[str, PhaseExits] = field(default_factory=dict)
    gates: Mapping[str, BoneGate] = field(default_factory=dict)
    run_tables: Mapping[str, RunTable] = field(default_factory=dict)
    facts: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict)
    checks: Mapping[str, ExitCheck] = field(default_factory=dict)

    def __post_init__(self) -> None:
        freeze_mappings(self)

    def fact(self, subject: str, name: str) -> Fact:
        """The fact of that subject."""
        return self.facts[subject][name]
