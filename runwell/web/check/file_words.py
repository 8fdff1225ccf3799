"""What watch files say of the time before a pain, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.dateformat import format as in_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.pack import Pack
from runwell.running.evidence import FileEvidence
from runwell.running.load import Spike
from runwell.running.suggested import Sign
from runwell.web import distances

SIGNS: Mapping[Sign, str | Promise] = {
    Sign.BREAK: _("Before that you had not run for {size} days, so you were coming back."),
    Sign.SPIKE: _("One run was much farther than those before it."),
    Sign.MORE_KM: _("In the 4 weeks before, you ran {size}% farther than in the 4 weeks before those."),
    Sign.MORE_RUNS: _("In the 4 weeks before, you ran {size}% more often than in the 4 weeks before those."),
    Sign.FASTER: _("In the 4 weeks before, you ran {size}% faster than in the 4 weeks before those."),
    Sign.HILLIER: _(
        "In the 4 weeks before, your runs climbed {size}% more than in the 4 weeks before those."
    ),
    Sign.NO_CHANGE: _(
        "In the 4 weeks before, your running was much the same as in the 4 weeks before those."
    ),
    Sign.FILES_END_EARLY: _("Your files end too long before that day to tell what changed."),
    Sign.FILES_BEGIN_LATE: _("Your files do not go back far enough before that day to tell what changed."),
    Sign.FEW_RUNS: _("There are too few runs in your files to tell what changed."),
    Sign.DISTANCES_UNKNOWN: _("The distance of too many runs is not known, so we can't tell what changed."),
    Sign.SPEED_UNKNOWN: _("Your files do not tell whether you ran faster."),
}
"""One sentence for each sign. size: in whole numbers, as the sentence says of what."""


def spike_asked(spike: Spike, pack: Pack) -> str:
    """ "Your run of 13 miles on May 3 was 62% longer than any in the 30 days before." """
    facts = {
        "far": distances.distance(spike.km * 1000),
        "day": in_format(spike.on, "F j"),
        "more": round(spike.longer_by or 0),
        "days": round(pack.load_rules.fact("single-run", "ratio").number),
    }
    return gettext(
        "Your run of {far} on {day} was {more}% longer than any in the {days} days before."
    ).format(**facts)


def change_words(evidence: FileEvidence, pack: Pack) -> Iterator[str]:
    """What changed in the weeks before the pain, the spike first."""
    if evidence.spike:
        yield spike_asked(evidence.spike, pack)
    for reason in evidence.suggestion.reasons:
        if reason.sign is not Sign.SPIKE or evidence.spike is None:
            size = "" if reason.size is None else round(reason.size)
            yield str(SIGNS[reason.sign]).format(size=size)
    if evidence.cadence:
        yield cadence_words(evidence.cadence.percent, evidence.cadence.late.cadence)


def cadence_words(percent: float, cadence: float) -> str:
    """Steps a minute at the same pace, against before."""
    facts = {"percent": abs(round(percent)), "steps": round(cadence)}
    if facts["percent"] == 0:
        return gettext("You took as many steps a minute as before, about {steps}.").format(**facts)
    if percent > 0:
        said = gettext("At the same pace you took {percent}% more steps a minute than before, about {steps}.")
    else:
        said = gettext(
            "At the same pace you took {percent}% fewer steps a minute than before, about {steps}."
        )
    return said.format(**facts)


def weekly_words(evidence: FileEvidence) -> str:
    """How much was run in a week, "" where files do not tell."""
    if evidence.weekly is None:
        return ""
    said = gettext("In the 4 weeks before, you ran about {far} a week.").format(
        far=distances.distance(evidence.weekly.km * 1000)
    )
    if evidence.weekly.left_out:
        said += " " + gettext("Runs without a known distance are not in it.")
    return said
