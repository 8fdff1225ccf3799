"""The plan of treatment for a situation: stages, expected time, what helps, when to ask for more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from runwell.knowledge.exercises import PHASES
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack
from runwell.knowledge.progressions import PainBand, RunTable
from runwell.knowledge.treatments import Recommendation, Treatment
from runwell.programme.because import Because
from runwell.programme.causes import entry, group_of, leading, soon_over
from runwell.programme.locks import locks
from runwell.programme.situation import Situation, demand_known
from runwell.programme.stages import Note, Stage, stage_of

BY_SPECIALIST = ("surgery", "corticosteroid-injection", "prp-injection", "shockwave")
"""Never read as a step that comes next: they stand under specialist, avoid or not needed only."""
EXPERT = "expert"


@dataclass(frozen=True, slots=True)
class Expected:
    """How long it usually takes: low and high, weeks. source: an address, "" where it is expert judgment."""

    low: float
    high: float
    source: str
    note: str = ""

    @property
    def expert(self) -> bool:
        """Whether it is judgment, which is then said aloud."""
        return not self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """pack: the version it rests on. level: where to turn. locked: why no exercise is given.

    do_now: where to turn in the cause's own words, none where its level's hold. this_week: what to do in the
    first days. stages: none where no plan is safe before somebody has looked. helps to specialist: every
    treatment of the cause, in exactly one of them. band: the pain that a session may bring. running: the way
    back to running. signs: help today.
    """

    pack: str
    situation: Situation
    level: Level
    do_now: tuple[str, ...]
    this_week: tuple[str, ...]
    expected: Expected | None
    band: PainBand | None
    running: RunTable | None
    stages: tuple[Stage, ...]
    helps: tuple[Treatment, ...]
    may_help: tuple[Treatment, ...]
    does_not_help: tuple[Treatment, ...]
    avoid: tuple[Treatment, ...]
    specialist: tuple[Treatment, ...]
    signs: tuple[str, ...]
    locked: tuple[Because, ...] = ()

    @property
    def escalate(self) -> tuple[Treatment, ...]:
        """Treatments of the plan that say when to ask for more, each sentence once."""
        named = {one.escalate_when: one for one in reversed((*self.helps, *self.may_help))}
        return tuple(one for said, one in reversed(named.items()) if said and said != "none")


def plan_of(pack: Pack, situation: Situation) -> Plan:
    """The plan of a situation. Refusal: a cause, a gate or equipment that the pack does not have."""
    demand_known(pack, situation)
    group, level = group_of(pack, leading(pack, situation)), level_of(pack, situation)
    every = tuple(pack.treatments.of(situation.cause).values())
    bands = [pack.progressions.bands.get(group_of(pack, one)) for one in situation.causes]
    serious = any(band is None or band.locked for band in bands)
    expected, speaks = _expected(pack, situation.cause), entry(pack, _speaking(pack, situation))
    return Plan(
        pack=pack.version,
        situation=situation,
        level=level,
        do_now=speaks.do_now,
        this_week=speaks.this_week,
        expected=expected,
        band=None if serious else pack.progressions.bands[group],
        running=None if serious else run_table(pack, group),
        stages=() if serious else _stages(pack, situation),
        helps=_of(every, Recommendation.DO),
        may_help=_of(every, Recommendation.CONSIDER),
        does_not_help=_of(every, Recommendation.NOT_NEEDED),
        avoid=_of(every, Recommendation.AVOID),
        specialist=_of(every, Recommendation.SPECIALIST),
        signs=pack.advice[level].come_back_signs,
        locked=locks(pack, situation),
    )


def _stages(pack: Pack, situation: Situation) -> tuple[Stage, ...]:
    """All four; only the first, then an easy run, for what is over within days."""
    if soon_over(pack, situation):
        first = stage_of(pack, situation, 1)
        return (replace(first, do=(*first.do, Note.THEN_EASY), leave=()),)
    return tuple(stage_of(pack, situation, phase) for phase in PHASES)


def level_of(pack: Pack, situation: Situation) -> Level:
    """Where to turn, by the most urgent cause; an impairment is a physical therapist's, a bone a doctor's."""
    return max(_level(pack, one) for one in situation.causes)


def _level(pack: Pack, cause: str) -> Level:
    if cause in pack.causes:
        return pack.causes[cause].default_triage
    return Level.DOCTOR_WITHIN_DAYS if pack.impairments[cause].bone else Level.PHYSICAL_THERAPIST


def _speaking(pack: Pack, situation: Situation) -> str:
    """The cause whose words of the first days hold: what needs a doctor before all else, a bone's first."""
    urgent = [one for one in situation.causes if _level(pack, one) >= Level.DOCTOR_WITHIN_DAYS]
    return max(urgent, key=lambda one: (_level(pack, one), entry(pack, one).bone), default=situation.cause)


def run_table(pack: Pack, group: str) -> RunTable | None:
    """The way back to running that is in use for a group of causes."""
    tables = pack.progressions.run_tables.values()
    return next((one for one in tables if one.in_use and group in one.groups), None)


def _expected(pack: Pack, cause: str) -> Expected | None:
    said = entry(pack, cause)
    if not said.recovery_weeks:
        return None
    low, high = said.recovery_weeks
    source = "" if said.recovery_source == EXPERT else said.recovery_source.split()[0]
    return Expected(low, high, source, getattr(said, "recovery_note", ""))


def _of(every: Iterable[Treatment], wanted: Recommendation) -> tuple[Treatment, ...]:
    return tuple(one for one in every if _standing(one) is wanted)


def _standing(one: Treatment) -> Recommendation:
    """An operation or an injection is never a step of the plan, whatever its row says."""
    open_to_all = one.recommendation in (Recommendation.DO, Recommendation.CONSIDER)
    return Recommendation.SPECIALIST if open_to_all and one.id in BY_SPECIALIST else one.recommendation
