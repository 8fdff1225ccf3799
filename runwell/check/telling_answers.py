"""Answers that are not known and would change what is named first, or how well it fits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from runwell.check.answers import Answers
from runwell.check.beliefs import after, fitting
from runwell.check.foresight import Foresight, foresee
from runwell.check.level import judge
from runwell.check.next_question import withheld
from runwell.check.pages import applies
from runwell.check.red_flags import first
from runwell.check.shown_causes import CauseFit, band, groups
from runwell.check.weights import weigh
from runwell.knowledge.findings import Finding
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack

AT_MOST = 3
PLAUSIBLE = 0.05  # an answer that is given less often than this is not worth a sentence
BEST, BETTER, WORSE = "best", "better", "worse"


@dataclass(frozen=True, slots=True)
class TellingAnswer:
    """An answer that is not known, and how well a cause would fit with it.

    said: the answer as the end of "If ...". cause: the plain name of what would then be named first.
    fits: BEST where that is another cause than now; else whether the same one fits BETTER or WORSE.
    would_raise_to: the level that would follow, where it is above today's.
    """

    finding: str
    question: str
    said: str
    cause: str
    fits: str
    band: str
    would_raise_to: Level | None


@dataclass(frozen=True, slots=True)
class _After:
    """What one answer would lead to: its chance, the first cause and its band."""

    value: str
    chance: float
    leads: int
    band: str


def telling_answers(
    pack: Pack, answers: Answers, causes: tuple[CauseFit, ...], level: Level, *, running: bool
) -> tuple[TellingAnswer, ...]:
    """For up to three open questions the likeliest answer that changes the first cause or its band.

    causes: as they are named now. running: whether the runner may run; else no self test is named. What would
    end the check is left to the open questions, which say what to do then. While a cause leads that must not
    be missed, nothing is said that would make it fit less well: no answer clears it.
    """
    if not causes:
        return ()
    changing = sorted(
        _changing(pack, answers, causes[0], running=running),
        key=lambda pair: -sum(one.chance for one in pair[1]),
    )
    return tuple(
        _said(pack, answers, causes[0], level, finding, max(found, key=lambda one: one.chance))
        for finding, found in changing[:AT_MOST]
    )


def _changing(
    pack: Pack, answers: Answers, now: CauseFit, *, running: bool
) -> Iterator[tuple[Finding, list[_After]]]:
    """Each open question with those of its plausible answers that change something."""
    foresight = foresee(pack, answers)
    shown = [name for name, _ in groups(pack)]
    for finding in _open(pack, answers, running=running):
        found = [
            one
            for one in _afterwards(pack, foresight, finding)
            if one.chance >= PLAUSIBLE
            and (shown[one.leads], one.band) != (now.id, now.band)
            and not _clears(pack, now, one)
            and first(pack, answers.with_(pack, {finding.id: one.value})) is None
        ]
        if found:
            yield finding, found


def _open(pack: Pack, answers: Answers, *, running: bool) -> list[Finding]:
    """The questions of the runner that apply and may be put; red flags are listed with what to do instead."""
    held = withheld(pack, answers)
    return [
        finding
        for name, finding in pack.findings.items()
        if finding.who == "runner"
        and name in pack.likelihoods
        and name not in answers.values
        and name not in held
        and finding.kind != "red-flag"
        and (running or finding.kind != "self-test")
        and applies(pack, name, answers)
    ]


def _afterwards(pack: Pack, foresight: Foresight, finding: Finding) -> list[_After]:
    weights = weigh(pack)
    rows = weights.rows_of[finding.id]
    fits = fitting(pack, foresight.then[rows])
    shown = np.array(
        [fits[:, [weights.causes.index(one) for one in members]].sum(axis=1) for _, members in groups(pack)]
    )
    leads = shown.argmax(axis=0)
    values = [value for (name, value) in weights.row if name == finding.id]
    return [
        _After(value, float(chance), int(lead), band(pack.limits, min(fit, pack.limits.shown_at_most)))
        for value, chance, lead, fit in zip(
            values, foresight.chance[rows], leads, shown.max(axis=0).tolist(), strict=True
        )
    ]


def _clears(pack: Pack, now: CauseFit, then: _After) -> bool:
    """Whether the answer would put a cause that must not be missed in doubt."""
    if not any(pack.causes[name].must_not_miss for name in now.causes):
        return False
    name, members = groups(pack)[then.leads]
    if name == now.id:
        return _moved(pack, now, then) == WORSE
    return not any(pack.causes[one].must_not_miss for one in members)


def _said(
    pack: Pack, answers: Answers, now: CauseFit, level: Level, finding: Finding, then: _After
) -> TellingAnswer:
    name = groups(pack)[then.leads][0]
    shown = pack.families[name] if name in pack.families else pack.causes[name]
    told = answers.with_(pack, {finding.id: then.value})
    judged = judge(pack, told, after(pack, told)).level
    return TellingAnswer(
        finding.id,
        finding.question,
        finding.said(then.value),
        shown.plain_name,
        BEST if name != now.id else _moved(pack, now, then),
        then.band,
        judged if judged > level else None,
    )


def _moved(pack: Pack, now: CauseFit, then: _After) -> str:
    bands = [band(pack.limits, edge) for edge in (0.0, pack.limits.fits_partly, pack.limits.fits_well)]
    return BETTER if bands.index(then.band) > bands.index(now.band) else WORSE
