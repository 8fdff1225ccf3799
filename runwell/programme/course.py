"""What a runner has logged: sessions and mornings, as the progression rules read them.

None always means that nothing was said, which is never the same as no pain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from runwell.programme.situation import MOST_PAIN
from runwell.refusals import Refusal


class Said(StrEnum):
    """What a runner said of an exercise while doing it."""

    TOO_HARD = "too-hard"
    TOO_EASY = "too-easy"
    HURTS = "hurts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One exercise of a session. reserve: repetitions in reserve in the last set, 0-5 (RIR).

    repetitions, seconds: the fewest of a set that was done; None where nobody knows.
    skipped: why it was left out, in the runner's words; "" where it was done.
    """

    exercise: str
    sets_asked: int
    sets_done: int
    reserve: int | None = None
    said: Said | None = None
    skipped: str = ""
    repetitions: int | None = None
    seconds: int | None = None

    def __post_init__(self) -> None:
        if not self.sets_done >= 0 or self.sets_asked < 1:
            raise Refusal("These are no sets", self.exercise, "Count from 0")
        if self.reserve is not None and not 0 <= self.reserve <= 5:
            raise Refusal("Repetitions in reserve go from 0 to 5", self.exercise, "Choose one of them")

    @property
    def whole(self) -> bool:
        """Every set that was asked for was done."""
        return not self.skipped and self.sets_done >= self.sets_asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A session that was done. during: worst pain 0-10 (P_dur). hour_after: pain 60 minutes later (P_post).

    effort: 0-10 (RPE). limp: a visible change of gait. also_red: something else that the group's band names,
    such as catching, giving way, or symptoms that move down the leg.
    """

    on: date
    done: tuple[Done, ...]
    during: int | None = None
    hour_after: int | None = None
    effort: int | None = None
    limp: bool | None = None
    also_red: bool | None = None

    def __post_init__(self) -> None:
        for pain in (self.during, self.hour_after, self.effort):
            demand_scale(pain)


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """A morning's entry. pain: at the first steps, 0-10 (P_am). woke: pain woke the runner (P_night)."""

    on: date
    pain: int | None = None
    woke: bool | None = None
    painkillers: bool | None = None

    def __post_init__(self) -> None:
        demand_scale(self.pain)


@dataclass(frozen=True, slots=True)
class Course:
    """Everything logged, oldest first; at most one morning a day, any number of sessions.

    seen: the days on which a clinician looked at how it goes. runs: runs of which the runner said how they
    went. They are judged as sessions are, and ask for no step of an exercise.
    """

    sessions: tuple[Session, ...] = ()
    mornings: tuple[Morning, ...] = ()
    seen: tuple[date, ...] = ()
    runs: tuple[Session, ...] = ()

    def __post_init__(self) -> None:
        for rows in (self.sessions, self.mornings, self.runs):
            days = [row.on for row in rows]
            if days != sorted(days):
                raise Refusal("The log is out of order", "course", "Put the oldest first")
        if len({morning.on for morning in self.mornings}) < len(self.mornings):
            raise Refusal("There are two mornings on one day", "course", "Keep the later entry")

    def morning(self, on: date) -> Morning | None:
        """The entry of that morning, if there is one."""
        place = bisect_left(self.mornings, on, key=lambda morning: morning.on)
        found = self.mornings[place : place + 1]
        return found[0] if found and found[0].on == on else None

    def sessions_of(self, on: date) -> tuple[Session, ...]:
        """The sessions of that day."""
        return _of_day(self.sessions, on)

    def efforts_of(self, on: date) -> tuple[Session, ...]:
        """The sessions and the runs of that day."""
        return self.sessions_of(on) + _of_day(self.runs, on)

    def last_day(self, by: date) -> date | None:
        """The last day with a session, up to that one."""
        return _last(self.sessions, by)

    def last_effort(self, by: date) -> date | None:
        """The last day with a session or a run, up to that one."""
        return max(filter(None, (_last(self.sessions, by), _last(self.runs, by))), default=None)


def _of_day(rows: tuple[Session, ...], on: date) -> tuple[Session, ...]:
    first = bisect_left(rows, on, key=lambda session: session.on)
    return rows[first : bisect_right(rows, on, key=lambda session: session.on)]


def _last(rows: tuple[Session, ...], by: date) -> date | None:
    place = bisect_right(rows, by, key=lambda session: session.on)
    return rows[place - 1].on if place else None


def demand_scale(value: int | None) -> None:
    """Refusal: it is neither None nor 0 to 10."""
    if value is not None and not 0 <= value <= MOST_PAIN:
        raise Refusal(f"{value} is not on a scale from 0 to 10", "pain", "Choose 0 to 10")
