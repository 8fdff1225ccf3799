"""How a session went: what the pain during it, afterwards and the next morning allows.

Missing answers never raise: they take the careful side, and say so (decision 0028).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from runwell.knowledge.pack import Pack
from runwell.knowledge.progressions import PainBand
from runwell.programme.aftermath import Aftermath, slope
from runwell.programme.because import Because, Why
from runwell.programme.bone_band import bone
from runwell.programme.course import Course, Session


class Band(IntEnum):
    """Milder ones are smaller."""

    GREEN = 0
    AMBER = 1
    RED = 2
    STOP_BONE = 3
    LOCK = 4


Found = tuple[Band, Because]


@dataclass(frozen=True, slots=True)
class Judged:
    """The band, and everything that puts the session there."""

    band: Band
    because: tuple[Because, ...]

    @property
    def cautious(self) -> bool:
        """The rules are silent, or an answer is missing: without that it would be a milder band."""
        return bool(self.because) and all(one.cautious for one in self.because)


def judged(pack: Pack, group: str, course: Course, session: Session) -> Judged:
    """The band of that session, by what is in the course about it and the morning after."""
    band = pack.progressions.bands[group]
    if band.locked:
        return Judged(Band.LOCK, (Because(Why.LOCKED_GROUP, {"group": group}),))
    after = Aftermath.of(pack, course, session.on)
    if band.amber_from is None:
        stops = tuple(bone(session, after, band))
        return Judged(Band.STOP_BONE, stops) if stops else _green(band)
    found = [*_session(band, session), *_morning(pack, band, after), *_night(band, after)]
    if all(one is Band.GREEN for one, _ in found):
        found += _guards(pack, band, course, session)
    worst = max((one for one, _ in found), default=Band.GREEN)
    return Judged(worst, tuple(why for one, why in found if one is worst)) if worst else _green(band)


def judged_day(pack: Pack, group: str, course: Course, day: date) -> Judged | None:
    """The worst of that day's sessions and runs; None without any."""
    of_day = [judged(pack, group, course, session) for session in course.efforts_of(day)]
    if not of_day:
        return None
    worst = max(one.band for one in of_day)
    kept: list[Because] = []
    for why in (why for one in of_day if one.band is worst for why in one.because):
        if why not in kept:
            kept.append(why)
    return Judged(worst, tuple(sorted(kept, key=lambda why: (why.why, str(why.facts)))))


def _green(band: PainBand) -> Judged:
    return Judged(Band.GREEN, (Because(Why.ALL_GOOD, {}, band.rests_on),))


def _session(band: PainBand, session: Session) -> Iterator[Found]:
    amber = band.amber_from or 0
    if session.during is None:
        yield Band.AMBER, Because(Why.NO_DURING, cautious=True)
    elif session.during >= amber:
        yield _pain(band, session.during, Why.DURING_AMBER, Why.DURING_RED, cautious=False)
    # Asked of everybody, ruled for bone alone: the caps of the session hold an hour later as well.
    if session.hour_after is not None and session.hour_after >= amber:
        yield _pain(band, session.hour_after, Why.HOUR_AMBER, Why.HOUR_RED, cautious=True)
    if session.limp or session.also_red:
        yield Band.RED, Because(Why.LIMPED if session.limp else Why.ALSO_RED, {"group": band.group})
    if session.limp is None:
        yield Band.AMBER, Because(Why.NO_LIMP, cautious=True)
    if band.ask and session.also_red is None:
        yield Band.AMBER, Because(Why.NO_ALSO, {"group": band.group}, cautious=True)


def _pain(band: PainBand, pain: int, amber: Why, red: Why, *, cautious: bool) -> Found:
    is_red = band.red_from is not None and pain >= band.red_from
    cap = (band.red_from if is_red else band.amber_from) or 0
    because = Because(red if is_red else amber, {"pain": pain, "cap": cap}, band.rests_on, cautious)
    return (Band.RED if is_red else Band.AMBER), because


def _morning(pack: Pack, band: PainBand, after: Aftermath) -> Iterator[Found]:
    if after.pain is None:
        yield Band.AMBER, Because(Why.NO_MORNING, cautious=True)
        return
    if after.painkillers:
        yield Band.AMBER, Because(Why.PAINKILLERS, cautious=True)
    if after.base is None:
        # Nothing to hold it against: no step on, and a pain that would be red in a session is red.
        red = band.red_from is not None and after.pain >= band.red_from
        yield Band.RED if red else Band.AMBER, Because(Why.NO_BASE, {"pain": after.pain}, cautious=True)
        return
    rise = pack.progressions.fact("pain-monitoring", "morning-rise-red")
    calm = pack.progressions.fact("pain-monitoring", "morning-rise-amber")
    facts = {"pain": after.pain, "base": after.base}
    if after.pain >= after.base + rise.number:
        yield Band.RED, Because(Why.MORNING_RED, facts, rise.rests_on, after.thin)
    elif after.pain > after.base + calm.number:
        yield Band.AMBER, Because(Why.MORNING_AMBER, facts, calm.rests_on, after.thin)


def _night(band: PainBand, after: Aftermath) -> Iterator[Found]:
    if after.woke is None:
        yield Band.AMBER, Because(Why.NO_NIGHT, cautious=True)
    elif after.woke and not after.woke_before:
        yield Band.RED, Because(Why.NIGHT_RED, cautious=after.woke_before is None)
    elif after.woke and band.also_amber:
        # Not new, but this group asks that it does not rise, which yes and no cannot show: no step on.
        yield Band.AMBER, Because(Why.NIGHT_STILL, cautious=True)


def _guards(pack: Pack, band: PainBand, course: Course, session: Session) -> Iterator[Found]:
    first = course.sessions[0].on if course.sessions else session.on
    if band.from_day and session.on < first + timedelta(days=band.from_day):
        yield Band.AMBER, Because(Why.EARLY_DAYS, {"days": band.from_day}, cautious=True)
    days = int(pack.progressions.fact("pain-monitoring", "weekly-guard-days").number)
    guard = pack.progressions.fact("pain-monitoring", "weekly-guard")
    fewest = int(pack.progressions.fact("inputs", "p-base").number)
    a_week = slope(course, session.on + timedelta(days=1), days, fewest)
    if a_week is not None and a_week > guard.number:
        yield Band.AMBER, Because(Why.CLIMBING, {"days": days}, guard.rests_on)
