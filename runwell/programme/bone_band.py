"""A bone allows no pain at all: what stops it after a session."""

from __future__ import annotations

from collections.abc import Iterator

from runwell.knowledge.progressions import PainBand
from runwell.programme.aftermath import Aftermath
from runwell.programme.because import Because, Why
from runwell.programme.course import Session


def bone(session: Session, after: Aftermath, band: PainBand) -> Iterator[Because]:
    """Everything that keeps the session from being green. An answer that lacks stops too, with care."""
    pains = [one for one in (session.during, session.hour_after, after.pain) if one is not None]
    if pains and max(pains) >= (band.red_from or 0):
        yield Because(Why.BONE_PAIN, {"pain": max(pains)}, band.rests_on)
    if session.limp:
        yield Because(Why.LIMPED, {"group": band.group}, band.rests_on)
    if session.also_red:
        yield Because(Why.ALSO_RED, {"group": band.group}, band.rests_on)
    if after.woke:
        yield Because(Why.NIGHT_RED, {}, band.rests_on)
    yield from _unsaid(session, after)


def _unsaid(session: Session, after: Aftermath) -> Iterator[Because]:
    answers = {
        Why.NO_DURING: session.during,
        Why.NO_HOUR: session.hour_after,
        Why.NO_LIMP: session.limp,
        Why.NO_MORNING: after.pain,
        Why.NO_NIGHT: after.woke,
    }
    for why, answer in answers.items():
        if answer is None:
            yield Because(why, cautious=True)
    if after.painkillers:
        yield Because(Why.PAINKILLERS, cautious=True)
