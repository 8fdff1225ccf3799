"""The programs of made-up runners: weeks of sessions, mornings and scores, each through the real action.

The actions date what they do to the day on which they run. So each is run for its day, and what it noted is
dated back to that day; the trail is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.db import transaction
from django.utils import timezone

from runwell.programme.choose import programme_of
from runwell.programme.dosing import first_dose
from runwell.programme.prescription import Prescription
from runwell.programme.situation import Situation, everyday
from runwell.records.access.courses import NO_SIDES
from runwell.records.access.demo import demand_open_demo, somebody_made_up
from runwell.records.access.planned_sessions import planned_sessions
from runwell.records.actions.clinicians_programmes import begin_for_patient
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.phase_moves import move_phase
from runwell.records.actions.prescriptions import change_prescription, look_at_course
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.programmes import keep_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.made_up import MadeUpProgram
from runwell.records.models import Account, GateEntry, KeptProgramme, Patient, ProgrammeChange, SafetyWord
from runwell.records.packs import the_pack
from runwell.records.programme_today import ProgrammeToday
from runwell.records.roles import Role
from runwell.records.safety_words import WARNING

DAY, MORNING, EVENING = timedelta(days=1), time(7), time(18, 30)
SETS_APART = timedelta(seconds=90)
ASKED_AGAIN = 10
"""Days between two readings of the warning."""


@dataclass(frozen=True, slots=True)
class _Lived:
    """A program as it is lived through, day by day."""

    account: Account
    patient: Patient
    clinician: Account | None
    story: MadeUpProgram
    today: date

    @property
    def first(self) -> date:
        return self.today - DAY * self.story.days_ago

    def of_week(self, values: tuple[int, ...], day: date) -> int:
        return values[min((day - self.first).days // 7, len(values) - 1)]

    def phase_from(self, day: date) -> int:
        """The phase to which the clinician moves it on that day, 0 none."""
        moves = dict(self.story.phases_after)
        if self.story.phase_2_after:
            moves[self.story.phase_2_after] = 2
        return moves.get((day - self.first).days, 0)

    def morning(self, day: date) -> int:
        """Pain of that morning: the last ones are told singly; the others go up and down a little."""
        late = len(self.story.lately) - 1 - (self.today - day).days
        if late >= 0:
            return self.story.lately[late]
        return max(0, self.of_week(self.story.mornings, day) - (day.toordinal() % 3 == 0))


@transaction.atomic
def live_with_program(*, by: str, account: Account, story: MadeUpProgram, today: date) -> None:
    """From the day on which the program began until today. Refusal: this is no demo, or it is production."""
    demand_open_demo(by)
    patient = account.patient
    clinician = somebody_made_up(story.clinician, Role.CLINICIAN) if story.clinician else None
    lived = _Lived(account, patient, clinician, story, today)
    _begin(lived)
    _say_scores(lived)
    stands = None
    for number in range(story.days_ago + 1):
        stands = _a_day(lived, lived.first + DAY * number, stands)
    if story.gate_today:
        _open_later_gate(lived)
    if story.puzzle:
        take_in_sessions(by=account, patient_id=patient.id, entries=[_puzzle(lived)])


def _begin(lived: _Lived) -> None:
    story, of = lived.story, {"patient_id": lived.patient.id}
    if story.begun_by_clinician:
        begin_for_patient(
            **of,
            by=lived.clinician,
            cause=story.cause,
            equipment=everyday(the_pack()),
            weekdays=story.weekdays,
        )
    else:
        there = Situation(cause=story.cause, equipment=everyday(the_pack()), weekdays=story.weekdays)
        made = programme_of(the_pack(), there)
        keep_programme(**of, by=lived.account, programme=made, situation=there)
    if story.gate:
        open_bone_gate(**of, by=lived.clinician, gate=story.gate, reason=story.reason)
        GateEntry.objects.filter(patient=lived.patient).update(at=_at(lived.first + DAY, MORNING))
    kept = KeptProgramme.objects.filter(patient=lived.patient)
    kept.update(began_at=_at(lived.first, MORNING), base_on=None, stands={})
    _date_back(lived, lived.first)


def _a_day(lived: _Lived, day: date, stands: ProgrammeToday | None) -> ProgrammeToday | None:
    """The morning is written down, the program follows it, and in the evening the session is done.

    stands: how it stood the day before, where nothing can have changed since. The same for the next day.
    """
    ago, of = (lived.today - day).days, {"patient_id": lived.patient.id}
    logs = ago >= lived.story.quiet_days
    if (day - lived.first).days % ASKED_AGAIN == 0 and logs and not lived.story.gate:
        say_have_read(**of, by=lived.account, words=WARNING, on=lived.today)
        SafetyWord.objects.filter(patient=lived.patient, on=lived.today).update(
            on=day, said_at=_at(day, EVENING)
        )
    if logs:
        keep_morning(**of, by=lived.account, on=day, pain=lived.morning(day), woke=False, painkillers=False)
    if phase := lived.phase_from(day):
        move_phase(**of, by=lived.clinician, phase=phase, today=day, reason=lived.story.reason)
        stands = None
    if stands is None or ago <= len(lived.story.lately) + 1:
        stands = bring_up_to_date(**of, by="runner", today=day)
    if lived.clinician and (day - lived.first).days == lived.story.looked_after > 0:
        look_at_course(**of, by=lived.clinician)
    _date_back(lived, day)
    if logs and ago and planned_sessions(stands.today, day, 1):
        entries = list(_session(lived, stands.kept, stands.today.prescriptions, day))
        take_in_sessions(**of, by=lived.account, entries=entries)
        return None
    return stands


def _session(
    lived: _Lived, kept: KeptProgramme, asked: tuple[Prescription, ...], day: date
) -> Iterator[dict[str, object]]:
    """Every set of every exercise, and what was answered at the end."""
    at, number = _at(day, EVENING), 0
    whole = {"programme": str(kept.id), "pack": kept.pack, "planned": day.isoformat(), "nth": 1}
    for one in asked:
        sided = the_pack().exercises[one.exercise].dose.sides not in NO_SIDES
        for set_number in range(1, one.sets + 1):
            for side in ("left", "right") if sided else ("",):
                number, at = number + 1, at + SETS_APART
                said = {
                    "kind": "set",
                    **whole,
                    "exercise": one.exercise,
                    "set": set_number,
                    "asked": one.sets,
                }
                done = {"repetitions": one.repetitions, "seconds": 30, "reserve": 3}
                yield {**said, **done, "side": side or None, **_named(kept, day, number, at)}
    pain = lived.of_week(lived.story.during, day)
    bad = lived.story.lately and (lived.today - day).days <= len(lived.story.lately)
    during = max(pain, *lived.story.lately) if bad else pain
    answers = {"during": during, "hour_after": max(0, during - 1), "effort": 5}
    said = {"kind": "answer", **whole, **answers, "limp": False, "also_red": False}
    yield {**said, **_named(kept, day, number + 1, at + SETS_APART)}


def _named(kept: KeptProgramme, day: date, number: int, at: datetime) -> dict[str, object]:
    return {"id": str(uuid5(NAMESPACE_URL, f"{kept.id} {day} {number}")), "at": at.isoformat()}


def _open_later_gate(lived: _Lived) -> None:
    """The clinician opens it today, and sets the exercises themselves."""
    of = {"by": lived.clinician, "patient_id": lived.patient.id}
    gate, reason, *exercises = lived.story.gate_today
    open_bone_gate(**of, gate=gate, reason=reason)
    for name in exercises:
        change_prescription(**of, prescription=first_dose(the_pack().exercises[name]))


def _puzzle(lived: _Lived) -> dict[str, object]:
    """What a phone sends whose clock is a week ahead."""
    kept = KeptProgramme.objects.get(patient=lived.patient, ended_at=None)
    at = _at(lived.today + DAY * 7, EVENING)
    said = {"kind": "set", "programme": str(kept.id), "pack": kept.pack, "planned": lived.today.isoformat()}
    done = {"nth": 1, "exercise": kept.asked()[0].exercise, "set": 1, "asked": 3, "repetitions": 10}
    return {**said, **done, **_named(kept, lived.today, 0, at)}


def _say_scores(lived: _Lived) -> None:
    for measure, values in lived.story.scores.items():
        days = max(1, len(values) - 1)
        for number, score in enumerate(values):
            on = lived.first + (lived.today - lived.first) * number // days
            of = {"by": lived.account, "patient_id": lived.patient.id, "measure": measure, "on": on}
            if measure == "psfs":
                keep_outcome_score(
                    **of, activities=[("Run 3 miles", score), ("Climb stairs", min(10, score + 2))]
                )
            else:
                keep_outcome_score(**of, score=score)


def _date_back(lived: _Lived, day: date) -> None:
    """What was noted just now was noted on that morning."""
    new = ProgrammeChange.objects.filter(programme__patient=lived.patient, at__gt=_at(day, EVENING))
    if day < lived.today:
        new.update(at=_at(day, MORNING))


def _at(day: date, hour: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, hour))
