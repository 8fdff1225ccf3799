"""Writes what the programme and the running room work with, and the log of changes."""

from __future__ import annotations

from collections.abc import Mapping

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
from runwell.knowledge.load_rules import LoadRules
from runwell.knowledge.pack import Pack
from runwell.knowledge.progressions import Progressions
from runwell.knowledge.treatments import Treatments


def write(pack: Pack) -> Mapping[str, str]:
    """Path -> text; nothing for what the pack does not have."""
    files = {f"exercises/{name}.toml": exercises.write(one) for name, one in pack.exercises.items()}
    files |= {f"changes/{subject}.toml": changes.write(some) for subject, some in pack.changes.items()}
    if pack.impairments:
        files[impairments.PATH] = impairments.write(pack.impairments.values())
    if pack.equipment:
        files[equipment.PATH] = equipment.write(pack.equipment.values())
    if pack.outcome_measures:
        files[outcome_measures.PATH] = outcome_measures.write(pack.outcome_measures.values())
    return {
        **files,
        **_treatments(pack.treatments),
        **_progressions(pack.progressions),
        **_load_rules(pack.load_rules),
    }


def _treatments(all_: Treatments) -> Mapping[str, str]:
    groups = {
        f"treatments/groups/{name}.toml": treatments.write_group(of) for name, of in all_.groups.items()
    }
    return groups | {
        f"treatments/{name}.toml": treatments.write_cause(of) for name, of in all_.causes.items()
    }


def _progressions(all_: Progressions) -> Mapping[str, str]:
    texts = {
        progressions.BANDS: progressions.write_groups(progressions.BANDS, all_.bands) if all_.bands else "",
        progressions.EXITS: progressions.write_groups(progressions.EXITS, all_.exits) if all_.exits else "",
        progressions.GATES: progressions.write_gates(all_.gates) if all_.gates else "",
        progressions.CHECKS: progressions.write_checks(all_.checks) if all_.checks else "",
        **{subject: facts.write(some) for subject, some in all_.facts.items()},
    }
    ways = {
        f"run-tables/{name}.toml": progressions.write_run_table(of) for name, of in all_.run_tables.items()
    }
    return ways | _in_folder(progressions.FOLDER, texts)


def _load_rules(all_: LoadRules) -> Mapping[str, str]:
    texts = {
        load_rules.BANDS: load_rules.write_bands(all_.spike_bands) if all_.spike_bands else "",
        load_rules.PEAKS: load_rules.write_peaks(all_.muscle_peaks) if all_.muscle_peaks else "",
        **{subject: facts.write(some) for subject, some in all_.facts.items()},
    }
    return _in_folder(load_rules.FOLDER, texts)


def _in_folder(folder: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {f"{folder}/{name}.toml": text for name, text in texts.items() if text}
