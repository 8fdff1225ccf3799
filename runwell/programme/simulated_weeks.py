"""Twelve weeks of one simulated patient with the programme, and what is counted of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from runwell.knowledge.pack import Pack
from runwell.programme.aftermath import DAY, WEEK
from runwell.programme.bands import Band
from runwell.programme.causes import bones, group_of, leading
from runwell.programme.changed import Change, Changed
from runwell.programme.choose import programme_of
from runwell.programme.course import Course, Done, Morning, Said, Session
from runwell.programme.flare import Flare
from runwell.programme.going_on import tomorrow
from runwell.programme.phases import Tick, checks_of, exit_of, gate_of
from runwell.programme.prescription import Prescription, Programme
from runwell.programme.safety import closed
from runwell.programme.simulated import HABITS, Body, Chance, Kind, body, demand
from runwell.programme.situation import Situation
from runwell.programme.step_up import up

WEEKS = 12
FIRST = date(2026, 1, 5)
TESTS_ON = (3, 6)
"""Weekdays (from 0) on which the runner does the checks of an exit."""
RUN_ANYWAY = 4.5
PHASE_AT = {"G1": 2, "G2": 3, "G3": 4}
"""The phase a clinician puts a bone's programme in at a gate."""
NEXT = {"G1": "G2", "G2": "G3", "G3": ""}
BEARS = {"settle": 1.8, "load": 2.8, "strengthen": 3.8, "run-gate": 4.2, "G2": 2.2, "G3": 3.8}
"""What a body must bear to pass the checks of an exit, and to be cleared by a clinician."""


@dataclass(slots=True)
class Counted:
    """ups, above: steps up, and those to more than it bore. after_red, impact_early: what must never be.

    chances, held: exercises on mornings after a session, outside flares, on which one step more was within
    what the body bore, and those of them that did not go on; held_green: those after a green session.
    """

    kind: Kind
    cause: str
    group: str
    ups: int = 0
    above: int = 0
    chances: int = 0
    held: int = 0
    held_green: int = 0
    reds: int = 0
    flares: int = 0
    seen: int = 0
    sessions: int = 0
    after_red: int = 0
    impact_early: int = 0
    run_week: int | None = None
    ready_week: int | None = None


@dataclass(slots=True)
class Life:
    """Everything of one patient as it goes on."""

    pack: Pack
    body: Body
    chance: Chance
    situation: Situation
    programme: Programme
    counted: Counted
    sessions: list[Session]
    mornings: list[Morning]
    ticks: list[Tick]
    seen: list[date]
    flares: tuple[Flare, ...] = ()
    since: date = FIRST
    visit: date | None = None
    trained: float = 0.0

    @property
    def course(self) -> Course:
        return Course(tuple(self.sessions), tuple(self.mornings), tuple(self.seen))


def lived(pack: Pack, kind: Kind, cause: str, chance: Chance) -> Counted:
    """Twelve weeks of a patient with that cause."""
    situation = Situation(cause=cause, equipment=frozenset(pack.equipment))
    bone = bool(bones(pack, situation))
    if bone:
        situation = replace(situation, gate="G1", phase=PHASE_AT["G1"])
    life = Life(
        pack,
        body(pack, kind, bone=bone, chance=chance),
        chance,
        situation,
        programme_of(pack, situation),
        Counted(kind, cause, group_of(pack, cause)),
        [],
        [],
        [],
        [],
    )
    for number in range(WEEKS * WEEK):
        _a_day(life, FIRST + timedelta(days=number), number)
    return life.counted


def _a_day(life: Life, today: date, number: int) -> None:
    _morning(life, today)
    _visited(life, today)
    changed = tomorrow(life.pack, life.programme, life.situation, life.course, today, flares=life.flares)
    _count(life, changed)
    life.programme, life.flares = changed.programme, changed.flares
    life.situation = replace(life.situation, phase=changed.programme.phase)
    if changed.clinician and life.visit is None:
        life.visit = today + timedelta(days=3)
    asked = changed.today
    _check_impact(life, asked)
    if today.isoweekday() in asked.weekdays and asked.prescriptions:
        _session(life, asked, today)
    if not changed.meanwhile:
        _walks(life, today)
    if number % WEEK in TESTS_ON and not changed.meanwhile:
        _tests(life, today, number)
    if life.body.tolerance >= BEARS["run-gate"] and life.counted.ready_week is None:
        life.counted.ready_week = number // WEEK + 1
    _night(life)


def _morning(life: Life, today: date) -> None:
    pain = life.body.pain(life.chance, life.body.irritation)
    woke = pain >= 4 and life.chance.random() < 0.3
    if life.chance.random() < HABITS[life.body.kind].says:
        life.mornings.append(Morning(on=today, pain=pain, woke=woke, painkillers=False))


def _visited(life: Life, today: date) -> None:
    if life.visit is not None and today >= life.visit:
        life.seen.append(today)
        life.counted.seen += 1
        life.visit = None


def _session(life: Life, asked: Programme, today: date) -> None:
    habits, chance = HABITS[life.body.kind], life.chance
    if chance.random() >= habits.does:
        return
    done = tuple(_done(life, one) for one in asked.prescriptions)
    life.trained = max(demand(life.pack, one) for one in asked.prescriptions) + habits.more
    excess = max(0.0, life.trained - life.body.tolerance)
    life.counted.sessions += 1
    says = chance.random() < habits.says
    life.sessions.append(
        Session(
            on=today,
            done=done,
            during=life.body.pain(chance, 0.5 * life.body.irritation + 2.5 * excess) if says else None,
            hour_after=life.body.pain(chance, 0.5 * life.body.irritation + 1.5 * excess) if says else None,
            limp=(excess > 1.2 and chance.random() < 0.5) if says else None,
            also_red=(excess > 1.2 and chance.random() < 0.2) if says else None,
        )
    )


def _done(life: Life, one: Prescription) -> Done:
    habits, spare = HABITS[life.body.kind], life.body.tolerance - demand(life.pack, one)
    reserve = min(5, max(0, round(2.5 + 2 * spare + life.chance.gauss(0, 0.7)) + habits.boasts))
    hurts = spare < -0.8 and life.chance.random() < 0.3
    said = Said.HURTS if hurts else Said.TOO_HARD if reserve == 0 else None
    sets = one.sets if spare > -1.2 else one.sets - 1
    return Done(
        exercise=one.exercise,
        sets_asked=one.sets,
        sets_done=sets,
        reserve=reserve,
        said=said,
        repetitions=one.repetitions,
    )


def _night(life: Life) -> None:
    """The day's whole load, and what came from elsewhere."""
    habits, chance = HABITS[life.body.kind], life.chance
    ran = RUN_ANYWAY if chance.random() < habits.runs else 0.0
    life.body.bear(max(life.trained, ran))
    if chance.random() < habits.flares:
        life.body.irritation += 3
        life.body.tolerance = max(0.5, life.body.tolerance - 0.4)
    life.trained = 0.0


def _walks(life: Life, today: date) -> None:
    """What a bone's gate wants on so many days in a row is ticked each day on which it is borne."""
    gate = NEXT.get(life.situation.gate, "")
    for one in checks_of(life.pack, life.counted.group, (gate,)) if life.body.bone else ():
        bears = life.body.tolerance >= BEARS[one.leaves]
        if one.by == "runner" and one.days and bears and life.chance.random() < HABITS[life.body.kind].says:
            life.ticks.append(Tick(one.id, today, True))


def _tests(life: Life, today: date, number: int) -> None:
    """The checks of the exit, done by the runner; then the next phase, or for a bone the clinician's gate."""
    group, gate = life.counted.group, NEXT.get(life.situation.gate, "")
    leaves = {1: ("settle",), 2: ("load",), 3: ("strengthen", "run-gate"), 4: ()}[life.programme.phase]
    leaves = ((gate,) if gate else ()) if life.body.bone else leaves
    cause = leading(life.pack, life.situation)
    checks = checks_of(life.pack, group, leaves, cause)
    if not checks:
        return
    bears = max(BEARS[one.leaves] for one in checks)
    for one in checks:
        if one.by == "runner" and not one.days and life.chance.random() < HABITS[life.body.kind].says:
            life.ticks.append(Tick(one.id, today, life.body.tolerance >= bears))
    if life.body.bone:
        found = gate_of(life.pack, gate, group, life.course, life.ticks, life.since, today, cause=cause)
        if found.ready and life.body.tolerance >= bears:
            life.situation = replace(life.situation, gate=gate)
            _next_phase(life, PHASE_AT[gate], today, number)
    elif exit_of(
        life.pack, group, life.programme.phase, life.course, life.ticks, life.since, today, cause=cause
    ).ready:
        _next_phase(life, life.programme.phase + 1, today, number)


def _next_phase(life: Life, phase: int, today: date, number: int) -> None:
    life.situation = replace(life.situation, phase=phase)
    life.programme = programme_of(life.pack, life.situation)
    life.since = today + DAY
    if phase == 4 and life.counted.run_week is None:
        life.counted.run_week = number // WEEK + 1


def _count(life: Life, changed: Changed) -> None:
    life.counted.flares += len(changed.flares) - len(life.flares)
    judged = changed.judged
    if judged is None:
        return
    rose = [one for one in changed.changes if _is_up(life, one)]
    red = judged.band >= Band.RED
    life.counted.reds += red
    life.counted.after_red += len(rose) if red else 0
    life.counted.ups += len(rose)
    life.counted.above += sum(_too_much(life, one.now) for one in rose if one.now)
    if not changed.meanwhile:
        _count_chances(life, rose, green=judged.band is Band.GREEN)


def _count_chances(life: Life, rose: list[Change], *, green: bool) -> None:
    went_on = {one.was.exercise for one in rose if one.was}
    there = {one.exercise for one in life.programme.prescriptions}
    for one in life.programme.prescriptions:
        now, _ = up(life.pack, one, lambda name: _allowed(life, name), there - {one.exercise})
        if now != one and not _too_much(life, now):
            life.counted.chances += 1
            held = one.exercise not in went_on
            life.counted.held += held
            life.counted.held_green += held and green


def _is_up(life: Life, one: Change) -> bool:
    """Judged by what it asks of a body, not by what the programme calls it."""
    if one.was is None or one.now is None:
        return False
    return demand(life.pack, one.now) > demand(life.pack, one.was)


def _too_much(life: Life, one: Prescription) -> bool:
    return demand(life.pack, one) > life.body.tolerance


def _allowed(life: Life, exercise: str) -> bool:
    return closed(life.pack, life.situation, life.pack.exercises[exercise]) is None


def _check_impact(life: Life, asked: Programme) -> None:
    early = life.body.bone and life.situation.gate != "G3"
    impact = [one for one in asked.prescriptions if life.pack.exercises[one.exercise].impact]
    life.counted.impact_early += len(impact) if early else 0
