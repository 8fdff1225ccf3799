"""When a patient's programs were closed: by a gate, a red flag, a check, a clinician, or with no exercise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.utils import timezone

from runwell.programme.closed_days import Turns, closed_days
from runwell.programme.locks import locks
from runwell.programme.situation import Situation
from runwell.records.access.checks_since import stops_running
from runwell.records.models import (
    GateEntry,
    KeptProgramme,
    OwnCheck,
    Patient,
    ProgrammeChange,
    SafetyWord,
)
from runwell.records.packs import the_pack
from runwell.records.programme_today import read_changed
from runwell.refusals import Refusal

DAY = timedelta(days=1)
LOCKS = ProgrammeChange.LOCKED, ProgrammeChange.UNLOCKED
WORD, CHECK, GATE = "word", "check", "gate"


@dataclass(frozen=True, slots=True)
class Closing:
    """All that ever closed or opened a program of one patient, each the oldest first.

    words: when a red flag was said, or none. checks: when, and whether its answer stops a program. gates:
    the number of each entry, when, and the last that was open then. changes: of exercises and locks, and all
    that a clinician made; others may be among them.
    """

    words: Sequence[tuple[datetime, bool]]
    checks: Sequence[tuple[datetime, bool]]
    gates: Sequence[tuple[int, datetime, str]]
    changes: Sequence[ProgrammeChange]

    @classmethod
    def of(cls, patient: Patient, changes: Iterable[ProgrammeChange] | None = None) -> Closing:
        """Read in one statement, and one more for the changes where they were not read already."""
        rows = sorted(_said(patient), key=lambda row: (row[1], row[2]))
        made = _changes(patient) if changes is None else changes
        return cls(
            [(at, bool(rules)) for kind, at, _, _, rules in rows if kind == WORD],
            [(at, stops_running(verdict)) for kind, at, _, _, verdict in rows if kind == CHECK],
            [(number, at, gate) for kind, at, number, gate, _ in rows if kind == GATE],
            sorted(made, key=lambda one: (one.at, one.number)),
        )

    def days(self, kept: KeptProgramme, until: date) -> frozenset[date]:
        """From the day the program began to that day, both in it, or to the day on which it ended."""
        ends = timezone.localdate(kept.ended_at) if kept.ended_at else until
        every = (self._flags, self._stopped, self._gates, self._locks, self._empty)
        turns = (list(_by_day(kept, of(kept))) for of in every)
        return closed_days(turns, timezone.localdate(kept.began_at), min(until, ends))

    def _flags(self, kept: KeptProgramme) -> Iterator[tuple[datetime, bool]]:
        yield from self.words

    def _stopped(self, kept: KeptProgramme) -> Iterator[tuple[datetime, bool]]:
        """A check stops only what began before it, until another check, or a clinician who looked."""
        said = [(at, stops and at > kept.began_at) for at, stops in self.checks]
        looked = ((one.at, False) for one in self.changes if one.by == ProgrammeChange.CLINICIAN)
        yield from sorted((*said, *looked), key=lambda turn: turn[0])

    def _gates(self, kept: KeptProgramme) -> Iterator[tuple[datetime, bool]]:
        yield kept.began_at, _locked(kept, "")
        for number, at, gate in self.gates:
            if number > kept.gates_from:
                yield at, _locked(kept, gate)

    def _locks(self, kept: KeptProgramme) -> Iterator[tuple[datetime, bool]]:
        found = [one for one in self.changes if one.programme_id == kept.id and one.what in LOCKS]
        # What closes it without a word of when did so from its first day on.
        yield kept.began_at, bool(kept.locks) if not found else found[0].what == ProgrammeChange.UNLOCKED
        yield from ((one.at, one.what == ProgrammeChange.LOCKED) for one in found)

    def _empty(self, kept: KeptProgramme) -> Iterator[tuple[datetime, bool]]:
        """How many exercises it had before each change follows from how many it has after it."""
        moved = [
            one
            for one in self.changes
            if one.programme_id == kept.id and one.what == ProgrammeChange.EXERCISE and one.exercise
        ]
        many = len(kept.prescriptions)
        turns = []
        for one in reversed(moved):
            turns.append((one.at, many < 1))
            many += (one.before is not None) - (one.after is not None)
        yield kept.began_at, many < 1
        yield from reversed(turns)


def without_sessions(closing: Closing, kept: KeptProgramme, until: date) -> frozenset[date]:
    """Days on which it was closed, and those on which the pain of a bone had stopped it."""
    return closing.days(kept, until) | frozenset(_stopped_by_pain(kept, until))


def asks_since(closing: Closing, kept: KeptProgramme, today: date) -> date:
    """Its first day, or the first after the last on which it was closed."""
    last = max(closing.days(kept, today - DAY), default=None)
    return last + DAY if last else timezone.localdate(kept.began_at)


def _said(patient: Patient) -> QuerySet[Any]:
    """(kind, when, number, gate, what was said) of three tables at once."""
    none, zero = Value(""), Value(0)
    words = SafetyWord.objects.filter(patient=patient).order_by()
    checks = OwnCheck.objects.filter(patient=patient).order_by()
    gates = GateEntry.objects.filter(patient=patient).order_by()
    return words.values_list(Value(WORD), "said_at", "number", none, "rules").union(
        checks.values_list(Value(CHECK), "kept_at", zero, none, "verdict"),
        gates.values_list(Value(GATE), "at", "number", "now_open", "causes"),
        all=True,
    )


def _changes(patient: Patient) -> QuerySet[ProgrammeChange]:
    """Those that may close or open something: over years a dose changes often, and closes nothing."""
    came_or_went = Q(before__isnull=True) | Q(after__isnull=True)
    moved = came_or_went & Q(what=ProgrammeChange.EXERCISE) & ~Q(exercise="")
    told = moved | Q(what__in=LOCKS) | Q(by=ProgrammeChange.CLINICIAN)
    return ProgrammeChange.objects.filter(told, programme__patient=patient)


def _by_day(kept: KeptProgramme, turns: Iterator[tuple[datetime, bool]]) -> Turns:
    """What was so before it began holds from its first day on."""
    first = timezone.localdate(kept.began_at)
    return ((max(first, timezone.localdate(at)), shut) for at, shut in turns)


def _locked(kept: KeptProgramme, gate: str) -> bool:
    pack, causes = the_pack(), (kept.cause, *kept.also)
    if any(one not in pack.causes and one not in pack.impairments for one in causes):
        return False  # of a cause that the pack has no more nobody knows
    if gate and gate not in pack.progressions.gates:
        return False
    return bool(locks(pack, Situation(cause=kept.cause, also=tuple(kept.also), gate=gate)))


def _stopped_by_pain(kept: KeptProgramme, until: date) -> Iterator[date]:
    """On the day on which a stop is over there is a session again."""
    try:
        flares = read_changed(kept.programme(), kept.stands).flares if kept.stands else ()
    except Refusal:  # kept by an earlier version
        return
    for one in flares:
        if one.bone:
            days = ((one.over or until + DAY) - one.began).days
            yield from (one.began + DAY * number for number in range(days))
