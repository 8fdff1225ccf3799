"""Reads what the programme and the running room work with, and the changes; all may be left out."""

from __future__ import annotations

from runwell.knowledge.draft import Draft
from runwell.knowledge.files import Files
from runwell.knowledge.forms import (
    changes,
    equipment,
    exercises,
    facts,
    impairments,
    load_rules,
    outcome_measures,
    progressions,
    treatments,
)
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.progressions import PainBand, PhaseExits


def fill(draft: Draft, files: Files) -> None:
    """Put into the draft what the files say; problems are noted in the files."""
    draft.impairments = impairments.read(files.optional(impairments.PATH))
    draft.equipment = equipment.read(files.optional(equipment.PATH))
    draft.outcome_measures = outcome_measures.read(files.optional(outcome_measures.PATH))
    groups = files.all("treatments/groups")
    draft.treatment_groups = {name: treatments.read_group(fields) for name, fields in groups}
    draft.treatments = {name: treatments.read_cause(name, fields) for name, fields in files.all("treatments")}
    draft.exercises = {name: exercises.read(name, fields) for name, fields in files.all("exercises")}
    draft.changes = {name: changes.read(name, fields) for name, fields in files.all("changes")}
    _progressions(draft, files)
    _load(draft, files)


def _progressions(draft: Draft, files: Files) -> None:
    def one(name: str) -> Fields:
        return files.optional(f"{progressions.FOLDER}/{name}.toml")

    draft.bands = progressions.read_groups(PainBand, one(progressions.BANDS))
    draft.exits = progressions.read_groups(PhaseExits, one(progressions.EXITS))
    draft.gates = progressions.read_gates(one(progressions.GATES))
    draft.checks = progressions.read_checks(one(progressions.CHECKS))
    draft.run_tables = {
        name: progressions.read_run_table(name, fields) for name, fields in files.all("run-tables")
    }
    draft.progression_facts = {name: facts.read(fields) for name, fields in files.all(progressions.FOLDER)}


def _load(draft: Draft, files: Files) -> None:
    def one(name: str) -> Fields:
        return files.optional(f"{load_rules.FOLDER}/{name}.toml")

    draft.spike_bands = load_rules.read_bands(one(load_rules.BANDS))
    draft.muscle_peaks = load_rules.read_peaks(one(load_rules.PEAKS))
    draft.load_facts = {name: facts.read(fields) for name, fields in files.all(load_rules.FOLDER)}
