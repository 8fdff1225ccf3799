"""The questionnaires that are offered, in a runner's words: what for, how they count, what change matters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.pack import Pack
from runwell.records.outcome_scales import BUILT_IN, GLOBAL_CHANGE, NPRS, PSFS, OutcomeScale, outcome_scale

NAMES: Mapping[str, str | Promise] = {
    NPRS: _("Pain in the past week"),
    PSFS: _("Things you want to do again"),
    GLOBAL_CHANGE: _("Better or worse"),
}
# As a clinician reads them, where those words speak to the runner.
OF_THEM: Mapping[str, str | Promise] = {PSFS: _("Things they want to do again")}
# Where there is no total, each part is a score of its own.
PARTS: Mapping[str, Mapping[str, str | Promise]] = {
    "hagos": {
        "symptoms": _("Symptoms"),
        "pain": _("Pain"),
        "adl": _("Daily living"),
        "sport": _("Sport and recreation"),
        "pa": _("Taking part in physical activities"),
        "qol": _("Quality of life"),
    }
}


@dataclass(frozen=True, slots=True)
class Measure:
    """One questionnaire, or one part of it. source: where its important change was read, "" nowhere."""

    scale: OutcomeScale
    part: str
    name: str
    source: str

    @property
    def id(self) -> str:
        """As a form names it."""
        return f"{self.scale.measure}/{self.part}"

    @property
    def for_clinicians(self) -> str:
        """What it asks, and what clinicians call it; one name where that is the same."""
        plain = str(OF_THEM.get(self.scale.measure, self.name))
        if self.scale.name in plain:
            return plain
        clinical = self.scale.name.replace(" (", ", ").replace(")", "")
        return gettext("{plain} ({clinical})").format(plain=plain, clinical=clinical)

    @property
    def range(self) -> str:
        """Such as "From 0 to 36. Higher is better."."""
        facts = {"low": self.scale.low, "high": self.scale.high}
        if self.scale.higher_is_better:
            return gettext("From {low} to {high}. Higher is better.").format(**facts)
        return gettext("From {low} to {high}. Lower is better.").format(**facts)

    @property
    def matters(self) -> str:
        if self.scale.matters is None:
            return gettext("No source that we read says how large a change has to be to matter.")
        points = number_format(self.scale.matters, use_l10n=True).removesuffix(".0")
        return gettext("A change of {points} or more matters to people.").format(points=points)


def measures(pack: Pack) -> tuple[Measure, ...]:
    """Those that we ask ourselves, then those of which a score may be entered; none that the pack rejects."""
    others = (one.id for one in pack.outcome_measures.values() if not one.recommended.startswith("no"))
    ids = dict.fromkeys((*BUILT_IN, *others))
    return tuple(measure(pack, one, part) for one in ids for part in PARTS.get(one, {"": ""}))


def measure(pack: Pack, one: str, part: str = "") -> Measure:
    """Also one that is offered no more, since its scores stay. Refusal: the pack has none such."""
    scale = outcome_scale(pack, one)
    name = str(NAMES.get(one, scale.name))
    said = str(PARTS.get(one, {}).get(part, part))
    urls = pack.outcome_measures[one].urls
    whole = f"{name}: {said}" if said else name
    return Measure(scale, part, whole, urls[0] if urls and scale.matters is not None else "")


def is_built_in(one: Measure) -> bool:
    return one.scale.measure in BUILT_IN
