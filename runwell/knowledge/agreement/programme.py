"""Treatments, exercises, progressions and changes name groups, causes, gates and sources that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runwell.knowledge.agreement.causes import unknown_sources
from runwell.knowledge.changes import PRIOR, STATED, Change, ListChange, NumberChange, StatementChange
from runwell.knowledge.draft import Draft
from runwell.knowledge.exercises import Exercise
from runwell.knowledge.likelihoods import DEFAULT
from runwell.refusals import Refusal

LISTS = ("suits", "avoid")
"""The lists of causes that an exercise has."""


def check(draft: Draft) -> Iterator[Refusal]:
    """What the programme works with, against the rest of the pack."""
    for name in draft.impairments:
        if name in draft.causes:
            where = f"impairments.toml, {name}"
            yield Refusal(f"“{name}” is a cause too", where=where, mend="Leave it among the causes")
    yield from _signs(draft)
    for one in filter(None, draft.checks.values()):
        yield from _unknown(
            draft, (*one.causes, *one.except_causes), f"progressions/exit-checks.toml, {one.id}"
        )
    yield from _treatments(draft)
    for name, exercise in draft.exercises.items():
        if exercise:
            yield from _exercise(draft, exercise, f"exercises/{name}.toml")
    yield from _groups(draft)
    for subject, changes in draft.changes.items():
        for change in changes:
            yield from _change(draft, change, f"changes/{subject}.toml")


def _treatments(draft: Draft) -> Iterator[Refusal]:
    for name, treatments in draft.treatments.items():
        where = f"treatments/{name}.toml"
        yield from _unknown(draft, [name], where)
        if treatments and treatments.group not in draft.treatment_groups:
            mend = f"Use one of: {', '.join(draft.treatment_groups)}"
            yield Refusal(f"There is no group “{treatments.group}”", where=where, mend=mend)
        known = draft.treatment_groups.get(treatments.group, {}) if treatments else {}
        for own in treatments.own if treatments else ():
            if known and own not in known:
                yield Refusal(f"The group does not have “{own}”", where=where, mend="Add it to the group")


def _exercise(draft: Draft, exercise: Exercise, where: str) -> Iterator[Refusal]:
    waits = tuple(said.split(" = ")[0] for said in exercise.later)
    yield from _unknown(draft, (*exercise.suits, *exercise.avoid, *waits, *exercise.sore_side_up), where)
    yield from _needs(draft, exercise, where)
    for other in (exercise.easier, exercise.harder):
        if other and other not in draft.exercises:
            yield Refusal(f"“{other}” is not an exercise", where=where, mend="Use the id of an exercise")
    if exercise.bone_gate not in draft.gates:
        mend = "Add it to progressions/bone-gates.toml"
        yield Refusal(f"There is no gate “{exercise.bone_gate}”", where=where, mend=mend)
    for both in sorted(set(exercise.suits) & set(exercise.avoid)):
        yield Refusal(f"“{both}” stands in suits and in avoid", where=where, mend="Leave it in avoid")


def _signs(draft: Draft) -> Iterator[Refusal]:
    for name, impairment in draft.impairments.items():
        for finding, answer in impairment.signs if impairment else ():
            where, asked = f"impairments.toml, {name}", draft.findings.get(finding)
            if finding not in draft.findings:
                yield Refusal(f"“{finding}” is not a question", where=where, mend="Use the id of a question")
            elif asked and answer not in asked.values:
                mend = f"Use one of: {', '.join(asked.values)}"
                yield Refusal(f"“{finding}” has no answer “{answer}”", where=where, mend=mend)


def _needs(draft: Draft, exercise: Exercise, where: str) -> Iterator[Refusal]:
    for one in (part for need in exercise.needs for part in need.split("|")):
        if one not in draft.equipment:
            yield Refusal(f"“{one}” is no equipment", where=where, mend="Add it to equipment.toml")


def _unknown(draft: Draft, names: Iterable[str], where: str) -> Iterator[Refusal]:
    for name in names:
        if name not in draft.causes and name not in draft.impairments:
            what = f"“{name}” is neither a cause nor an impairment"
            yield Refusal(what, where=where, mend="Use the id of one")


def _groups(draft: Draft) -> Iterator[Refusal]:
    named = [("progressions/pain-bands.toml", group) for group in draft.bands]
    named += [("progressions/phase-exits.toml", group) for group in draft.exits]
    checks = [one for one in draft.checks.values() if one]
    named += [("progressions/exit-checks.toml", group) for one in checks for group in one.groups]
    for name, table in draft.run_tables.items():
        named += [(f"run-tables/{name}.toml", group) for group in (table.groups if table else ())]
    for where, group in named:
        if group not in draft.treatment_groups:
            mend = f"Use one of: {', '.join(draft.treatment_groups)}"
            yield Refusal(f"There is no group “{group}” of treatments", where=where, mend=mend)
    for group in draft.treatment_groups:
        if group not in draft.bands:
            mend = "Add it, or lock the group there"
            yield Refusal(
                f"The group “{group}” has no pain bands", where="progressions/pain-bands.toml", mend=mend
            )


def _change(draft: Draft, change: Change, where: str) -> Iterator[Refusal]:
    if isinstance(change, StatementChange):
        yield from _statement(draft, change, where)
    elif isinstance(change, ListChange):
        yield from _list(draft, change, where)
    elif change.subject != PRIOR and change.subject not in draft.findings:
        yield Refusal(f"“{change.subject}” is not a question", where=where, mend="Use the id of a question")
    if isinstance(change, NumberChange):
        yield from unknown_sources(draft, change.sources, where)
        # A question has a default row that may change; a prior belongs to a cause.
        known = draft.causes if change.subject == PRIOR else {*draft.causes, DEFAULT}
        for cause in sorted({cause for _, cause in change.cells}):
            if cause not in known:
                yield Refusal(f"“{cause}” is not a cause", where=where, mend="Use the id of a cause")


def _list(draft: Draft, change: ListChange, where: str) -> Iterator[Refusal]:
    if change.what not in LISTS:
        yield Refusal(f"There is no list “{change.what}”", where=where, mend=f"Use: {', '.join(LISTS)}")
    yield from _unknown(draft, (*change.added, *change.removed), where)
    for one in change.exercises:
        if one not in draft.exercises:
            yield Refusal(f"“{one}” is not an exercise", where=where, mend="Use the id of an exercise")


def _statement(draft: Draft, change: StatementChange, where: str) -> Iterator[Refusal]:
    if change.subject not in STATED:
        what = f"“{change.subject}” holds no statements of care"
        yield Refusal(what, where=where, mend=f"Use one of: {', '.join(STATED)}")
    yield from unknown_sources(draft, change.sources, where)
