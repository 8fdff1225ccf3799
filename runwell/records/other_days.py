"""Whether a program can go on on other days or with other things, for its page and for the action."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext

from runwell.programme.other_days import lost, on_other_days
from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation, demand_known
from runwell.records import sound_programmes
from runwell.records.packs import the_pack
from runwell.refusals import Refusal


def demand_goes_on(now: Programme, there: Situation, wanted: Situation, today: date) -> Programme:
    """The program as it would go on. Refusal: as the action `change_days`, without a clinician's lock."""
    pack = the_pack()
    known = frozenset(pack.equipment)
    # What the knowledge has no more is no reason to keep somebody from other days.
    wanted = replace(wanted, equipment=wanted.equipment - (there.equipment - known))
    demand_known(pack, wanted)
    sound_programmes.demand_unlocked(pack, wanted)
    gone, before = lost(pack, now, wanted), lost(pack, now, there)
    for one in now.prescriptions:
        if one.by_clinician and one.exercise in gone and one.exercise not in before:
            name = pack.exercises[one.exercise].name
            what = gettext("your clinician set {exercise}, and it needs what you left out").format(
                exercise=name
            )
            raise Refusal(what, gettext("things at hand"), gettext("Keep it ticked, or ask your clinician"))
    anew = on_other_days(pack, now, there, wanted, today)
    if now.prescriptions and not anew.prescriptions:
        mend = gettext("Keep something ticked, or ask your clinician")
        raise Refusal(gettext("no exercise would be left"), gettext("things at hand"), mend)
    return anew
