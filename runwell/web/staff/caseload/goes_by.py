"""The numbers that a list of patients goes by: which are expert judgment, said as such."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext, ngettext

from runwell.care.attention import FLARES, QUIET_DAYS
from runwell.knowledge.facts import Standing
from runwell.knowledge.pack import Pack
from runwell.records.access.intakes import INTAKE_LASTS
from runwell.records.access.standings import LOOKED_BACK


def expert_numbers(pack: Pack) -> Iterator[str]:
    """In the order of the list. No source gives any of them."""
    yield gettext("Which need comes first. Of the same need, who waited longest.")
    yield ngettext(
        "Pain in a bone: of the last {days} day.", "Pain in a bone: of the last {days} days.", LOOKED_BACK
    ).format(days=LOOKED_BACK)
    yield gettext("Red morning: on its day and the day after.")
    two = pack.progressions.fact("flare", "two-flares")
    if two.rests_on is Standing.EXPERT:
        words = gettext("Flares: {flares} of them within {days} days.")
        yield words.format(flares=FLARES, days=f"{two.number:g}")
    yield ngettext("Nothing logged: for {days} day.", "Nothing logged: for {days} days.", QUIET_DAYS).format(
        days=QUIET_DAYS
    )
    yield gettext("No intake: the day before a visit and on the day. It counts for {days} days.").format(
        days=INTAKE_LASTS.days
    )
    yield ngettext(
        "After your look, a gate that waits and a closed program come back in {days} day.",
        "After your look, a gate that waits and a closed program come back in {days} days.",
        QUIET_DAYS,
    ).format(days=QUIET_DAYS)
    yield gettext("What the rules ask for, and open exercises of which none is set, come back the next day.")
