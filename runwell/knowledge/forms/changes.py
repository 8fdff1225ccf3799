"""changes/<subject>.toml: which numbers of a question, priors or statements of care were changed, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from runwell.knowledge.changes import Change, GroupMove, ListChange, NumberChange, StatementChange
from runwell.knowledge.forms import record
from runwell.knowledge.forms.fields import Fields
from runwell.knowledge.forms.layout import Plain, block, document, key, listed, plain

COMMENT = """Changed numbers, each with its reason: answer.cause = [was, became].
The numbers are those of that day; answers that were added later have made some of them smaller."""
STATEMENTS = "What is said of care otherwise than it was delivered, and why."
KINDS = (NumberChange, GroupMove, StatementChange, ListChange)
OF_CARE = (StatementChange, ListChange)


def read(subject: str, fields: Fields) -> tuple[Change, ...]:
    """The changes of the file without those that have a problem, which is noted."""
    numbers = [_numbers(subject, one) for one in fields.each("numbers")]
    moves = [_move(subject, one) for one in fields.each("group")]
    stated = [
        record.read(StatementChange, one, subject=subject, on=one.day("on"))
        for one in fields.each("statements")
    ]
    lists = [record.read(ListChange, one, subject=subject, on=one.day("on")) for one in fields.each("lists")]
    fields.note_unknown_names()
    return tuple(filter(None, [*numbers, *moves, *stated, *lists]))


def _numbers(subject: str, fields: Fields) -> NumberChange | None:
    return fields.made(
        lambda: NumberChange(
            subject=subject,
            on=fields.day("on"),
            reason=fields.text("reason"),
            grade=fields.grade("grade"),
            cells=dict(_cells(fields.inside("cells"))),
            sources=fields.texts("sources", ()),
        )
    )


def _cells(fields: Fields) -> Iterator[tuple[tuple[str, str], tuple[float, float]]]:
    for choice, causes in fields.tables():
        for cause in causes.names:
            yield (choice, cause), causes.pair(cause)


def _move(subject: str, fields: Fields) -> GroupMove | None:
    return fields.made(
        lambda: GroupMove(
            subject=subject,
            on=fields.day("on"),
            reason=fields.text("reason"),
            grade=fields.grade("grade"),
            was=fields.text("was"),
            became=fields.text("became"),
        )
    )


def write(changes: Iterable[Change]) -> str:
    """The text of one subject's file: numbers first, then moves, statements, lists."""
    ordered = sorted(changes, key=lambda change: KINDS.index(type(change)))
    stated = ordered and all(isinstance(change, OF_CARE) for change in ordered)
    return document(STATEMENTS if stated else COMMENT, *map(_block, ordered))


def _block(change: Change) -> list[str]:
    if isinstance(change, StatementChange):
        return record.lines(listed("statements"), change, "subject")
    if isinstance(change, ListChange):
        return record.lines(listed("lists"), change, "subject")
    about: dict[str, Plain] = {"on": change.on, "reason": change.reason, "grade": change.grade.value}
    if isinstance(change, GroupMove):
        return block(listed("group"), {**about, "was": change.was, "became": change.became})
    return block(listed("numbers"), {**about, "sources": change.sources}) + _cell_lines(change)


def _cell_lines(change: NumberChange) -> list[str]:
    """A line a cell, the cells of one answer together, as TOML gives them back."""
    answers = list(dict.fromkeys(choice for choice, _ in change.cells))
    ordered = sorted(change.cells.items(), key=lambda cell: answers.index(cell[0][0]))
    return [
        f"cells.{key(choice)}.{key(cause)} = [{plain(was)}, {plain(became)}]"
        for (choice, cause), (was, became) in ordered
    ]
