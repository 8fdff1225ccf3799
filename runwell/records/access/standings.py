"""How it stands with a patient, worked out of what is kept, by the rules that the program's pages apply."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.utils import timezone

from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.programme.aftermath import DAY
from runwell.programme.bands import Band, judged_day
from runwell.programme.because import Because, Why
from runwell.programme.causes import group_of, leading
from runwell.programme.course import Course
from runwell.programme.escalation import escalations
from runwell.programme.flare import Flare
from runwell.programme.phases import HOURS
from runwell.records import plain_values
from runwell.records.access.checks_since import stopping_check
from runwell.records.access.closings import Closing, asks_since, without_sessions
from runwell.records.access.courses import course_of
from runwell.records.access.intakes import newest_intake
from runwell.records.access.phase_exits import phase_exit
from runwell.records.access.planned_sessions import earlier_days, planned_sessions
from runwell.records.access.programmes import newest_safety_word, situation_in
from runwell.records.intake_questions import intake_questions
from runwell.records.models import (
    Consent,
    GateEntry,
    Intake,
    KeptMorning,
    KeptProgramme,
    KeptRun,
    OwnCheck,
    Patient,
    ProgrammeChange,
    RunWord,
    SafetyWord,
    SessionAnswer,
    SetEntry,
)
from runwell.records.packs import the_pack
from runwell.records.programme_today import LOCKS, ProgrammeToday

LOOKED_BACK = 14
"""Days in which a red morning or the pain of a bone is looked for."""
ALARMS = frozenset({Level.EMERGENCY.id, Level.URGENT_SAME_DAY.id})
SAID, TOLD = "said", "told"
"""That they said a red flag is there, before a session; or told, before a visit, what may not wait for it."""


def to_bring_up(today: date) -> QuerySet[Patient]:
    """Who agrees to a record, and has a program that is not worked out up to that day, or nothing yet."""
    agreed = Consent.objects.filter(purpose=Consent.RECORD, withdrawn_at=None).values("patient")
    running = Exists(KeptProgramme.objects.filter(patient=OuterRef("pk"), ended_at=None))
    told = (Exists(model.objects.filter(patient=OuterRef("pk"))) for model in (OwnCheck, SafetyWord, Intake))
    behind = Q(running, standing__as_of__lt=today) | Q(Q(running) | reduce(or_, map(Q, told)), standing=None)
    return Patient.objects.filter(behind, id__in=agreed).order_by("id")


def keeps_a_record(patient_id: UUID) -> bool:
    """Whether there is such a patient, who agrees to it."""
    agreed = Consent.objects.filter(patient=patient_id, purpose=Consent.RECORD, withdrawn_at=None)
    return agreed.exists()


def looked_at(patient: Patient) -> datetime | None:
    """When a clinician last looked at or changed a program, or opened or closed a gate."""
    changed = ProgrammeChange.objects.filter(programme__patient=patient, by=ProgrammeChange.CLINICIAN)
    gates = GateEntry.objects.filter(patient=patient)
    found = (changed.aggregate(last=Max("at"))["last"], gates.aggregate(last=Max("at"))["last"])
    return max((one for one in found if one), default=None)


def alarm_of(patient: Patient) -> tuple[str, datetime | None]:
    """The last thing that cannot wait, and when: a check's level, or that a red flag was said to be there.

    A milder check after it does not take it away here: a person is to look. Of what is told before a visit,
    the newest counts, as on every page.
    """
    checks = OwnCheck.objects.filter(patient=patient, verdict__level__in=sorted(ALARMS))
    check = checks.order_by("-kept_at").first()
    word = newest_safety_word(patient)
    found = [(check.kept_at, str(check.verdict["level"]))] if check else []
    found += [(word.said_at, SAID)] if word and word.rules else []
    told = newest_intake(patient)
    found += [(told.sent_at, TOLD)] if told and intake_questions().may_not_wait(told.answers) else []
    at, what = max(found, default=(None, ""))
    return what, at


def logged_on(patient: Patient) -> date | None:
    """The last day with a session, a diary line, a run or a word on one."""
    sets = SetEntry.objects.filter(session__programme__patient=patient)
    answers = SessionAnswer.objects.filter(session__programme__patient=patient)
    runs = KeptRun.objects.filter(patient=patient, hidden=False)
    rest = (model.objects.filter(patient=patient) for model in (KeptMorning, RunWord))
    days = (rows.aggregate(last=Max("on"))["last"] for rows in (sets, answers, runs, *rest))
    return max((day for day in days if day), default=None)


@dataclass(frozen=True, slots=True)
class Worked:
    """What follows from a program that was brought to today. course: all that was logged."""

    kept: KeptProgramme
    stands: ProgrammeToday
    course: Course
    today: date

    @classmethod
    def of(cls, stands: ProgrammeToday, today: date) -> Worked:
        return cls(stands.kept, stands, course_of(stands.kept.patient), today)

    def facts(self) -> dict[str, Any]:
        """The fields of a Standing."""
        pack, there = the_pack(), situation_in(self.kept)
        group = group_of(pack, leading(pack, there))
        bone = pack.progressions.bands[group].amber_from is None if group else False
        closing = Closing.of(self.kept.patient)
        look = tuple(self._look(pack, closing))
        closed = tuple(one for one in self.stands.today.locked if one.why in LOCKS)
        flare_on, flares = self._flares(pack)
        return {
            "programme_since": asks_since(closing, self.kept, self.today),
            "red_on": self._last(lambda day: _red(pack, group, self.course, day)) if group else None,
            "bone_on": self._last(lambda day: _hurt(pack, group, self.course, day)) if bone else None,
            "flare_on": flare_on,
            "flares": flares,
            "look": plain_values.plain(look),
            "look_on": self._asked_since(pack) if look else None,
            "closed": plain_values.plain(closed),
            "closed_on": self._closed_since() if closed else None,
            "empty_on": self._empty_since() if self.stands.is_empty else None,
            **self._exit(pack),
        }

    def _last(self, holds: Callable[[date], bool]) -> date | None:
        days = (self.today - DAY * back for back in range(LOOKED_BACK))
        return next((day for day in days if holds(day)), None)

    def _flares(self, pack: Pack) -> tuple[date | None, int]:
        """The last one, and how many the rules count when it began."""
        began = [one.began for one in self.stands.flares if not one.bone]
        if not began:
            return None, 0
        within = pack.progressions.fact("flare", "two-flares").number
        return began[-1], sum((began[-1] - day).days <= within for day in began)

    def _look(self, pack: Pack, closing: Closing) -> Iterator[Because]:
        """Beside what holds today: that it does not get better. Two flares and locks stand for themselves."""
        for one in self.stands.clinician:
            if one.why not in LOCKS and one.why is not Why.BACK_A_PHASE:
                yield one
        begun = timezone.localdate(self.kept.began_at)
        earlier = earlier_days(self.kept.changes.order_by("number"))
        shut = without_sessions(closing, self.kept, self.today)
        asked = planned_sessions(self.kept, begun, max(0, (self.today - begun).days), earlier, shut)
        if not self.stands.today.locked:
            yield from escalations(pack, self.course, begun, self.today, len({one.on for one in asked}))

    def _asked_since(self, pack: Pack) -> date:
        """The day of a flare on which the rules ask; else when a clinician last looked."""
        open_one = next((one for one in self.stands.flares if one.over is None), None)
        if open_one:
            return _asked_of(pack, open_one)
        begun = timezone.localdate(self.kept.began_at)
        return max([begun, *(day for day in self.course.seen if day <= self.today)])

    def _closed_since(self) -> date:
        """The latest that may have closed it."""
        kept, word = self.kept, newest_safety_word(self.kept.patient)
        check = stopping_check(kept)
        locked = kept.changes.filter(what=ProgrammeChange.LOCKED).order_by("-number").first()
        gate = GateEntry.objects.filter(patient=kept.patient, opened=False).order_by("-number").first()
        found = [kept.began_at, check and check.kept_at, locked and locked.at, gate and gate.at]
        found += [word.said_at] if word and word.rules else []
        return timezone.localdate(max(at for at in found if at))

    def _empty_since(self) -> date:
        """The latest that may have opened it, or taken out the last exercise."""
        whats = (ProgrammeChange.UNLOCKED, ProgrammeChange.EXERCISE)
        change = self.kept.changes.filter(what__in=whats).order_by("-number").first()
        gate = GateEntry.objects.filter(patient=self.kept.patient, opened=True).order_by("-number").first()
        found = [self.kept.began_at, change and change.at, gate and gate.at]
        return timezone.localdate(max(at for at in found if at))

    def _exit(self, pack: Pack) -> Mapping[str, Any]:
        """Without what only a clinician says of a phase or gate: that is what they are needed for."""
        found = phase_exit(self.kept, self.today)
        checks = found.exit.checks if found else ()
        met = _both(pack, [set(one.days) for one in checks if one.check.by != "clinician"])
        gate = found.gate if found and met else ""
        return {"phase_met_on": None if gate else met, "gate_waits_on": met if gate else None, "gate": gate}


def _red(pack: Pack, group: str, course: Course, morning: date) -> bool:
    """The morning after a session or a run that the rules call red."""
    judged = judged_day(pack, group, course, morning - DAY)
    return judged is not None and judged.band is Band.RED


def _hurt(pack: Pack, group: str, course: Course, day: date) -> bool:
    """Somebody said that day, or of the night before it, that a bone hurt, or that they limped."""
    judged = judged_day(pack, group, course, day)
    if judged and judged.band is Band.STOP_BONE and any(not one.cautious for one in judged.because):
        return True
    morning, red = course.morning(day), pack.progressions.bands[group].red_from or 0
    if morning is None:
        return False
    return bool(morning.woke) or (morning.pain is not None and morning.pain >= red)


def _asked_of(pack: Pack, flare: Flare) -> date:
    if flare.bone:
        return flare.began
    return flare.began + DAY * int(pack.progressions.fact("flare", "day-of-clinician").number)


def _both(pack: Pack, held: Iterable[set[date]]) -> date | None:
    """The first day on which everything held for the second time, far enough after the first."""
    every = list(held)
    both = sorted(set.intersection(*every)) if every else []
    apart = pack.progressions.fact("phases", "exit-days-apart").number / HOURS
    return next((day for day in both if (day - both[0]).days >= apart), None)
