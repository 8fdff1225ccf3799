"""Every change of a program with what made it, checks of a phase, warnings, and the way back to running."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from django.utils.translation import gettext, ngettext

from runwell.records.access.timeline import Kind
from runwell.records.models import (
    EntryToLookAt,
    KeptComeback,
    PhaseTick,
    ProgrammeChange,
    SafetyWord,
)
from runwell.web.staff.programme.lines import lines_for_clinician
from runwell.web.staff.timeline.entry import Entry, on
from runwell.web.staff.timeline.told import Told, clinician, quoted, the_runner

TOGETHER = 3
"""Exercises that change at once from which they are one line, with each of them folded into it."""
TELLING = {ProgrammeChange.PHASE: "book", ProgrammeChange.LOCKED: "now", ProgrammeChange.UNLOCKED: "go"}


def changes(told: Told, rows: Sequence[ProgrammeChange]) -> Iterator[Entry]:
    """The newest first."""
    latest = sorted(rows, key=lambda one: (one.at, one.number), reverse=True)
    for _together, found in groupby(latest, key=_together_with):
        every = list(found)
        if len(every) >= TOGETHER and every[0].exercise:
            yield _many(told, every)
        else:
            yield from (_one(told, one) for one in every)


def _together_with(one: ProgrammeChange) -> tuple[object, ...]:
    return (
        one.programme_id,
        one.at.replace(second=0, microsecond=0),
        one.by,
        one.clinician_id,
        bool(one.exercise),
    )


def _one(told: Told, change: ProgrammeChange) -> Entry:
    (line,) = lines_for_clinician(told.pack, [change])
    return Entry(
        kind=Kind.PROGRAM,
        on=on(change.at),
        at=change.at,
        what=line.what,
        who=line.who,
        says=line.why,
        look=TELLING.get(change.what, ""),
    )


def _many(told: Told, every: Sequence[ProgrammeChange]) -> Entry:
    lines = lines_for_clinician(told.pack, list(reversed(every)))
    each = tuple(" ".join((line.what, *line.why)) for line in lines)
    words = ngettext("{n} exercise changed", "{n} exercises changed", len(every)).format(n=len(every))
    return Entry(
        kind=Kind.PROGRAM,
        on=on(every[0].at),
        at=every[0].at,
        what=words,
        who=lines[0].who,
        folded=(gettext("Each with its reason"), *each),
        many=len(every),
    )


def ticks(told: Told, rows: Iterable[PhaseTick]) -> Iterator[Entry]:
    for one in rows:
        known = told.pack.progressions.checks.get(one.check_id)
        words = gettext("Held: {check}") if one.passed else gettext("Did not hold: {check}")
        yield Entry(
            kind=Kind.PROGRAM,
            on=on(one.at),
            at=one.at,
            what=words.format(check=known.says if known else one.check_id),
            who=clinician(one.clinician),
            says=(gettext("A check of phase {phase}.").format(phase=one.phase),),
        )


def warnings(told: Told, rows: Iterable[SafetyWord]) -> Iterator[Entry]:
    reasons = {rule.id: rule.reason for rule in told.pack.rules}
    for one in rows:
        true = tuple(dict.fromkeys(reasons.get(rule, rule) for rule in one.rules))
        yield Entry(
            kind=Kind.PROGRAM,
            on=on(one.said_at),
            at=one.said_at,
            what=gettext("Read the warning before a session: no warning sign")
            if not true
            else gettext("Read the warning before a session, and said yes or does not know:"),
            who=the_runner(),
            says=true,
            look="now" if true else "",
        )


def puzzles(told: Told, rows: Iterable[EntryToLookAt]) -> Iterator[Entry]:
    for one in rows:
        yield Entry(
            kind=Kind.PROGRAM,
            on=on(one.came_at),
            at=one.came_at,
            what=gettext("A device sent something that could not be understood"),
            who=the_runner(),
            says=(one.what,),
            look="" if one.seen_at else "soon",
        )


def way_back_began(told: Told, rows: Iterable[KeptComeback]) -> Iterator[Entry]:
    for one in rows:
        yield Entry(
            kind=Kind.PROGRAM,
            on=on(one.began_at),
            at=one.began_at,
            what=gettext("The way back to running began"),
            who=the_runner(),
        )


def way_back_ended(told: Told, rows: Iterable[KeptComeback]) -> Iterator[Entry]:
    for one in rows:
        assert one.ended_at  # they are found by it
        yield Entry(
            kind=Kind.PROGRAM,
            on=on(one.ended_at),
            at=one.ended_at,
            what=gettext("The way back to running ended"),
            who=gettext("in their own words"),
            says=quoted(one.ended_why),
        )


def sooner(told: Told, rows: Iterable[KeptComeback]) -> Iterator[Entry]:
    for one in rows:
        assert one.sooner_on  # they are found by it
        yield Entry(
            kind=Kind.PROGRAM,
            on=one.sooner_on,
            what=gettext("Running may begin from this day"),
            who=clinician(one.clinician),
            says=quoted(one.sooner_why),
        )
