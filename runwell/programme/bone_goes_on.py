"""A morning of a bone stress injury: no pain at all, or everything stops."""

from __future__ import annotations

from dataclasses import replace

from runwell.programme.aftermath import DAY
from runwell.programme.bands import Band, Judged, judged_day
from runwell.programme.because import Because, Why
from runwell.programme.changed import Change, Changed
from runwell.programme.course import Morning
from runwell.programme.flare import Flare
from runwell.programme.moment import Moment

BY_A_LATER_MORNING = (Why.NO_MORNING, Why.NO_NIGHT, Why.PAINKILLERS)
"""What lacks of one morning, and a later one without pain makes good."""


def morning(now: Moment) -> Changed:
    """What this morning does to the programme."""
    if now.open_flare:
        return _stopped_day(now, now.open_flare)
    because = _hurt(now)
    if because:
        return _stop(now, because)
    unsaid = _unsaid(now)
    if unsaid:
        waits = Because(Why.BONE_WAITS, cautious=True)
        return _locked(now, waits, (Change(waits, unsaid),))
    programme, changes = now.stepped() if _green(now.judged) else (now.programme, ())
    return Changed(programme=programme, changes=changes, flares=now.flares, judged=now.judged)


def _green(judged: Judged | None) -> bool:
    return judged is not None and judged.band is Band.GREEN


def _hurt(now: Moment) -> tuple[Because, ...]:
    """Any pain that was said: of yesterday's session, or of this morning without any session."""
    said = tuple(why for why in (now.judged.because if now.judged else ()) if not why.cautious)
    if now.judged and now.judged.band is Band.STOP_BONE and said:
        return said
    today = now.course.morning(now.today)
    red = now.pack.progressions.bands[now.group].red_from or 0
    if today and today.pain is not None and today.pain >= red:
        return (Because(Why.BONE_PAIN, {"pain": today.pain}),)
    return (Because(Why.NIGHT_RED),) if today and today.woke else ()


def _unsaid(now: Moment) -> tuple[Because, ...]:
    """What still lacks of the last session, whenever it was."""
    last = now.course.last_day(now.today - DAY)
    judged = judged_day(now.pack, now.group, now.course, last) if last else None
    lacks = tuple(why for why in (judged.because if judged else ()) if why.cautious)
    if last and last < now.today - DAY and _free(now.course.morning(now.today)):
        lacks = tuple(why for why in lacks if why.why not in BY_A_LATER_MORNING)
    return lacks


def _stop(now: Moment, because: tuple[Because, ...]) -> Changed:
    """One step back, and nothing is done until the mornings are free of pain."""
    hurt = Judged(Band.STOP_BONE, because)
    programme, changes = replace(now, judged=now.judged and hurt).stepped()
    flare = Flare(began=now.today, base=0, because=because[0], bone=True)
    stopped = Because(Why.BONE_STOPPED, {"days": _wanted(now)})
    after = replace(now, programme=programme, flares=(*now.flares, flare))
    return _locked(after, stopped, (*changes, Change(stopped, because)))


def _stopped_day(now: Moment, flare: Flare) -> Changed:
    days = [now.today - DAY * back for back in range(_wanted(now))]
    free = days[-1] > flare.began and all(_free(now.course.morning(day)) for day in days)
    if not free or (_again(now, flare) and not _seen_since(now, flare)):
        return _locked(now, Because(Why.BONE_STOPPED, {"days": _wanted(now)}), ())
    over = Because(Why.FLARE_OVER, {"base": 0})
    programme, changes = now.at_half(over)
    return Changed(
        programme=programme,
        changes=(Change(over, (flare.because,)), *changes),
        flares=(*now.flares[:-1], replace(flare, over=now.today)),
        judged=now.judged,
    )


def _locked(now: Moment, why: Because, changes: tuple[Change, ...]) -> Changed:
    flare = now.open_flare
    again = flare is not None and _again(now, flare) and not _seen_since(now, flare)
    return Changed(
        programme=now.programme,
        changes=changes,
        meanwhile=replace(now.programme, prescriptions=(), locked=(why,)),
        clinician=(Because(Why.BONE_CLINICIAN),) if again else (),
        flares=now.flares,
        judged=now.judged,
    )


def _again(now: Moment, flare: Flare) -> bool:
    """It stopped before, and no clinician has looked between the two."""
    before = [one for one in now.flares if one.bone and one.began < flare.began]
    return bool(before) and not any(before[-1].began < day <= flare.began for day in now.course.seen)


def _seen_since(now: Moment, flare: Flare) -> bool:
    return any(flare.began < day <= now.today for day in now.course.seen)


def _free(one: Morning | None) -> bool:
    """A morning of which no pain was said, nothing that lacks, and no painkiller."""
    return one is not None and one.pain == 0 and one.woke is False and not one.painkillers


def _wanted(now: Moment) -> int:
    return int(now.pack.progressions.fact("flare", "bone-days-free").number)
