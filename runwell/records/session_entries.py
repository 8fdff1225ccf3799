"""What a device says about a session: one set, or answers about the whole. Read, and never trusted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from uuid import UUID

from django.utils.translation import gettext

from runwell.programme.course import Said
from runwell.programme.situation import MOST_PAIN
from runwell.records.entry_fields import EntryFields
from runwell.refusals import Refusal

SKEW = timedelta(minutes=15)
"""How far a device's clock may be ahead."""
SIDES = ("left", "right")
MOST_A_DAY, MOST_SETS, MOST_REPETITIONS, MOST_SECONDS, MOST_RESERVE = 6, 20, 500, 7200, 5
LONGEST_WORDS = 300


@dataclass(frozen=True, slots=True)
class KnownProgramme:
    """What of a program an entry may name. began: before that day nothing of it was done."""

    exercises: frozenset[str]
    packs: frozenset[str]
    began: date


@dataclass(frozen=True, slots=True)
class SessionPlace:
    """Which session: the same on every device."""

    programme: UUID
    planned_on: date
    nth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSaid:
    """One set as one device said it; the names are those of the model."""

    place: SessionPlace
    device_id: UUID
    at: datetime
    on: date
    exercise: str
    number: int
    side: str
    asked: int
    repetitions: int | None
    seconds: int | None
    reserve: int | None
    said: str
    pain: int | None
    skipped: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSaid:
    """Answers about a whole session; the names are those of the model."""

    place: SessionPlace
    device_id: UUID
    at: datetime
    on: date
    during: int | None
    hour_after: int | None
    effort: int | None
    limp: bool | None
    also_red: bool | None


EntrySaid = SetSaid | AnswerSaid


def facts(entry: EntrySaid) -> dict[str, object]:
    """What the entry says, without which session it is about."""
    return {name: value for name, value in asdict(entry).items() if name != "place"}


def said_whole(entry: EntrySaid) -> str:
    """SHA-256 of all that it says: the same on whichever way it came."""
    said = {name: str(value) for name, value in sorted(facts(entry).items())}
    return sha256(repr(said).encode("utf-8")).hexdigest()


def read_entry(came: object, known: Mapping[UUID, KnownProgramme], now: datetime) -> EntrySaid:
    """One entry. Refusal: it cannot be understood, and why."""
    fields = EntryFields(came)
    kind = fields.needed("kind", fields.choice("kind", ("set", "answer")))
    device_id = fields.needed("id", fields.uuid("id"))
    place, programme = _place(fields, known)
    at = _moment(fields, now, programme, place)
    when = {"place": place, "device_id": device_id, "at": at.astimezone(UTC), "on": at.date()}
    entry = _set(fields, programme, when) if kind == "set" else _answer(fields, when)
    fields.nothing_else()
    return entry


def _place(fields: EntryFields, known: Mapping[UUID, KnownProgramme]) -> tuple[SessionPlace, KnownProgramme]:
    programme = fields.needed("programme", fields.uuid("programme"))
    pack = fields.needed("pack", fields.text("pack", 60))
    planned = fields.needed("planned", fields.day("planned"))
    place = SessionPlace(programme, planned, fields.needed("nth", fields.whole("nth", 1, MOST_A_DAY)))
    if programme not in known:
        mend = gettext("Look whether the runner was given another program")
        raise Refusal(gettext("This program is not one of this runner's"), "programme", mend)
    if pack not in known[programme].packs:
        what = gettext("It was made from the knowledge {version}, which is not here any more")
        mend = gettext("Ask the runner what they did, and give them a new program")
        raise Refusal(what.format(version=pack), "pack", mend)
    return place, known[programme]


def _moment(fields: EntryFields, now: datetime, programme: KnownProgramme, place: SessionPlace) -> datetime:
    at: datetime = fields.needed("at", fields.moment("at"))
    mend = gettext("The clock of the device may be wrong; ask the runner when it was")
    if at > now + SKEW or place.planned_on > at.date():
        raise Refusal(gettext("This session lies in the future"), "at", mend)
    if place.planned_on < programme.began:
        raise Refusal(gettext("This day lies before the program began"), "planned", mend)
    return at


def _set(fields: EntryFields, programme: KnownProgramme, when: dict[str, object]) -> SetSaid:
    return SetSaid(
        **when,
        exercise=fields.needed("exercise", fields.choice("exercise", programme.exercises)),
        number=fields.needed("set", fields.whole("set", 1, MOST_SETS)),
        side=fields.choice("side", SIDES),
        asked=fields.needed("asked", fields.whole("asked", 1, MOST_SETS)),
        repetitions=fields.whole("repetitions", 0, MOST_REPETITIONS),
        seconds=fields.whole("seconds", 0, MOST_SECONDS),
        reserve=fields.whole("reserve", 0, MOST_RESERVE),
        said=fields.choice("said", tuple(Said)),
        pain=fields.whole("pain", 0, MOST_PAIN),
        skipped=fields.words("skipped", LONGEST_WORDS),
    )


def _answer(fields: EntryFields, when: dict[str, object]) -> AnswerSaid:
    return AnswerSaid(
        **when,
        during=fields.whole("during", 0, MOST_PAIN),
        hour_after=fields.whole("hour_after", 0, MOST_PAIN),
        effort=fields.whole("effort", 0, MOST_PAIN),
        limp=fields.flag("limp"),
        also_red=fields.flag("also_red"),
    )
