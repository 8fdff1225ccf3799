"""Exercises: how each is done and dosed, for whom, and how it is drawn and counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from runwell.knowledge.frozen import freeze_mappings
from runwell.knowledge.spans import Span
from runwell.refusals import Refusal

PHASES = (1, 2, 3, 4)
WAITS = re.compile(r"([a-z0-9-]+) = ([1-4])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dose:
    """How much. hold, rest: seconds. tempo: seconds out-hold-back, or in words.

    repetitions: None where the dose is a time in words, which repetitions_note then says.
    """

    sets: Span
    repetitions: Span | None = None
    hold: Span
    rest: int
    sides: str
    tempo: str
    source: str
    repetitions_note: str = ""

    def __post_init__(self) -> None:
        if self.repetitions is None and not self.repetitions_note:
            raise Refusal("The dose has no repetitions", mend="Write repetitions or repetitions_note")


@dataclass(frozen=True, slots=True)
class Repetition:
    """How a camera would count one: which angle or distance is looked at, where it starts and peaks.

    hold: seconds at the peak. view: from where the camera looks. checks: what else must hold. All drafts.
    """

    angle: str
    start: str
    peak: str
    hold: int
    view: str
    checks: tuple[str, ...]
    basis: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """One exercise. avoid wins over suits; both name causes or impairments.

    keyframes: joint -> (degrees at the start, at the end); standing neutral is 0; flexion, abduction,
    external rotation and dorsiflexion are positive. root_pose, anchor: how the body lies, what stays fixed.
    bone_gate: the gate that must be open before a bone stress injury may do it. needs: what must be at hand,
    ids of equipment; "bench|chair" is one of them. loads: places of pain that it works or presses on.
    end_range: a stretch to the end of the hip's range. impact: both feet leave the ground.
    later: causes for which it waits for a phase after its own, each "cause = phase". sore_side_up: causes for
    which one lies on the good side only, and trains the sore leg alone.
    """

    id: str
    name: str
    position: str
    goal: str
    purpose: str
    equipment: str = ""
    target_muscles: tuple[str, ...]
    steps: tuple[str, ...]
    common_mistakes: tuple[str, ...] = ()
    contraindications: str = ""
    phase: int
    bone_gate: str
    easier: str = ""
    harder: str = ""
    suits: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    loads: tuple[str, ...] = ()
    end_range: bool = False
    impact: bool = False
    later: tuple[str, ...] = ()
    sore_side_up: tuple[str, ...] = ()
    emg: str = ""
    emg_urls: tuple[str, ...] = ()
    root_pose: str
    anchor: str
    dose: Dose
    repetition: Repetition
    keyframes: Mapping[str, tuple[float, float]]

    def __post_init__(self) -> None:
        if not self.steps:
            raise Refusal("The exercise has no steps", mend="Say how it is done, a step a line")
        for said in self.later:
            if not WAITS.fullmatch(said):
                raise Refusal(f"“{said}” is no cause with a phase", mend="Write “cause = 2”")
        if self.phase not in PHASES:
            raise Refusal(f"There is no phase {self.phase}", mend="Use 1 to 4")
        freeze_mappings(self)

    def phase_for(self, causes: Iterable[str]) -> int:
        """The first phase in which it is done, where all of these are open."""
        waits = {one[1]: int(one[2]) for said in self.later if (one := WAITS.fullmatch(said))}
        return max([self.phase, *(waits[cause] for cause in causes if cause in waits)])

    def missing(self, at_hand: Collection[str]) -> tuple[str, ...]:
        """What it needs and is not at hand, as `needs` has it."""
        return tuple(need for need in self.needs if not set(need.split("|")) & set(at_hand))
