"""Visits: asked for, answered, agreed, moved, came, missed, cancelled; and what was told before one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.utils.dateformat import format as in_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.records.access.timeline import Kind
from runwell.records.models import Intake, Visit, VisitRequest
from runwell.web.staff.timeline.entry import Entry, on
from runwell.web.staff.timeline.told import Told, clinician, quoted, the_runner
from runwell.web.visits.told import When

STATES: Mapping[str, str | Promise] = {
    Visit.HELD: _("A time was asked for: {when}"),
    Visit.PROPOSED: _("The front desk proposed {when}"),
    Visit.AGREED: _("A visit was agreed: {when}"),
    Visit.CAME: _("Came to a visit: {when}"),
    Visit.MISSED: _("Missed a visit: {when}"),
    Visit.MOVED: _("A visit was moved. It had been {when}"),
    Visit.CANCELLED: _("A visit was cancelled. It had been {when}"),
    Visit.DECLINED: _("A time was declined: {when}"),
}
LOOKS = {Visit.MISSED: "soon", Visit.CAME: "go"}
ANSWERS: Mapping[str, str | Promise] = {
    VisitRequest.PROPOSED: _("Their request was answered with another time"),
    VisitRequest.AGREED: _("Their request was answered: a visit was agreed"),
    VisitRequest.ANSWERED: _("Their request was answered"),
    VisitRequest.DECLINED: _("Their request was declined"),
    VisitRequest.CANCELLED: _("Their request was cancelled"),
}


def visits(told: Told, rows: Iterable[Visit]) -> Iterator[Entry]:
    for one in rows:
        seen = one.state in LOOKS
        at = one.begins_at if seen else one.since
        yield Entry(
            kind=Kind.VISITS,
            on=on(at),
            at=at,
            what=str(STATES[one.state]).format(when=when(one)),
            who=told.made(one.id),
            says=quoted(one.said),
            look=LOOKS.get(one.state, ""),
        )


def when(one: Visit) -> str:
    """ "Monday, December 7, 9:00 a.m. Central Time, with Avery Mockford, at Oak Lawn"."""
    time = When.of(one)
    said = [time.day, f"{time.hour} {time.zone}".strip()]
    if one.member:
        said.append(gettext("with {name}").format(name=one.member.name))
    if one.location:
        said.append(gettext("at {office}").format(office=one.location.name))
    return ", ".join(said)


def asked(told: Told, rows: Iterable[VisitRequest]) -> Iterator[Entry]:
    for one in rows:
        what = gettext("Asked for a visit, urgently") if one.urgent else gettext("Asked for a visit")
        yield Entry(
            kind=Kind.VISITS,
            on=on(one.asked_at),
            at=one.asked_at,
            what=what,
            who=the_runner(),
            says=tuple(_wishes(one)),
            look="now" if one.urgent else "",
        )


def answered(told: Told, rows: Iterable[VisitRequest]) -> Iterator[Entry]:
    for one in rows:
        assert one.answered_at  # they are found by it
        yield Entry(
            kind=Kind.VISITS,
            on=on(one.answered_at),
            at=one.answered_at,
            what=str(ANSWERS.get(one.state, ANSWERS[VisitRequest.ANSWERED])),
            who=clinician(one.answered_by),
            says=quoted(one.said),
        )


def intakes(told: Told, rows: Iterable[Intake]) -> Iterator[Entry]:
    for one in rows:
        yield Entry(
            kind=Kind.VISITS,
            on=on(one.sent_at),
            at=one.sent_at,
            what=gettext("Answered the questions before a visit"),
            who=the_runner(),
            link=told.to("summary", gettext("The summary"), in_format(on(one.sent_at), "F j, Y")),
        )


def _wishes(one: VisitRequest) -> Iterator[str]:
    if one.location:
        yield gettext("Office: {office}").format(office=one.location.name)
    if one.wanted:
        yield gettext("With {name}").format(name=one.wanted.name)
    if one.times:
        yield gettext("Times that suit: {times}").format(times=one.times)
    if one.reason:
        yield gettext("From their check: {reason}").format(reason=one.reason)
    yield from quoted(one.note)
