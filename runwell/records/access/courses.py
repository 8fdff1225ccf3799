"""What a patient logged, read back as the progression rules want it: the cautious side of what was said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from runwell.knowledge.exercises import Exercise
from runwell.programme.course import Course, Done, Morning, Said, Session
from runwell.records.models import (
    KeptMorning,
    KeptSession,
    Patient,
    ProgrammeChange,
    RunWord,
    SessionAnswer,
    SetEntry,
)
from runwell.records.packs import the_pack

BOTH = {"left", "right"}
NO_SIDES = ("both", "alternating")
GRAVEST = (Said.HURTS, Said.TOO_HARD, Said.TOO_EASY)
ASKED = ("during", "hour_after", "effort", "limp", "also_red")


def course_of(patient: Patient, changes: Iterable[ProgrammeChange] | None = None) -> Course:
    """Every session, every morning, and every run of which something was said, the oldest first.

    changes: of all programs, where they were read already.
    """
    kept = kept_sessions(patient)
    exercises = the_pack().exercises
    dated = [(session_of(one, exercises), one.planned_on, one.nth, str(one.id)) for one in kept]
    dated.sort(key=lambda row: (row[0].on, *row[1:]))
    mornings = KeptMorning.objects.filter(patient=patient).order_by("on")
    by = ProgrammeChange.CLINICIAN
    if changes is None:
        changes = ProgrammeChange.objects.filter(programme__patient=patient, by=by)
    ran = RunWord.objects.filter(patient=patient).order_by("on")
    return Course(
        runs=tuple(
            Session(on=word.on, done=(), **{name: getattr(word, name) for name in ASKED}) for word in ran
        ),
        sessions=tuple(session for session, *_ in dated),
        mornings=tuple(
            Morning(on=m.on, pain=m.pain, woke=m.woke, painkillers=m.painkillers) for m in mornings
        ),
        seen=tuple(sorted({timezone.localdate(change.at) for change in changes if change.by == by})),
    )


def kept_sessions(patient: Patient) -> QuerySet[KeptSession]:
    """With everything that was said of each."""
    return KeptSession.objects.filter(programme__patient=patient).prefetch_related("sets", "answers")


def session_of(kept: KeptSession, exercises: Mapping[str, Exercise]) -> Session:
    """A kept session as the rules read it."""
    sets = sorted(kept.sets.all(), key=lambda one: (one.at, str(one.device_id), one.said_whole))
    said = _newest(sorted(kept.answers.all(), key=lambda one: (one.at, str(one.device_id), one.said_whole)))
    pains = [one.pain for one in sets if one.pain is not None]
    # Pain in a set is at least the worst of the session; its absence in one set says nothing of the whole.
    if any(pains):
        said["during"] = max([*pains, said["during"] or 0])
    order = {name: place for place, name in reversed(list(enumerate(one.exercise for one in sets)))}
    by_exercise = groupby(sorted(sets, key=lambda one: order[one.exercise]), key=lambda one: one.exercise)
    done = tuple(_done(name, list(rows), exercises.get(name)) for name, rows in by_exercise)
    return Session(on=min((one.on for one in sets), default=kept.planned_on), done=done, **said)


def _run(word: RunWord) -> Session:
    return Session(on=word.on, done=(), **{name: getattr(word, name) for name in ASKED})


def _newest(answers: Iterable[SessionAnswer]) -> dict[str, Any]:
    """Of each question the last answer; None where there is none."""
    said: dict[str, Any] = dict.fromkeys(ASKED)
    for answer in answers:
        said |= {name: value for name in ASKED if (value := getattr(answer, name)) is not None}
    return said


def _done(name: str, sets: list[SetEntry], exercise: Exercise | None) -> Done:
    counted = [one for one in sets if one.counted]
    whole = _whole_sets([one for one in counted if not one.skipped], exercise)
    words = {one.said for one in sets}
    reserve = [
        one.reserve for one in counted if whole and one.number == whole[-1] and one.reserve is not None
    ]
    return Done(
        exercise=name,
        sets_asked=max(one.asked for one in counted),
        sets_done=len(whole),
        reserve=min(reserve, default=None),
        said=next((one for one in GRAVEST if one in words), None),
        repetitions=_fewest(one.repetitions for one in counted if one.number in whole),
        seconds=_fewest(one.seconds for one in counted if one.number in whole),
        skipped="" if whole else next((one.skipped for one in counted if one.skipped), ""),
    )


def _fewest(said: Iterable[int | None]) -> int | None:
    """Of these sets; None where one of them does not say."""
    each = list(said)
    return None if not each or None in each else min(one for one in each if one is not None)


def _whole_sets(done: list[SetEntry], exercise: Exercise | None) -> list[int]:
    """The numbers of the sets that were done on every side. Where nobody knows the sides: on both."""
    sided = exercise is None or exercise.dose.sides not in NO_SIDES
    sides: dict[int, set[str]] = {}
    for one in done:
        sides.setdefault(one.number, set()).add(one.side)
    return sorted(n for n, there in sides.items() if not sided or "" in there or there >= BOTH)
