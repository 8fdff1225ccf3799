"""A morning of muscle, tendon and joint: a step, a flare that begins, or a day of one."""

from __future__ import annotations

from dataclasses import replace

from runwell.programme.because import Because, Why
from runwell.programme.changed import Change, Changed
from runwell.programme.flare import Flare, Stands, back_a_phase, begins, stands
from runwell.programme.moment import Moment
from runwell.programme.prescription import Prescription, Programme

LIGHTEST = 1
"""The phase whose exercises are done in a flare (flare.toml, first-days)."""


def morning(now: Moment) -> Changed:
    """What this morning does to the programme."""
    if now.open_flare:
        return _day_of(now, now.open_flare)
    programme, changes = now.stepped()
    new = begins(now.pack, now.group, now.course, now.today)
    if new is None:
        return Changed(programme=programme, changes=changes, flares=now.flares, judged=now.judged)
    return _begun(replace(now, programme=programme, flares=(*now.flares, new)), new, changes)


def _begun(now: Moment, new: Flare, changes: tuple[Change, ...]) -> Changed:
    rest = Change(Because(Why.FLARE_REST), (new.because,))
    clinician: tuple[Because, ...] = ()
    programme = now.programme
    if back_a_phase(now.pack, now.flares):
        days = int(now.pack.progressions.fact("flare", "two-flares").number)
        phase = max(LIGHTEST, programme.phase - 1)
        clinician = (Because(Why.BACK_A_PHASE, {"days": days, "phase": phase}),)
        if phase < programme.phase:
            programme = now.of_phase(phase)
            changes = (*changes, Change(clinician[0], (new.because,)))
    return Changed(
        programme=programme,
        changes=(*changes, rest),
        meanwhile=_light(now),
        clinician=clinician,
        flares=now.flares,
        judged=now.judged,
    )


def _day_of(now: Moment, flare: Flare) -> Changed:
    match stands(now.pack, flare, now.course, now.today):
        case Stands.OVER:
            return _over(now, flare)
        case Stands.CLINICIAN:
            look = Because(Why.FLARE_CLINICIAN, {"days": (now.today - flare.began).days})
            return _waits(now, (look,))
        case Stands.STAYS:
            return _waits(now, changes=(Change(Because(Why.FLARE_STAYS), (flare.because,)),))
        case _:
            return _waits(now)


def _waits(now: Moment, clinician: tuple[Because, ...] = (), changes: tuple[Change, ...] = ()) -> Changed:
    return Changed(
        programme=now.programme,
        changes=changes,
        meanwhile=_light(now),
        clinician=clinician,
        flares=now.flares,
        judged=now.judged,
    )


def _light(now: Moment) -> Programme:
    """The first phase's exercises; none with more than the programme asks for now, on which the rules are
    silent: a red day may have taken it below its first dose."""
    asked = {one.exercise: one for one in now.programme.prescriptions}
    light = now.of_phase(LIGHTEST)
    fewest = tuple(_fewest(one, asked.get(one.exercise, one)) for one in light.prescriptions)
    return replace(light, prescriptions=fewest)


def _fewest(one: Prescription, now: Prescription) -> Prescription:
    counts = [each for each in (one.repetitions, now.repetitions) if each is not None]
    return replace(
        one,
        sets=min(one.sets, now.sets),
        repetitions=min(counts, default=None),
        hold=min(one.hold, now.hold),
        load=min(one.load, now.load),
    )


def _over(now: Moment, flare: Flare) -> Changed:
    over = Because(Why.FLARE_OVER, {"base": flare.base})
    programme, changes = now.at_half(over)
    return Changed(
        programme=programme,
        changes=(Change(over, (flare.because,)), *changes),
        flares=(*now.flares[:-1], replace(flare, over=now.today)),
        judged=now.judged,
    )
