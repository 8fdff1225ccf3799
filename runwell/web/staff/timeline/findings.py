"""What clinicians found: tests, the cause and how it is known, and gates of an injured bone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.pack import Pack
from runwell.programme.causes import entry as entry_of
from runwell.records.access.timeline import Kind
from runwell.records.models import ConfirmedCause, Examination, GateEntry
from runwell.web.staff.timeline.entry import Entry, on
from runwell.web.staff.timeline.told import Told, quoted

HOWS: Mapping[str, str | Promise] = {
    ConfirmedCause.EXAMINATION: _("by examination"),
    ConfirmedCause.IMAGING: _("by imaging"),
    ConfirmedCause.SURGERY: _("in surgery"),
    ConfirmedCause.COURSE: _("by how it went on"),
}


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


def cause_words(pack: Pack, one: ConfirmedCause) -> str:
    if not one.cause:
        return gettext("The cause is open again")
    facts = {"cause": name_of(pack, one.cause), "how": HOWS[one.how]}
    return gettext("Confirmed {how}: {cause}").format(**facts)


def name_of(pack: Pack, cause: str) -> str:
    """In plain words; as it is kept where the pack has it no more."""
    known = cause in pack.causes or cause in pack.impairments
    return entry_of(pack, cause).plain_name if known else cause


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
        known = pack.findings.get(test)
        asked = known.question if known else test
        if not result:
            yield gettext("{test}: taken back").format(test=asked)
        else:
            said = known.label(result) if known and known.allows(result) else result
            yield gettext("{test}: {result}").format(test=asked, result=said)
