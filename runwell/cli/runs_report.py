"""The report of an import, for reading and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from runwell.records.access.runs import Report
from runwell.records.models import ImportedFile
from runwell.refusals import Refusal
from runwell.running.files.run import Harm
from runwell.web.runs.words import HARMS

COUNTS = ("new", "same", "damaged", "not_runs", "refused")
SAID = {
    "new": ("1 new run", "{:,} new runs"),
    "same": ("1 is here already", "{:,} are here already"),
    "damaged": ("1 is damaged, and what is good of it was kept", "{:,} are damaged; what is good was kept"),
    "not_runs": ("1 is no run", "{:,} are no runs"),
    "refused": ("1 could not be read", "{:,} could not be read"),
}


def as_json(found: Report) -> dict[str, Any]:
    """Counts, and every file with what became of it."""
    begun = found.run_import
    return {
        "import": str(begun.id),
        "name": begun.name,
        "state": begun.state,
        "files": begun.place,
        **{name: getattr(begun, name) for name in COUNTS},
        "problems": [one.as_problem() for one in problems(found)],
        "report": [_row(one) for one in found.files.iterator(chunk_size=2000)],
    }


def problems(found: Report) -> Iterator[Refusal]:
    """Why the whole was not read to its end, if it was not; then every file that was refused."""
    if found.run_import.what:
        yield Refusal(found.run_import.what, found.run_import.name, found.run_import.mend)
    for one in found.files.filter(outcome=ImportedFile.REFUSED).iterator(chunk_size=2000):
        yield Refusal(one.what, one.name, one.mend)


def _row(one: ImportedFile) -> dict[str, Any]:
    return {
        "file": one.name,
        "outcome": one.outcome,
        "run": str(one.run_id) if one.run_id else None,
        "richer": one.richer,
        "damage": [{"harm": harm, "at": at, "detail": detail} for harm, at, detail in one.harms],
        "message": one.what,
        "mend": one.mend,
    }


def in_words(found: Report) -> str:
    """Counts; then what is damaged and what was refused, each by its name."""
    begun = found.run_import
    counts = [(getattr(begun, name), *SAID[name]) for name in COUNTS]
    said = [one if count == 1 else many.format(count) for count, one, many in counts if count]
    files = "1 file" if begun.place == 1 else f"{begun.place:,} files"
    lines = [f"{begun.name}, {files}: {', '.join(said) or 'nothing'}."]
    if begun.what:
        lines.append(f"It was not read to its end. {Refusal(begun.what, mend=begun.mend)}")
    named = found.files.filter(outcome__in=(ImportedFile.DAMAGED, ImportedFile.REFUSED))
    lines += [f"- {line(one)}" for one in named.iterator(chunk_size=2000)]
    return "\n".join(lines)


def line(one: ImportedFile) -> str:
    """A file that is damaged or refused, with why."""
    if one.outcome == ImportedFile.REFUSED:
        return str(Refusal(one.what, one.name, one.mend))
    harms = dict.fromkeys(str(HARMS[Harm(harm)]) for harm, _, _ in one.harms)
    return f"{one.name}: {' '.join(harms)}"
