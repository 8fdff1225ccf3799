"""What people wrote: messages by their first words, notes, and how care ended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext

from runwell.records.access.timeline import Kind
from runwell.records.models import Discharge, Message, Note
from runwell.web.programme_words import in_a_sentence
from runwell.web.staff.discharge import HOWS
from runwell.web.staff.timeline.entry import Entry, on
from runwell.web.staff.timeline.told import Told, clinician, first_words, quoted

OF_A_NOTE = 300


def messages(told: Told, rows: Iterable[Message]) -> Iterator[Entry]:
    for one in rows:
        who = clinician(one.clinician)
        yield Entry(
            kind=Kind.MESSAGES,
            on=on(one.at),
            at=one.at,
            what=gettext("Message to the patient") if one.clinician else gettext("Message to the practice"),
            who=who,
            quote=first_words(one.words),
            link=told.to(
                "messages",
                gettext("All messages"),
                gettext("message {n}").format(n=one.number),
            ),
        )


def notes(told: Told, rows: Iterable[Note], amended: Collection[int | None]) -> Iterator[Entry]:
    """amended: numbers of notes that another corrects."""
    for one in rows:
        facts = {"n": one.number, "other": one.amends}
        words = gettext("Note {n}, which corrects note {other}") if one.amends else gettext("Note {n}")
        gone = one.number in amended
        yield Entry(
            kind=Kind.NOTES,
            on=on(one.at),
            at=one.at,
            what=words.format(**facts),
            who=one.clinician.name,
            says=(gettext("It was corrected by a later note."),) if gone else (),
            quote=first_words(one.words, OF_A_NOTE),
            struck=gone,
            link=told.to("notes", gettext("All notes"), gettext("note {n}").format(n=one.number)),
        )


def discharges(told: Told, rows: Iterable[Discharge]) -> Iterator[Entry]:
    for one in rows:
        goes_on = gettext("The program goes on.") if one.program_goes_on else gettext("The program ended.")
        yield Entry(
            kind=Kind.NOTES,
            on=on(one.at),
            at=one.at,
            what=gettext("Care ended: {how}").format(how=in_a_sentence(str(HOWS[one.how]))),
            who=one.clinician.name,
            says=(goes_on, *quoted(one.words)),
        )


def reopened(told: Told, rows: Iterable[Discharge]) -> Iterator[Entry]:
    for one in rows:
        assert one.reopened_at  # they are found by it
        yield Entry(
            kind=Kind.NOTES,
            on=on(one.reopened_at),
            at=one.reopened_at,
            what=gettext("Care began again"),
            who=gettext("the practice"),
        )
