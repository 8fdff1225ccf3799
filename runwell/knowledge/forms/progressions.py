"""progressions/*.toml and run-tables/<id>.toml: when a programme goes on, stays or goes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from runwell.knowledge.exit_checks import ExitCheck
from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import document, listed, table
from runwell.knowledge.progressions import BoneGate, PainBand, PhaseExits, RunStage, RunTable

T = TypeVar("T", PainBand, PhaseExits, BoneGate)
FOLDER = "progressions"
BANDS, EXITS, GATES, CHECKS = "pain-bands", "phase-exits", "bone-gates", "exit-checks"
COMMENTS = {
    BANDS: """How much pain (0-10) a session may bring, by group of causes: below amber_from the next session
may be harder, from amber_from it is repeated, from red_from it is made easier.""",
    EXITS: """What must all hold, on two days at least 48 hours apart, before a group of causes leaves a
phase: 1 settle, 2 load, 3 strengthen, 4 run. P is pain 0-10. Days are least days, never promises.""",
    GATES: "Gates for bone stress injuries. Only a clinician's entry opens one.",
    CHECKS: """What phase-exits.toml and bone-gates.toml ask for, check by check, in the runner's words.
by: the runner ticks it (if left out), it is counted from the log, or a clinician enters it.""",
}
RUN_TABLE = "A way back to running, stage by stage. in_use = false: kept only to compare with."


def read_groups(kind: type[T], fields: Fields) -> dict[str, T | None]:
    """A file with a table for each group of causes."""
    return {name: record.read(kind, inside, group=name) for name, inside in fields.tables()}


def read_gates(fields: Fields) -> dict[str, BoneGate | None]:
    """Every gate under its id."""
    return record.read_all(BoneGate, fields)


def write_groups(name: str, values: Mapping[str, PainBand] | Mapping[str, PhaseExits]) -> str:
    """The text of the bands or of the exits."""
    return document(
        COMMENTS[name], *(record.lines(table(group), one, "group") for group, one in values.items())
    )


def write_gates(gates: Mapping[str, BoneGate]) -> str:
    """The text of the gates."""
    return document(COMMENTS[GATES], *(record.lines(table(name), one, "id") for name, one in gates.items()))


def read_checks(fields: Fields) -> dict[str, ExitCheck | None]:
    """Every check of an exit under its id."""
    return record.read_all(ExitCheck, fields)


def write_checks(checks: Mapping[str, ExitCheck]) -> str:
    """The text of the checks."""
    tables = (record.lines(table(name), one, "id") for name, one in checks.items())
    return document(COMMENTS[CHECKS], *tables)


def read_run_table(name: str, fields: Fields) -> RunTable | None:
    """The way back of that id, or None with its problems noted."""
    return fields.made(
        lambda: RunTable(id=name, stages=_stages(fields), **record.taken(RunTable, fields, "id", "stages"))
    )


def _stages(fields: Fields) -> tuple[RunStage, ...]:
    return tuple(filter(None, (record.read(RunStage, one) for one in fields.each("stage"))))


def write_run_table(run_table: RunTable) -> str:
    """The text of one way back."""
    stages = (record.lines(listed("stage"), stage) for stage in run_table.stages)
    return document(RUN_TABLE, record.lines("", run_table, "id", "stages"), *stages)
