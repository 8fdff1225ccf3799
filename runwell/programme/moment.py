"""One morning of a programme, with everything that the rules look at, and what they all do alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from runwell.knowledge.pack import Pack
from runwell.programme.aftermath import DAY
from runwell.programme.bands import Judged, judged_day
from runwell.programme.because import Because
from runwell.programme.changed import Change
from runwell.programme.course import Course, Done
from runwell.programme.flare import Flare
from runwell.programme.prescription import LONGEST, Prescription, Programme
from runwell.programme.room import counts, in_full
from runwell.programme.situation import Situation
from runwell.programme.step_back import halved
from runwell.programme.steps import Day, Step, stepped, too_long


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """anew: a programme for a situation that keeps what a clinician set. judged: of yesterday's sessions."""

    pack: Pack
    group: str
    programme: Programme
    situation: Situation
    course: Course
    today: date
    allowed: Callable[[str], bool]
    anew: Callable[[Situation, Sequence[Prescription]], Programme]
    flares: tuple[Flare, ...]
    judged: Judged | None = None

    @property
    def open_flare(self) -> Flare | None:
        """The flare that has not ended."""
        return self.flares[-1] if self.flares and self.flares[-1].over is None else None

    def of_phase(self, phase: int) -> Programme:
        """A programme of that phase; what a clinician set stays in it."""
        kept = tuple(one for one in self.programme.prescriptions if one.by_clinician)
        return self.anew(replace(self.situation, phase=phase), kept)

    def stepped(self) -> tuple[Programme, tuple[Change, ...]]:
        """The programme after yesterday's session, exercise by exercise; after a run alone as it was."""
        if self.judged is None or not self.course.sessions_of(self.today - DAY):
            return self.programme, ()
        asked, changes, days = list(self.programme.prescriptions), list[Change](), self._days()
        for place, one in enumerate(self.programme.prescriptions):
            others = {other.exercise for other in asked} - {one.exercise}
            of_one = [replace(day, done=_done(day, one.exercise)) for day in days]
            step = stepped(self.pack, one, of_one, self.today, self._allowed_after(one), others)
            step = self._in_time(asked, place, step)
            asked[place] = step.asked
            if step.did:
                changes.append(Change(step.did, step.because, one, step.asked))
        return replace(self.programme, prescriptions=tuple(asked)), tuple(changes)

    def at_half(self, because: Because) -> tuple[Programme, tuple[Change, ...]]:
        """The programme as it begins again: the sets halved, and what was done before counts no more."""
        asked, changes = list[Prescription](), list[Change]()
        for one in self.programme.prescriptions:
            now, did = (
                halved(self.pack, one)
                if one.sets > 1 and not one.halved and not one.by_clinician
                else (one, None)
            )
            asked.append(now if one.by_clinician else replace(now, since=self.today))
            if did:
                changes.append(Change(did, (because,), one, asked[-1]))
        return replace(self.programme, prescriptions=tuple(asked)), tuple(changes)

    def _days(self) -> list[Day]:
        """The last days with sessions, as many as a step looks at, oldest first; yesterday's the last."""
        wanted = int(self.pack.progressions.fact("exercise-load", "progress-sessions").number)
        days, day = list[Day](), self.course.last_day(self.today - DAY)
        while day and len(days) < max(2, wanted):
            judged = judged_day(self.pack, self.group, self.course, day)
            done = tuple(one for session in self.course.sessions_of(day) for one in session.done)
            if judged:
                days.append(Day(day, judged, done))
            day = self.course.last_day(day - DAY)
        return days[::-1]

    def _allowed_after(self, one: Prescription) -> Callable[[str], bool]:
        """No harder exercise takes the place of what the exit counts."""
        there = replace(self.situation, phase=self.programme.phase)
        if not counts(self.pack, there, one.exercise):
            return self.allowed
        harder = self.pack.exercises[one.exercise].harder
        return lambda name: name != harder and self.allowed(name)

    def _in_time(self, asked: list[Prescription], place: int, step: Step) -> Step:
        """Not made: a step that makes the session too long, or takes the room of what the exit counts."""
        there = replace(self.situation, phase=self.programme.phase)
        after = [*asked[:place], step.asked, *asked[place + 1 :]]
        longest = max(LONGEST, in_full(self.pack, there, asked))
        if step.asked == asked[place] or in_full(self.pack, there, after) <= longest:
            return step
        return too_long(step, asked[place])


def _done(day: Day, exercise: str) -> tuple[Done, ...]:
    return tuple(one for one in day.done if one.exercise == exercise)
