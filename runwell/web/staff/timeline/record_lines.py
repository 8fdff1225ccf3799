"""The record itself: what was agreed to, who looks after the patient, who opened it, files handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils.translation import gettext, ngettext

from runwell.records.access.timeline import Kind
from runwell.records.models import Assignment, Consent, OpenedRecord, Patient, RunImport
from runwell.web.staff.timeline.entry import Entry, on
from runwell.web.staff.timeline.told import Told, quoted, the_runner


def began(told: Told, rows: Iterable[Patient]) -> Iterator[Entry]:
    for one in rows:
        yield Entry(
            kind=Kind.RECORD,
            on=on(one.since),
            at=one.since,
            what=gettext("The record began"),
            who=the_runner(),
        )


def agreed(told: Told, rows: Iterable[Consent]) -> Iterator[Entry]:
    for one in rows:
        yield Entry(
            kind=Kind.RECORD,
            on=on(one.given_at),
            at=one.given_at,
            what=_agreed(one),
            who=one.recorded_by.name if one.recorded_by else the_runner(),
            says=(gettext("Text {words}.").format(words=one.words),),
        )


def taken_back(told: Told, rows: Iterable[Consent]) -> Iterator[Entry]:
    for one in rows:
        assert one.withdrawn_at  # they are found by it
        yield Entry(
            kind=Kind.RECORD,
            on=on(one.withdrawn_at),
            at=one.withdrawn_at,
            what=gettext("Taken back: {what}").format(what=_agreed(one)),
            who=the_runner(),
            look="soon",
        )


def _agreed(one: Consent) -> str:
    if one.purpose == Consent.GUARDIAN:
        return gettext("{name} agreed for them, on paper").format(name=one.guardian_name)
    if one.purpose == Consent.LEARNING:
        return gettext("Agreed that the practice learns from it, without names")
    return gettext("Agreed that this record is kept")


def assigned(told: Told, rows: Iterable[Assignment]) -> Iterator[Entry]:
    return (_by_the_practice(one.since, gettext("{name} looks after them"), one) for one in rows)


def assigned_no_more(told: Told, rows: Iterable[Assignment]) -> Iterator[Entry]:
    for one in rows:
        assert one.ended_at  # they are found by it
        yield _by_the_practice(one.ended_at, gettext("{name} no longer looks after them"), one)


def _by_the_practice(at: datetime, what: str, one: Assignment) -> Entry:
    words = what.format(name=one.clinician.name)
    return Entry(kind=Kind.RECORD, on=on(at), at=at, what=words, who=gettext("the practice"))


def opened(told: Told, rows: Iterable[OpenedRecord]) -> Iterator[Entry]:
    for one in rows:
        yield Entry(
            kind=Kind.RECORD,
            on=on(one.opened_at),
            at=one.opened_at,
            what=gettext("Opened in an emergency"),
            who=one.clinician.name,
            says=quoted(one.reason),
            look="now",
        )


def imports(told: Told, rows: Iterable[RunImport]) -> Iterator[Entry]:
    for one in rows:
        words = ngettext("{n} new run", "{n} new runs", one.new).format(n=one.new)
        undone = (gettext("Taken back later."),) if one.state == RunImport.UNDONE else ()
        yield Entry(
            kind=Kind.RUNS,
            on=on(one.began_at),
            at=one.began_at,
            what=gettext("Handed in watch files: {runs}").format(runs=words),
            who=the_runner(),
            says=undone,
        )
