"""What clinicians found: tests, the cause and how it is known, and gates of an injured bone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.records.access.timeline import Kind
from runwell.records.models import ConfirmedCause, Examination, GateEntry
from runwell.web.staff.clinical_names import name_of_test
from runwell.web.staff.examination.form import result_words
from runwell.web.staff.timeline.cause_words import cause_words
from runwell.web.staff.timeline.entry import Entry, on
from runwell.web.staff.timeline.told import Told, quoted


def examinations(told: Told, rows: Iterable[Examination]) -> Iterator[Entry]:
    for one in rows:
        yield Entry(
            kind=Kind.FINDINGS,
            on=on(one.at),
            at=one.at,
            what=gettext("Examination"),
            who=one.clinician.name,
            says=(*_results(told.pack, one), *quoted(one.words)),
        )


def causes(told: Told, rows: Iterable[ConfirmedCause]) -> Iterator[Entry]:
    for one in rows:
        yield Entry(
            kind=Kind.FINDINGS,
            on=on(one.at),
            at=one.at,
            what=cause_words(told.pack, one),
            who=one.clinician.name,
            says=quoted(one.words),
            look="book",
        )


def gates(told: Told, rows: Iterable[GateEntry]) -> Iterator[Entry]:
    for one in rows:
        words = gettext("Gate {gate} opened") if one.opened else gettext("Gate {gate} closed")
        known = told.pack.progressions.gates.get(one.gate)
        opens = gettext("Opens: {opens}.").format(opens=known.opens) if known and one.opened else ""
        yield Entry(
            kind=Kind.FINDINGS,
            on=on(one.at),
            at=one.at,
            what=words.format(gate=one.gate),
            who=one.clinician.name,
            says=(*((opens,) if opens else ()), *quoted(one.reason)),
            look="go" if one.opened else "soon",
        )


def _results(pack: Pack, one: Examination) -> Iterator[str]:
    """A test a line, by the words of the pack."""
    for test, result in one.results.items():
        said = result_words(pack, test, result) if result else gettext("taken back")
        yield gettext("{test}: {result}").format(test=name_of_test(pack, test), result=said)
