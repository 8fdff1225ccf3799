"""The stages of a way back in their order: those of the pack's table, and those after it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from runwell.knowledge.pack import Pack
from runwell.knowledge.progressions import RunStage, RunTable
from runwell.refusals import Refusal
from runwell.running.comeback.values import Begun, Block, Kind

WALK_SPEED, JOG_SPEED = 1.5, 2.4
"""Meters a second, where nobody knows the runner's own [expert]; walking as in load.md, section 6."""
HILLS_DAYS = 14
"""So long hills go well before speed [expert]: the pack has the order alone."""
FIVE = 5
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage, or a part of one. wanted: how often it must go well; days: from its first run to the next.

    a_week: most runs in seven days, None: as the days of rest allow. level_days: at the level before the pain
    before this one begins.
    """

    id: str
    kind: Kind
    blocks: tuple[Block, ...]
    part: int = 0
    km: float | None = None
    by_distance: bool = False
    effort: int | None = None
    wanted: int = 1
    days: int = 0
    a_week: int | None = None
    level_days: int = 0

    @property
    def runs(self) -> bool:
        """Whether there is any running in it."""
        return any(one.run for one in self.blocks)

    @property
    def beyond(self) -> bool:
        """Whether it is planned from the longest run of the last days."""
        return self.kind in (Kind.LONGER, Kind.HILLS, Kind.SPEED)


def table_of(pack: Pack, begun: Begun) -> RunTable:
    """The table that it began with. Refusal: none for its group, or one that is only to compare with."""
    table = pack.progressions.run_tables.get(begun.table)
    if table is None or not table.in_use or begun.group not in table.groups:
        raise Refusal("This way back is not meant for this cause", begun.table, "Begin it from the cause")
    return table


def ladder(pack: Pack, begun: Begun) -> tuple[Step, ...]:
    """Every stage, easiest first."""
    table = table_of(pack, begun)
    speed = begun.level.easy_speed or JOG_SPEED
    bone = is_bone(pack, begun.group)
    steps = _spaced(table, [one for stage in table.stages for one in _of_table(pack, table, stage, speed)])
    last = next((one for one in table.stages if _only_words(one) and not _per_week(one)), None)
    if not bone:
        minutes = pack.progressions.fact("running-again", "after-table-a").number
        steps.append(
            Step(id=Kind.EASY.value, kind=Kind.EASY, blocks=(Block(run=minutes),), wanted=steps[-1].wanted)
        )
    longer = Step(id=Kind.LONGER.value, kind=Kind.LONGER, blocks=steps[-1].blocks, wanted=table.each_at_least)
    hills = replace(
        longer,
        id=last.id if last else Kind.HILLS.value,
        part=1 if last else 0,
        kind=Kind.HILLS,
        days=HILLS_DAYS,
        level_days=_days(last.earliest) if last else 0,
    )
    speed_step = replace(
        hills,
        id=last.id if last else Kind.SPEED.value,
        part=2 if last else 0,
        kind=Kind.SPEED,
        days=0,
        level_days=0,
    )
    return (*steps, longer, hills, speed_step)


def is_bone(pack: Pack, group: str) -> bool:
    """Whether no pain at all is allowed."""
    band = pack.progressions.bands[group]
    return not band.locked and band.amber_from is None


def tolerance(pack: Pack) -> float:
    """By how much a run may differ from its stage, as a share."""
    return pack.load_rules.fact("watch", "stage-tolerance").number / 100


def warm_up(pack: Pack) -> tuple[int, ...]:
    """Minutes from and to, as a table's rules have them; a table without takes the other's [expert]."""
    rules = (rule for table in pack.progressions.run_tables.values() if table.in_use for rule in table.rules)
    found = next(filter(None, (re.fullmatch(r"Warm up (\d+)-(\d+) min\.", rule) for rule in rules)), None)
    return tuple(int(one) for one in found.groups()) if found else ()


def _of_table(pack: Pack, table: RunTable, stage: RunStage, speed: float) -> Iterator[Step]:
    step = Step(
        id=stage.id,
        kind=Kind.TABLE,
        blocks=_blocks(pack, stage, speed),
        km=stage.distance_km,
        by_distance=stage.run_all,
        effort=stage.effort,
        wanted=table.each_at_least,
        days=0 if stage.earliest.startswith("+") else _days(stage.earliest),
    )
    if _only_words(stage):
        for part, runs in enumerate(_per_week(stage), start=1):
            # A stage that is a week of so many runs is done at least so often as a whole.
            wanted = table.each_at_least * runs
            yield replace(step, blocks=_before(table, stage), part=part, a_week=runs, wanted=wanted)
    elif parts := _normal_pace(stage):
        for part, minutes in enumerate(parts, start=1):
            blocks = _with_normal(stage.run or 0.0, minutes)
            yield replace(step, part=part, blocks=blocks, a_week=table.each_at_least)
    else:
        yield step


def _blocks(pack: Pack, stage: RunStage, speed: float) -> tuple[Block, ...]:
    """The minutes of a stage; of one that is given as a distance as many rounds as that distance holds."""
    if _only_words(stage):
        return ()
    meters, times = (stage.distance_km or 0.0) * 1000, stage.repeat or 1
    if stage.run_all:
        return (Block(run=round(meters / speed / 60, 1)),)
    walk, run = stage.walk or 0.0, stage.run or 0.0
    if meters:
        times = max(1, int(meters * (1 + tolerance(pack)) / (60 * (walk * WALK_SPEED + run * speed))))
    rest = (Block(walk=stage.then_walk),) if stage.then_walk else ()
    return (Block(walk=walk, run=run, times=times), *rest)


def _only_words(stage: RunStage) -> bool:
    """A stage that changes how often, or on what ground, and no minutes."""
    return stage.walk is None and stage.run is None and not stage.run_all


def _per_week(stage: RunStage) -> tuple[int, ...]:
    """ "3rd run/week, then 4th" -> 3, 4."""
    return (
        tuple(int(one) for one in re.findall(r"(\d+)(?:rd|th)", stage.says)) if "/week" in stage.says else ()
    )


def _normal_pace(stage: RunStage) -> tuple[float, ...]:
    """ "30 min with 5, then 10, 15 min at normal pace" -> 5, 10, 15."""
    if "at normal pace" not in stage.says:
        return ()
    return tuple(float(one) for one in re.findall(r"\d+", stage.says.partition("with")[2]))


def _with_normal(whole: float, minutes: float) -> tuple[Block, ...]:
    """Easy, then at normal pace, then easy, in fives as the published schedule has them."""
    first = FIVE * -(-(whole - minutes) // (2 * FIVE))
    parts = (Block(run=first), Block(run=minutes, normal=True))
    after = whole - first - minutes
    return (*parts, Block(run=after)) if after > 0 else parts


def _before(table: RunTable, stage: RunStage) -> tuple[Block, ...]:
    """The easy minutes of the last stage before this one that has any."""
    places = table.stages[: table.stages.index(stage)]
    return (Block(run=max(one.run or 0.0 for one in places)),)


def _spaced(table: RunTable, steps: list[Step]) -> list[Step]:
    """A stage that is not before so many days ("+4 d") keeps them in the one before it."""
    earliest = {one.id: one.earliest for one in table.stages}
    nexts = [earliest[after.id] if after.id != one.id else "" for one, after in pairwise(steps)]
    waits = [_days(one) if one.startswith("+") else 0 for one in [*nexts, ""]]
    return [replace(step, days=max(step.days, wait)) for step, wait in zip(steps, waits, strict=True)]


def _days(earliest: str) -> int:
    """ "+4 d" -> 4, "2 weeks" -> 14; 0 where no span is said."""
    found = re.search(r"(\d+) (d|weeks?)\b", earliest)
    if not found:
        return 0
    return int(found[1]) * (1 if found[2] == "d" else WEEK)
