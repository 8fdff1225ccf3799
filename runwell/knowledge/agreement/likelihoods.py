"""Tables of chances: they belong to runner's questions, and name causes, answers and sources that exist."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.agreement.causes import unknown_sources
from runwell.knowledge.draft import Draft
from runwell.knowledge.findings import Finding
from runwell.knowledge.likelihoods import DEFAULT, CellNote, Likelihoods
from runwell.knowledge.numbers import Grade
from runwell.refusals import Refusal


def check(draft: Draft) -> Iterator[Refusal]:
    """Every table against its question, the causes and the sources."""
    for name, table in draft.likelihoods.items():
        where = f"questions/{name}.toml"
        if table:
            yield from _causes(draft, table, where)
            yield from _bases(draft, table, where)
        finding = draft.findings.get(name)
        if table and finding:
            yield from _answers(finding, table, where)


def _causes(draft: Draft, table: Likelihoods, where: str) -> Iterator[Refusal]:
    for cause in table.rows:
        if cause not in draft.causes:
            yield Refusal(f"“{cause}” is not a cause", where=f"{where}, chance", mend="Use the id of a cause")


def _answers(finding: Finding, table: Likelihoods, where: str) -> Iterator[Refusal]:
    if finding.who != "runner":
        yield Refusal("A clinician's test has chances", where=where, mend="Write them in links/ instead")
    counted = set(finding.values) - set(table.silent)
    for value in sorted(set(table.silent) - set(finding.values)):
        yield Refusal(f"“{value}” is not an answer", where=f"{where}, evidence, silent", mend="Take it out")
    for value in sorted(counted - set(table.default.cells)):
        mend = f"Write [chance.{value}] or name it in silent"
        yield Refusal(f"The answer “{value}” has no chances", where=where, mend=mend)
    for value in sorted(set(table.default.cells) - counted):
        mend = "Use an id of [choices] that is not silent"
        yield Refusal(f"“{value}” is not an answer that counts", where=f"{where}, chance, {value}", mend=mend)


def _bases(draft: Draft, table: Likelihoods, where: str) -> Iterator[Refusal]:
    yield from unknown_sources(draft, table.sources, f"{where}, evidence")
    if table.grade is not Grade.EXPERT and not table.sources:
        yield Refusal(f"“{table.grade}” without a source", where=f"{where}, evidence", mend="Name it")
    for number, note in enumerate(table.notes, start=1):
        yield from _note(draft, table, note, f"{where}, note {number}")


def _note(draft: Draft, table: Likelihoods, note: CellNote, where: str) -> Iterator[Refusal]:
    yield from unknown_sources(draft, note.basis.sources, where)
    if note.basis.grade is not Grade.EXPERT and not note.basis.sources:
        yield Refusal(f"“{note.basis.grade}” without a source", where=where, mend="Name it")
    for cause in note.causes:
        if cause != DEFAULT and cause not in table.rows:
            yield Refusal(f"“{cause}” has no row in this table", where=where, mend="Take it out of causes")
    for choice in note.choices:
        if choice not in table.default.cells:
            yield Refusal(f"“{choice}” has no chances", where=where, mend="Take it out of choices")
