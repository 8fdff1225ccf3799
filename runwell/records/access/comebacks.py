"""A runner's way back to running as it stands, for whoever the record is open to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

from runwell.programme.bands import Band, Judged, judged_day
from runwell.programme.because import Why
from runwell.programme.causes import group_of, leading
from runwell.programme.course import Course, Session
from runwell.programme.flare import Flare
from runwell.programme.locks import locks
from runwell.records import plain_values
from runwell.records.access.courses import course_of
from runwell.records.access.programmes import current_programme, situation_in
from runwell.records.access.runs import summaries
from runwell.records.audit import By
from runwell.records.models import GateEntry, KeptComeback, KeptProgramme, Patient, ProgrammeChange, RunWord
from runwell.records.packs import the_pack
from runwell.records.programme_today import read_changed
from runwell.running.comeback.entry import RUN_PHASE
from runwell.running.comeback.replay import stands
from runwell.running.comeback.values import Begun, Gates, Light, MorningSaid, Stands
from runwell.running.summary import Summary

DAY = timedelta(days=1)
LIGHTS = {Band.GREEN: Light.GREEN, Band.AMBER: Light.AMBER, Band.RED: Light.RED}
UNSAID = {Why.NO_DURING, Why.NO_HOUR, Why.NO_LIMP, Why.NO_ALSO, Why.NO_MORNING, Why.NO_NIGHT}
"""What lacks of an answer: a morning judged by nothing else says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """A way back with all that it was worked out from. said: days of which the runner said how it went."""

    kept: KeptComeback
    begun: Begun
    stands: Stands
    runs: tuple[Summary, ...]
    gates: Gates
    said: frozenset[date]


def current_comeback(patient: Patient) -> KeptComeback | None:
    """The way back that holds now."""
    return KeptComeback.objects.filter(patient=patient, ended_at=None).first()


def word_of(patient: Patient, on: date) -> RunWord | None:
    """What was said of that day's running."""
    return RunWord.objects.filter(patient=patient, on=on).first()


def way_back(by: By, patient: Patient, today: date) -> WayBack | None:
    """How it stands; None: none was begun, or there is no program beside it.

    The program must have been brought to today before: its flares are read as they were noted. Refusal: what
    is kept does not read any more. PermissionDenied: the record is not open to them.
    """
    kept, programme = current_comeback(patient), current_programme(patient)
    if kept is None or programme is None:
        return None
    begun, runs = plain_values.read(Begun, kept.base), all_runs(by, patient)
    course = course_of(patient)
    gates, said = gates_of(programme, kept, course), mornings_of(programme, course, runs, today)
    view = stands(the_pack(), begun, runs, said, gates, today)
    told = frozenset(RunWord.objects.filter(patient=patient).values_list("on", flat=True))
    return WayBack(kept=kept, begun=begun, stands=view, runs=runs, gates=gates, said=told)


def before_beginning(patient: Patient, begun: Begun, today: date) -> Stands | None:
    """How a way back would stand if it began now; None without a program."""
    programme = current_programme(patient)
    if programme is None:
        return None
    course = course_of(patient)
    gates = gates_of(programme, current_comeback(patient), course)
    return stands(the_pack(), begun, (), mornings_of(programme, course, (), today), gates, today)


def group_and_cause(kept: KeptProgramme) -> tuple[str, str]:
    """Of the cause that leads the way back: a bone goes before everything else."""
    cause = leading(the_pack(), situation_in(kept))
    return group_of(the_pack(), cause), cause


def table_for(group: str) -> str:
    """The table that is in use for that group of causes, "" none."""
    tables = the_pack().progressions.run_tables.values()
    return next((one.id for one in tables if one.in_use and group in one.groups), "")


def all_runs(by: By, patient: Patient) -> tuple[Summary, ...]:
    """Every run with a file, and those of days that have none but were told."""
    filed = summaries(by, patient.id)
    words = {word.on: word for word in RunWord.objects.filter(patient=patient)}
    days = {run.on for run in filed}
    with_effort = (
        replace(run, effort=words[run.on].effort) if run.effort is None and run.on in words else run
        for run in filed
    )
    told = (_told(word) for on, word in words.items() if on not in days and _says_how_long(word))
    return tuple(sorted((*with_effort, *told), key=lambda run: run.began))


def gates_of(programme: KeptProgramme, kept: KeptComeback | None, course: Course) -> Gates:
    """What is open today, by the program, a clinician's gates and a clinician's word."""
    there = situation_in(programme)
    in_run_phase, spans = programme.phase >= RUN_PHASE, _in_run_phase(programme)
    return Gates(
        phase=programme.phase,
        run_gate=spans[-1][0] if in_run_phase else None,
        spans=spans,
        g2=_opened(programme, "G2"),
        g3=_opened(programme, "G3"),
        diagnosed=kept.diagnosed_on if kept else None,
        sooner=kept.sooner_on if kept else None,
        seen=course.seen,
        locked=bool(locks(the_pack(), there)) or bool(programme.locked),
    )


def _in_run_phase(programme: KeptProgramme) -> tuple[tuple[date, date | None], ...]:
    """From when until when it was in the phase for running; a fall taken back on the same day is none."""
    moves = list(
        ProgrammeChange.objects.filter(programme=programme, what=ProgrammeChange.PHASE).order_by("number")
    )
    days = [timezone.localdate(at) for at in (programme.began_at, *(one.at for one in moves))]
    phases = [*(one.before for one in moves), programme.phase]
    spans: list[tuple[date, date | None]] = []
    for first, until, phase in zip(days, [*days[1:], None], phases, strict=True):
        if phase is None or phase < RUN_PHASE or first == until:
            continue
        if spans and spans[-1][1] == first:
            first = spans.pop()[0]
        spans.append((first, until))
    return tuple(spans)


def mornings_of(
    programme: KeptProgramme, course: Course, runs: tuple[Summary, ...], today: date
) -> tuple[MorningSaid, ...]:
    """Every morning of the diary as the program's rules judge it, with the flares that the program noted."""
    group, _ = group_and_cause(programme)
    course = _with_untold(course, runs)
    flares = _flares(programme)
    return tuple(
        MorningSaid(
            on=one.on,
            light=_light(group, course, one.on),
            painkillers=bool(one.painkillers),
            flare=any(_holds(flare, one.on) for flare in flares),
        )
        for one in course.mornings
        if one.on <= today
    )


def _light(group: str, course: Course, morning: date) -> Light:
    """Of the day before; after a day of rest of the morning itself, as if that day had gone well."""
    yesterday = morning - DAY
    rested = Session(on=yesterday, done=(), during=0, hour_after=0, limp=False, also_red=False)
    if not course.efforts_of(yesterday):
        course = Course(sessions=(rested,), mornings=course.mornings, seen=course.seen)
    judged = judged_day(the_pack(), group, course, yesterday)
    return _as_light(judged) if judged else Light.UNKNOWN


def _as_light(judged: Judged) -> Light:
    if judged.band is not Band.GREEN and all(one.why in UNSAID for one in judged.because):
        return Light.UNKNOWN
    if judged.band is Band.STOP_BONE and judged.cautious:
        return Light.AMBER  # painkillers alone: nothing hurt, and nothing is passed
    return LIGHTS.get(judged.band, Light.STOP)


def _with_untold(course: Course, runs: tuple[Summary, ...]) -> Course:
    """A run of which nobody said how it went is no good run: it counts as one with no answer."""
    told = {one.on for one in course.runs}
    untold = (Session(on=on, done=()) for on in {run.on for run in runs} - told)
    return replace(course, runs=tuple(sorted((*course.runs, *untold), key=lambda one: one.on)))


def _flares(programme: KeptProgramme) -> tuple[Flare, ...]:
    return read_changed(programme.programme(), programme.stands).flares if programme.stands else ()


def _holds(flare: Flare, morning: date) -> bool:
    """Whether it is open on that morning. A bone's stop is no flare: its pain speaks for itself."""
    return not flare.bone and flare.began <= morning and (flare.over is None or morning < flare.over)


def _opened(programme: KeptProgramme, gate: str) -> date | None:
    """Since when that gate has been open for this injury; None: it is not."""
    order = list(the_pack().progressions.gates)
    entries = GateEntry.objects.filter(patient=programme.patient, number__gt=programme.gates_from)
    since: date | None = None
    for one in entries.order_by("number"):
        is_open = one.now_open in order and order.index(one.now_open) >= order.index(gate)
        since = (since or timezone.localdate(one.at)) if is_open else None
    return since


def _says_how_long(word: RunWord) -> bool:
    return word.run_minutes is not None or word.walk_minutes is not None


def _told(word: RunWord) -> Summary:
    """A run that no file tells of. Its longest block is not asked, and walking only if it is said."""
    run, walk = (word.run_minutes or 0) * 60.0, (word.walk_minutes or 0) * 60.0
    return Summary(
        id=f"told-{word.on.isoformat()}",
        began=datetime.combine(word.on, time(12), UTC),
        timer=run + walk,
        elapsed=run + walk,
        meters=None if word.meters is None else float(word.meters),
        run_seconds=run,
        walk_seconds=None if word.walk_minutes is None else walk,
        effort=word.effort,
        confirmed=True,
    )
