"""A way back to running in words: its steps, and what holds for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.progressions import RunStage, RunTable

BONE = "bone"


OWN: Mapping[str, str | Promise] = {
    "30 min with 5, then 10, 15 min at normal pace": _(
        "Jog 30 minutes, of them 5, then 10, then 15 minutes at your normal pace, a week of each"
    ),
    "3rd run/week, then 4th": _("Run a third time each week, and two weeks later a fourth time"),
    "hills, then speed": _("Hills, then speed, after 4 weeks at your usual easy distance"),
}
"""Steps that are no minutes of walking and jogging, as the pack has them -> in words."""


def way_back(table: RunTable) -> Iterator[str]:
    """Its steps in order, each a line with a dash before it, and what they rest on."""
    yield gettext("Warm up for 10 to 15 minutes before each. Do each step at least twice, in this order:")
    for number, step in enumerate(table.stages, start=1):
        yield f"- {number}. {run_words(step)}."
    if BONE in table.groups:
        yield gettext("These steps are expert judgment, slower than the schedule that was published.")
    else:
        yield gettext(
            "More pain, swelling or stiffness during or after: stay at that step. Read at {urls}."
        ).format(urls=", ".join(table.urls))


def run_words(step: RunStage) -> str:
    """ "Walk 2 minutes, jog 3 minutes, again and again, for 1 mile; effort 3 of 10"."""
    said = _in_turn(step)
    if step.then_walk:
        said += gettext(", then walk {walk} minutes").format(walk=_plain(step.then_walk))
    if step.distance_miles:
        miles = ngettext(", for {miles} mile", ", for {miles} miles", 1 if step.distance_miles == 1 else 2)
        said += miles.format(miles=_plain(step.distance_miles))
    if step.effort:
        said += gettext("; effort {effort} of 10").format(effort=step.effort)
    return said


def _in_turn(step: RunStage) -> str:
    if step.says in OWN:
        return str(OWN[step.says])
    if step.walk and step.run:
        turn = gettext("Walk {walk}, jog {jog}").format(walk=_minutes(step.walk), jog=_minutes(step.run))
        if not step.repeat:
            return turn + gettext(", again and again")
        return turn + gettext(", {times} times over").format(times=step.repeat)
    if step.walk:
        return gettext("Walk {minutes}").format(minutes=_minutes(step.walk))
    if step.run:
        return gettext("Jog {minutes} without a break").format(minutes=_minutes(step.run))
    return gettext("Jog all of it") if step.distance_miles else step.says[:1].upper() + step.says[1:]


def _minutes(count: float) -> str:
    return ngettext("{count} minute", "{count} minutes", round(count)).format(count=_plain(count))


def _plain(number: float) -> str:
    return f"{number:g}"
