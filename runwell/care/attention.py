"""Who needs a clinician, for what and since when; and in which order a list of patients shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

DAY = timedelta(days=1)
QUIET_DAYS = 7
"""Days without a word after which somebody asks [expert]; and after which what waits comes back once seen."""
FLARES = 2
"""So many flares, as close to each other as the rules look back, ask for a clinician."""


class Kind(StrEnum):
    """What a patient needs somebody for. The most urgent first: this is the order of the list."""

    RED_FLAG = "red-flag"
    URGENT_REQUEST = "urgent-request"
    BONE_PAIN = "bone-pain"
    RED_MORNING = "red-morning"
    TWO_FLARES = "two-flares"
    BROKEN = "broken"
    LOOK = "look"
    GATE = "gate"
    EMPTY = "empty"
    MESSAGE = "message"
    PHASE_MET = "phase-met"
    QUIET = "quiet"
    CLOSED = "closed"
    NO_INTAKE = "no-intake"


ORDER = {kind: place for place, kind in enumerate(Kind)}
MAILED = frozenset({Kind.RED_FLAG, Kind.URGENT_REQUEST, Kind.BONE_PAIN, Kind.TWO_FLARES, Kind.LOOK})
"""What a clinician is mailed for who is not at the list."""
WAITING = frozenset({Kind.BROKEN, Kind.LOOK, Kind.GATE, Kind.EMPTY, Kind.CLOSED})
"""Where the program itself waits for a clinician."""
HURTS = frozenset({Kind.RED_FLAG, Kind.BONE_PAIN, Kind.RED_MORNING, Kind.TWO_FLARES})
"""Beside which nobody is told that the checks of a phase held: they held before."""
SETTLED_BY_A_LOOK = frozenset({Kind.RED_MORNING, Kind.TWO_FLARES, Kind.PHASE_MET, Kind.QUIET})
"""For which having looked is enough. A look can let a program go on, so the others are opened first."""


@dataclass(frozen=True, slots=True)
class Happened:
    """on: its day. known_at: since when it stood here to be seen; None: as far as anybody knows, always."""

    on: date
    known_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """How it stands with a patient, as in Standing, and what else waits. Instants by the practice's clock.

    looked: when a clinician last looked at the program, or changed it. acted: or did anything in the record.
    alarm: a red flag that was said, or a verdict that could not wait; what it was: alarm_is. look_is: why the
    rules ask for a look. empty: nothing is closed, and no exercise is set. message: the first that nobody
    answered. programme_since: since when a program asks for exercises, not counting what was closed before.
    visit: the next one. intake: the last one.
    """

    looked: datetime | None = None
    acted: datetime | None = None
    alarm: datetime | None = None
    alarm_is: str = ""
    urgent: datetime | None = None
    bone: Happened | None = None
    red: Happened | None = None
    flare: Happened | None = None
    flares: int = 0
    broken: Happened | None = None
    look: Happened | None = None
    look_is: str = ""
    gate: Happened | None = None
    gate_is: str = ""
    empty: Happened | None = None
    message: datetime | None = None
    phase_met: Happened | None = None
    closed: Happened | None = None
    programme_since: date | None = None
    logged_on: date | None = None
    visit: datetime | None = None
    intake: datetime | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """since: how long it has waited. facts: what its sentence names."""

    kind: Kind
    since: date
    facts: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Listed:
    """A patient of a list. key: their id."""

    key: str
    name: str
    needs: tuple[Need, ...]


def needs(stands: Stands, today: date) -> tuple[Need, ...]:
    """Everything, the most urgent first.

    A look settles what was known before it, and nothing after. What waits for a clinician comes back after
    a week; where the rules themselves ask for one, or nobody has set an exercise, the next day: as long as
    it is so, a look was not all.
    """
    found = (*_alarms(stands), *_happened(stands, today), *_waits(stands, today), *_asked(stands, today))
    hidden = {Kind.PHASE_MET} if HURTS & {one.kind for one in found} else set()
    return tuple(sorted((one for one in found if one.kind not in hidden), key=lambda one: ORDER[one.kind]))


def settled_by_a_look(found: Iterable[Need]) -> bool:
    """Whether the list may offer to note one: for something that it settles, and nothing to open first."""
    kinds = {one.kind for one in found} - {Kind.MESSAGE, Kind.NO_INTAKE, Kind.URGENT_REQUEST}
    return bool(kinds) and kinds <= SETTLED_BY_A_LOOK


def sorted_by_need(listed: Iterable[Listed]) -> tuple[Listed, ...]:
    """The most urgent first, of these who waited longest, then by name; those who need nothing last."""
    return tuple(sorted(listed, key=_place))


def _place(one: Listed) -> tuple[int, date, str, str]:
    first = one.needs[0] if one.needs else None
    place = ORDER[first.kind] if first else len(ORDER)
    return place, first.since if first else date.min, one.name.casefold(), one.key


def _alarms(stands: Stands) -> Iterator[Need]:
    settled = max((one for one in (stands.looked, stands.acted) if one), default=None)
    if stands.alarm and (settled is None or settled < stands.alarm):
        yield Need(Kind.RED_FLAG, stands.alarm.date(), {"alarm": stands.alarm_is})
    if stands.urgent:
        yield Need(Kind.URGENT_REQUEST, stands.urgent.date())


def _happened(stands: Stands, today: date) -> Iterator[Need]:
    if stands.bone and not _settled(stands, stands.bone):
        yield Need(Kind.BONE_PAIN, stands.bone.on)
    if stands.red and stands.red.on >= today - DAY and not _settled(stands, stands.red):
        yield Need(Kind.RED_MORNING, stands.red.on)
    if stands.flare and stands.flares >= FLARES and not _settled(stands, stands.flare):
        yield Need(Kind.TWO_FLARES, stands.flare.on, {"flares": stands.flares})
    if stands.phase_met and not _settled(stands, stands.phase_met):
        yield Need(Kind.PHASE_MET, stands.phase_met.on)


def _waits(stands: Stands, today: date) -> Iterator[Need]:
    if stands.broken and not _put_off(stands, stands.broken, today, 1):
        yield Need(Kind.BROKEN, stands.broken.on)
    if stands.look and not _put_off(stands, stands.look, today, 1):
        yield Need(Kind.LOOK, stands.look.on, {"why": stands.look_is})
    if stands.gate and not _put_off(stands, stands.gate, today, QUIET_DAYS):
        yield Need(Kind.GATE, stands.gate.on, {"gate": stands.gate_is})
    if stands.empty and not _put_off(stands, stands.empty, today, 1):
        yield Need(Kind.EMPTY, stands.empty.on)
    if stands.closed and not _put_off(stands, stands.closed, today, QUIET_DAYS):
        yield Need(Kind.CLOSED, stands.closed.on)


def _asked(stands: Stands, today: date) -> Iterator[Need]:
    if stands.message:
        yield Need(Kind.MESSAGE, stands.message.date())
    if stands.programme_since and not stands.closed:
        looked = stands.looked.date() if stands.looked else None
        heard = max(one for one in (stands.programme_since, stands.logged_on, looked) if one)
        if (today - heard).days >= QUIET_DAYS:
            last = max(one for one in (stands.programme_since, stands.logged_on) if one)
            yield Need(Kind.QUIET, last, {"days": (today - last).days})
    if stands.visit and stands.intake is None and today <= stands.visit.date() <= today + DAY:
        yield Need(Kind.NO_INTAKE, today, {"tomorrow": int(stands.visit.date() > today)})


def _settled(stands: Stands, happened: Happened) -> bool:
    """Whether somebody looked once it stood here; where nobody knows when it did, on a later day."""
    if stands.looked is None:
        return False
    if happened.known_at is None:
        return stands.looked.date() > happened.on
    return stands.looked >= happened.known_at


def _put_off(stands: Stands, happened: Happened, today: date, days: int) -> bool:
    """A look settles it for so many days."""
    if stands.looked is None or not _settled(stands, happened):
        return False
    return (today - stands.looked.date()).days < days
