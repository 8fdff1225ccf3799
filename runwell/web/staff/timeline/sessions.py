"""Sessions that were done, and those that were planned and were not."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext, ngettext

from runwell.programme.bands import Band, Judged, judged
from runwell.programme.course import Session
from runwell.records.access.diary import DiarySession
from runwell.records.access.timeline import Kind, Logged, Span
from runwell.records.models import KeptSession
from runwell.records.session_entries import SessionPlace
from runwell.web.diary.days import DayLine
from runwell.web.programme_words import sentences
from runwell.web.staff.programme.days import said_day
from runwell.web.staff.programme.words import BANDS
from runwell.web.staff.timeline.entry import Entry
from runwell.web.staff.timeline.programs import Programs
from runwell.web.staff.timeline.spans import between, short
from runwell.web.staff.timeline.told import Told, by_rules, the_runner

LOOKS = {Band.GREEN: "go", Band.AMBER: "book", Band.RED: "now", Band.STOP_BONE: "now", Band.LOCK: "now"}


def done(told: Told, logged: Logged, programs: Programs) -> Iterator[Entry]:
    for kept, session in logged.sessions:
        program = programs.of_session(kept.programme_id)
        # The morning after belongs to it, so today's is not judged yet.
        judges = program is not None and program.group != "" and session.on < told.today
        band = judged(told.pack, program.group, logged.course, session) if program and judges else None
        yield _done(told, kept, session, band)


def _done(told: Told, kept: KeptSession, session: Session, band: Judged | None) -> Entry:
    said = _single(told, kept, session)
    whole = (gettext("More of this session"), *_why(told, band), *said)
    late = kept.planned_on != session.on
    planned = (gettext("Planned for {day}.").format(day=short(kept.planned_on)),) if late else ()
    return Entry(
        kind=Kind.SESSIONS,
        on=session.on,
        at=max((one.at for one in kept.sets.all()), default=None),
        what=_what(session),
        who=the_runner(),
        says=(*((str(BANDS[band.band]),) if band else ()), *planned),
        folded=whole if len(whole) > 1 else (),
        look=LOOKS[band.band] if band else "",
    )


def _what(session: Session) -> str:
    sets_done, asked = (
        sum(getattr(one, name) for one in session.done) for name in ("sets_done", "sets_asked")
    )
    said = [
        gettext("Session: {done} of {asked} sets").format(done=sets_done, asked=asked)
        if session.done
        else gettext("Session, no sets logged")
    ]
    said.append(
        gettext("pain not said")
        if session.during is None
        else gettext("pain {pain}").format(pain=session.during)
    )
    if session.hour_after is not None:
        said.append(gettext("an hour after {pain}").format(pain=session.hour_after))
    if session.effort is not None:
        said.append(gettext("effort {effort}").format(effort=session.effort))
    if session.limp:
        said.append(gettext("limped"))
    if session.also_red:
        said.append(gettext("another warning sign of this injury"))
    return ", ".join(said)


def _why(told: Told, band: Judged | None) -> tuple[str, ...]:
    return sentences(told.pack, band.because, aloud=False) if band and band.band is not Band.GREEN else ()


def _single(told: Told, kept: KeptSession, session: Session) -> tuple[str, ...]:
    place = SessionPlace(kept.programme_id, kept.planned_on, kept.nth)
    line = DayLine(session.on, None, (DiarySession(place, "", session, None),))
    return said_day(told.pack, line).said


def skipped(told: Told, logged: Logged, programs: Programs, span: Span) -> Iterator[Entry]:
    """What was planned before today and not done; those that nothing done stands between are one line."""
    was_done = {
        (kept.programme_id, kept.planned_on, kept.nth)
        for kept, session in logged.planned
        if any(one.sets_done for one in session.done)
    }
    planned = sorted(
        (day, nth, (program.kept.id, day, nth) in was_done)
        for program, day, nth in programs.planned(min(span.last, told.today))
        if span.holds(day) and day < told.today
    )
    for days in runs_of_missed([(day, kept) for day, _nth, kept in planned]):
        yield _skipped(days)


def runs_of_missed(planned: Sequence[tuple[date, bool]]) -> Iterator[tuple[date, ...]]:
    """planned: days in order, with whether each was done. Each missed day once, in pieces."""
    piece: list[date] = []
    for day, was_done in planned:
        if not was_done:
            piece.append(day)
        elif piece:
            yield tuple(piece)
            piece = []
    if piece:
        yield tuple(piece)


def _skipped(days: Collection[date]) -> Entry:
    first, last, many = min(days), max(days), len(days)
    words = ngettext(
        "A planned session was not done", "{n} planned sessions were not done, {days}", many
    ).format(n=many, days=between(first, last))
    each = "; ".join(short(day) for day in days)
    return Entry(
        kind=Kind.SESSIONS,
        on=last,
        what=words,
        who=by_rules(),
        folded=(gettext("Planned for"), each) if many > 1 else (),
        look="book",
        many=many,
    )
