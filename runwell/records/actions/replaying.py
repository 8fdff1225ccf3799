"""A program that is brought to today: what the mornings changed is noted, and what holds today is kept."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone

from runwell.programme.flare import Flare
from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation
from runwell.records import plain_values, sound_programmes
from runwell.records.access.course_marks import course_mark
from runwell.records.access.courses import course_of
from runwell.records.access.programmes import situation_in
from runwell.records.access.writing import Held
from runwell.records.actions.changing import Changing
from runwell.records.models import KeptProgramme, ProgrammeChange
from runwell.records.packs import the_pack
from runwell.records.programme_today import ProgrammeToday, plain_changed, read_changed
from runwell.records.replay import Base, Replay, reasons, replay
from runwell.refusals import Refusal

BASE = ("base", "base_flares", "base_on", "base_pack")


@dataclass(frozen=True, slots=True)
class Replaying:
    """To be used inside an action, which holds the patient's row. today: the runner's day."""

    kept: KeptProgramme
    today: date

    def brought(self) -> ProgrammeToday:
        """The program as it is today. Refusal: what is kept cannot be read, or is in the pack no more."""
        there, day = self._there(), self._day()
        mark = course_mark(self.kept, there, day)
        if self.kept.stands.get("mark") == mark:
            with suppress(Refusal):  # what does not read any more is made anew
                return ProgrammeToday.of(self.kept, read_changed(self.kept.programme(), self.kept.stands))
        return self._replayed(there, day)

    def begin_anew(self, change: Callable[[Programme], Programme]) -> None:
        """Replay from now on from the program before this morning, with the change made to it.

        So what comes in later today about this morning still counts, and nothing before it.
        """
        base = Base(programme=self.kept.programme(), on=self._day(), flares=self._flares())
        with suppress(Refusal):  # a program that goes on no more is mended by changing it
            base = self._replay(self._there(), base.on).before
        self._hold_base(replace(base, programme=change(base.programme)))
        self.kept.stands = {}
        self.kept.save(update_fields=[*BASE, "stands"])

    def follow(self, before: KeptProgramme) -> None:
        """Begin in place of that program, which ends: its flare goes on, and is not over by a new program."""
        flares = Replaying(before, self.today)._flares()
        self._hold_base(Base(programme=self.kept.programme(), on=self.today, flares=flares))
        self.kept.remind_at, self.kept.remind_by_mail = before.remind_at, before.remind_by_mail

    def _replayed(self, there: Situation, day: date) -> ProgrammeToday:
        found = self._replay(there, day)
        self._note(there, found)
        self._hold_base(found.base)
        before = {"programme": plain_values.plain(found.before.programme)}
        before["flares"] = plain_values.plain(found.before.flares)
        self.kept.stands = {"on": day.isoformat(), "before": before, **plain_changed(found.now)}
        self.kept.stands["mark"] = course_mark(self.kept, self._there(), day)
        self.kept.save(update_fields=[*BASE, "stands", "rested_on"])
        return ProgrammeToday.of(self.kept, found.now)

    def _replay(self, there: Situation, day: date) -> Replay:
        began = timezone.localdate(self.kept.began_at)
        course = course_of(self.kept.patient)
        return replay(the_pack(), self._base(), there, course, began=began, today=day)

    def _note(self, there: Situation, found: Replay) -> None:
        was, programme = self.kept.programme(), found.now.programme
        if programme == was:
            return
        moved = replace(there, phase=programme.phase)
        sound_programmes.demand_stays(the_pack(), moved, programme, was.prescriptions)
        why = reasons(found.changes)
        if programme.phase != was.phase:
            gone = {one.exercise for one in was.prescriptions} - {
                one.exercise for one in programme.prescriptions
            }
            why = {**dict.fromkeys(gone, why.get("", ())), **why}
        Changing(Held(self.kept.patient, ProgrammeChange.RULES), self.kept).go_on(programme, why)

    def _there(self) -> Situation:
        return situation_in(self.kept)  # which nobody else changes, since its patient's row is held

    def _day(self) -> date:
        """Today; never before it began or what was replayed already, for a runner who traveled west."""
        on = self.kept.stands.get("on")
        began = self.kept.base_on or timezone.localdate(self.kept.began_at)
        return max(self.today, began, *([date.fromisoformat(on)] if on else []))

    def _base(self) -> Base:
        """As it is kept; from the last morning on where the knowledge has changed since."""
        kept, before = self.kept, self.kept.stands.get("before")
        if kept.base_on is None:
            return Base(programme=kept.programme(), on=timezone.localdate(kept.began_at))
        if before and kept.base_pack != the_pack().version:
            on, programme, flares = (
                date.fromisoformat(kept.stands["on"]),
                before["programme"],
                before["flares"],
            )
        else:
            on, programme, flares = kept.base_on, kept.base, kept.base_flares
        read = plain_values.read(Programme, programme)
        return Base(programme=read, on=on, flares=plain_values.read_tuple(Flare, flares))

    def _flares(self) -> tuple[Flare, ...]:
        return plain_values.read_tuple(Flare, self.kept.stands.get("flares", []))

    def _hold_base(self, base: Base) -> None:
        self.kept.base, self.kept.base_on = plain_values.plain(base.programme), base.on
        self.kept.base_flares, self.kept.base_pack = plain_values.plain(base.flares), the_pack().version
        if the_pack().version not in self.kept.rested_on:
            self.kept.rested_on = [*self.kept.rested_on, the_pack().version]
