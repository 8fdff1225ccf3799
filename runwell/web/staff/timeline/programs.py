"""The programs of a patient as the timeline needs them: which held when, its rules, its planned days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from runwell.knowledge.pack import Pack
from runwell.programme.causes import group_of, leading
from runwell.programme.flare import Flare
from runwell.programme.situation import Situation
from runwell.records.access.closings import Closing
from runwell.records.access.planned_sessions import earlier_days
from runwell.records.models import KeptProgramme, ProgrammeChange
from runwell.records.programme_today import read_changed
from runwell.refusals import Refusal
from runwell.web.diary.session_weeks import planned_days


@dataclass(frozen=True, slots=True)
class Program:
    """group: whose rules judge its days, "" where the pack has none for its cause any more."""

    kept: KeptProgramme
    group: str
    first: date
    last: date | None

    def held(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)


@dataclass(frozen=True, slots=True)
class Programs:
    """every: the oldest first. changes: of the days of all of them, the oldest first. closing: what closed
    one.
    """

    every: tuple[Program, ...]
    changes: tuple[ProgrammeChange, ...]
    closing: Closing

    @classmethod
    def of(
        cls,
        pack: Pack,
        kept: Iterable[KeptProgramme],
        changes: Sequence[ProgrammeChange],
        closing: Closing,
    ) -> Programs:
        return cls(tuple(_program(pack, one) for one in kept), tuple(changes), closing)

    def on(self, day: date) -> Program | None:
        """The one that held on that day; of two on the day of a change the later."""
        return next((one for one in reversed(self.every) if one.held(day)), None)

    def of_session(self, programme_id: object) -> Program | None:
        return next((one for one in self.every if one.kept.id == programme_id), None)

    def flares(self) -> Iterator[Flare]:
        """As each program noted them."""
        for one in self.every:
            try:
                changed = read_changed(one.kept.programme(), one.kept.stands) if one.kept.stands else None
            except Refusal:  # kept by an earlier version: what can be read still stands
                continue
            yield from changed.flares if changed else ()

    def planned(self, until: date) -> Iterator[tuple[Program, date, int]]:
        """Every session that was asked for, up to that day: its program, its day, and which one of it."""
        for one in self.every:
            earlier = earlier_days(change for change in self.changes if change.programme_id == one.kept.id)
            for day, times in Counter(planned_days(one.kept, earlier, self.closing, until)).items():
                yield from ((one, day, nth) for nth in range(1, times + 1))


def _program(pack: Pack, kept: KeptProgramme) -> Program:
    last = timezone.localdate(kept.ended_at) if kept.ended_at else None
    return Program(kept, _group(pack, kept), timezone.localdate(kept.began_at), last)


def _group(pack: Pack, kept: KeptProgramme) -> str:
    causes = (kept.cause, *kept.also)
    if any(one not in pack.causes and one not in pack.impairments for one in causes):
        return ""
    return group_of(pack, leading(pack, Situation(cause=kept.cause, also=tuple(kept.also))))
