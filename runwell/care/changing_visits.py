"""Which change of a visit is allowed, by how the request and its time stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from types import MappingProxyType

# Both are expert: with less notice than a day nobody else can be given the time, so the runner is asked to
# call; and people come a little early.
LATE = timedelta(hours=24)
EARLY = timedelta(hours=1)


class Change(Enum):
    """The front desk's: accept to missed. The runner's: agree, move, cancel."""

    ACCEPT = "accept"
    PROPOSE = "propose"
    BOOK = "book"
    DECLINE = "decline"
    ANSWER = "answer"
    CAME = "came"
    MISSED = "missed"
    AGREE = "agree"
    MOVE = "move"
    CANCEL = "cancel"


class Hindrance(Enum):
    """OVER: the request has ended. OTHERWISE: it stands otherwise by now. NO_TIME: it has no time.

    HOLDS_A_TIME: what needs a request without one. BEGUN, NOT_BEGUN: the visit.
    """

    OVER = "over"
    OTHERWISE = "otherwise"
    NO_TIME = "no time"
    HOLDS_A_TIME = "holds a time"
    BEGUN = "begun"
    NOT_BEGUN = "not begun"


@dataclass(frozen=True, slots=True)
class Stand:
    """request: its state. visit, begins_at: of its newest time; "" and None where there is none."""

    request: str
    visit: str = ""
    begins_at: datetime | None = None


_OPEN = frozenset({"waiting", "proposed", "agreed"})
_FROM = MappingProxyType(
    {
        Change.ACCEPT: frozenset({"waiting"}),
        Change.PROPOSE: _OPEN | {"answered"},
        Change.BOOK: _OPEN | {"answered"},
        Change.DECLINE: _OPEN,
        Change.ANSWER: frozenset({"waiting"}),
        Change.AGREE: frozenset({"proposed"}),
        Change.MOVE: _OPEN,
        Change.CANCEL: _OPEN,
    }
)
_NEEDS = MappingProxyType({Change.ACCEPT: "held", Change.AGREE: "proposed"})
_MARKS = MappingProxyType({Change.CAME: EARLY, Change.MISSED: timedelta()})


def hindrance(change: Change, stand: Stand, now: datetime) -> Hindrance | None:
    """What stands in the way; None: nothing does."""
    if change in _MARKS:
        return _of_a_mark(stand, now + _MARKS[change])
    if stand.request not in _FROM[change]:
        return Hindrance.OTHERWISE if stand.request in _OPEN else Hindrance.OVER
    if change is Change.ANSWER:
        return Hindrance.HOLDS_A_TIME if stand.visit in ("held", "proposed", "agreed") else None
    if change in _NEEDS and stand.visit != _NEEDS[change]:
        return Hindrance.NO_TIME
    fixed = change in _NEEDS or stand.request == "agreed"
    return Hindrance.BEGUN if fixed and _begun(stand, now) else None


def is_late(begins_at: datetime, now: datetime) -> bool:
    """True where whoever moves or cancels is asked to call, too."""
    return now < begins_at < now + LATE


def _of_a_mark(stand: Stand, now: datetime) -> Hindrance | None:
    if stand.visit not in ("agreed", "came", "missed"):
        return Hindrance.NO_TIME
    return None if _begun(stand, now) else Hindrance.NOT_BEGUN


def _begun(stand: Stand, now: datetime) -> bool:
    return stand.begins_at is not None and stand.begins_at <= now
