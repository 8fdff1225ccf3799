"""The lower half of a question's file: how often each answer is given under each cause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import block, columns, entries, listed, table
from runwell.knowledge.likelihoods import DEFAULT, Basis, CellNote, Likelihoods, Row
from runwell.knowledge.numbers import Interval
from runwell.refusals import Refusal

PARTS = ("evidence", "chance", "note")


def stands_in(fields: Fields) -> bool:
    """Whether the file holds a table at all; some questions only serve rules."""
    return any(part in fields.names for part in PARTS)


def read(finding: str, fields: Fields) -> Likelihoods | None:
    """The table of the finding, or None with its problems noted."""
    evidence = fields.inside("evidence")
    return evidence.made(lambda: _likelihoods(finding, fields, evidence))


def _likelihoods(finding: str, fields: Fields, evidence: Fields) -> Likelihoods:
    rows = _rows(fields.inside("chance"))
    if DEFAULT not in rows:
        raise Refusal(f"There is no default row {DEFAULT}", mend="Write it for every answer")
    return Likelihoods(
        finding=finding,
        reason=evidence.text("reason"),
        sources=evidence.texts("sources", ()),
        default=rows.pop(DEFAULT),
        rows=rows,
        grade=evidence.grade("grade"),
        notes=tuple(filter(None, map(_note, fields.each("note")))),
        silent=evidence.texts("silent", ()),
    )


def _rows(chance: Fields) -> dict[str, Row]:
    """A row for every cause, from the columns of the file, an answer each."""
    cells: dict[str, dict[str, Interval]] = {}
    for choice, column in chance.tables():
        for cause in column.names:
            cells.setdefault(cause, {})[choice] = column.interval(cause)
    made = {cause: _row(chance, cause, row) for cause, row in cells.items()}
    return {cause: row for cause, row in made.items() if row}


def _row(chance: Fields, cause: str, cells: Mapping[str, Interval]) -> Row | None:
    missing = [choice for choice in chance.names if choice not in cells]
    if not missing:
        return chance.built(f"row {cause}", lambda: Row(cells))
    chance.note(f"There is no number for: {', '.join(missing)}", f"row {cause}", "Write low, point, high")
    return None


def _basis(fields: Fields) -> Basis:
    return Basis(fields.grade("grade"), fields.text("reason"), fields.texts("sources", ()))


def _note(fields: Fields) -> CellNote | None:
    return fields.made(
        lambda: CellNote(fields.texts("causes", ()), fields.texts("choices", ()), _basis(fields))
    )


def write(one: Likelihoods) -> Iterator[list[str]]:
    """The blocks of the table."""
    yield [table("evidence"), *entries({**_basis_fields(one.basis), "silent": one.silent})]
    rows = {DEFAULT: one.default, **one.rows}
    for choice in one.default.cells:
        yield [table("chance", choice), *columns({cause: row.cells[choice] for cause, row in rows.items()})]
    for note in one.notes:
        cells = {"choices": note.choices, "causes": note.causes}
        yield block(listed("note"), {**cells, **_basis_fields(note.basis)})


def _basis_fields(basis: Basis) -> Mapping[str, str | tuple[str, ...]]:
    return {"grade": basis.grade.value, "reason": basis.reason, "sources": basis.sources}
