"""From an answer of the check to the situation that a plan is made for."""

from __future__ import annotations

from runwell.check.alone import may_begin
from runwell.check.answers import Answers
from runwell.check.beliefs import after
from runwell.check.shown_causes import LESS_LIKELY
from runwell.check.verdict import Verdict
from runwell.knowledge.pack import Pack
from runwell.programme.causes import also_of
from runwell.programme.dosing import DAYS
from runwell.programme.situation import Situation

PHASE = 1


def situation_of(
    pack: Pack, answers: Answers, verdict: Verdict, equipment: frozenset[str]
) -> Situation | None:
    """What the answers make likely: the best cause, and beside it every other that is not "less likely".

    None: somebody must see the runner first, or no cause may be named, so no plan begins here.
    """
    if not may_begin(pack, answers, verdict):
        return None
    fits = after(pack, answers).fits()
    named = [fit for fit in verdict.causes if fit.band != LESS_LIKELY] or [verdict.causes[0]]
    # A family is named as one; the plan is made for the member of it that fits best.
    first, *others = (one for fit in named for one in sorted(fit.causes, key=lambda one: -fits[one]))
    beside = dict.fromkeys((*others, *also_of(pack, answers.values)))
    return Situation(
        cause=first,
        also=tuple(one for one in beside if one != first),
        phase=PHASE,
        equipment=equipment,
        weekdays=DAYS[PHASE],
    )
