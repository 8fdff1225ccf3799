"""What a page may name from the packs, by region and id, so that it shows the pack's own words and dose."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from runwell.knowledge.causes import Cause
from runwell.knowledge.exercises import Exercise
from runwell.knowledge.spans import Span
from runwell.knowledge.treatments import Recommendation, Treatment
from runwell.pages.own_addresses import own_addresses
from runwell.records.exercise_words import in_words
from runwell.records.packs import the_pack

REGION = "hip"
Choices = list[tuple[str, str]]
GROUPS = {
    "bone": "Bone",
    "groin": "Groin",
    "gtps": "Outer hip",
    "impairment": "Strength and control",
    "joint": "Joint",
    "muscle": "Muscle",
    "refer": "Needs a doctor",
    "referred": "Pain from elsewhere",
    "tendon": "Tendon",
}


def exercises() -> Choices:
    """Every exercise of the pack, by name."""
    return _sorted({f"{REGION}/{one.id}": one.name for one in the_pack(REGION).exercises.values()})


def causes() -> Choices:
    """Every cause of the pack, by its plain name."""
    return _sorted({f"{REGION}/{one.id}": one.plain_name for one in the_pack(REGION).causes.values()})


def treatments() -> Choices:
    """Every treatment of the pack, by the group of causes that it is for."""
    groups = the_pack(REGION).treatments.groups.items()
    return _sorted(
        {
            f"{REGION}/{group}/{one.id}": f"{GROUPS.get(group, group)}: {_words(one.id)}"
            for group, of_group in groups
            for one in of_group.values()
        }
    )


def exercise(chosen: str) -> Exercise | None:
    """What "hip/clam" names; None where the pack has it no more."""
    region, _, name = chosen.partition("/")
    return the_pack(region).exercises.get(name)


def exercise_in_words(chosen: str) -> Exercise | None:
    """The same as a runner reads of it."""
    one = exercise(chosen)
    return in_words(one, the_pack(chosen.partition("/")[0]).exercises) if one else None


def cause(chosen: str) -> Cause | None:
    """What "hip/gluteal-tendinopathy" names; None where the pack has it no more."""
    region, _, name = chosen.partition("/")
    return the_pack(region).causes.get(name)


def treatment(chosen: str) -> Treatment | None:
    """What "hip/gtps/education" names; None where the pack has it no more."""
    region, _, rest = chosen.partition("/")
    group, _, name = rest.partition("/")
    return the_pack(region).treatments.groups.get(group, {}).get(name)


def advice(one: Treatment) -> str:
    """What the pack thinks of it, so that a page which only names it does not seem to advise it."""
    return {
        Recommendation.DO: gettext("Advised"),
        Recommendation.CONSIDER: gettext("Worth a thought"),
        Recommendation.SPECIALIST: gettext("A specialist decides"),
        Recommendation.AVOID: gettext("Not advised"),
        Recommendation.NOT_NEEDED: gettext("Not needed"),
    }[one.recommendation]


def exercise_address(one: Exercise) -> str:
    """Its own page; "" where the site has no pages of exercises."""
    return f"/exercises/{one.id}/" if "exercises" in own_addresses() else ""


@dataclass(frozen=True, slots=True)
class Told:
    """A name and what the pack says of it, as words for the check of a page."""

    name: str
    words: str


def told(kind: str, chosen: str) -> Told:
    """What a block of the editor shows of the pack."""
    known: dict[str, Callable[[str], Told]] = {
        "exercise": _told_exercise,
        "cause": _told_cause,
        "treatment": _told_treatment,
    }
    return known[kind](chosen)


def dose_in_words(one: Exercise) -> str:
    """Such as "3 sets of 10 to 15 repetitions on each side, with 45 seconds of rest"."""
    dose = one.dose
    repetitions = (
        f"{_range(dose.repetitions)} {'repetition' if dose.repetitions.high == 1 else 'repetitions'}"
        if dose.repetitions
        else dose.repetitions_note
    )
    sets = f"{_range(dose.sets)} {'set' if dose.sets.high == 1 else 'sets'} of {repetitions}"
    sides = " on each side" if dose.sides == "each" else ""
    hold = f", each held for {_range(dose.hold)} seconds" if dose.hold.high > 1 else ""
    rest = f", with {dose.rest} seconds of rest between sets" if dose.rest and dose.sets.high > 1 else ""
    return f"{sets}{sides}{hold}{rest}"


def _told_exercise(chosen: str) -> Told:
    one = exercise_in_words(chosen)
    return Told(one.name, f"{'. '.join(one.steps)}. {dose_in_words(one)}.") if one else Told(chosen, "")


def _told_cause(chosen: str) -> Told:
    one = cause(chosen)
    return Told(one.plain_name, one.one_line) if one else Told(chosen, "")


def _told_treatment(chosen: str) -> Told:
    one = treatment(chosen)
    return Told(_words(one.id), one.summary) if one else Told(chosen, "")


def _range(span: Span) -> str:
    return str(span).replace("-", " to ")


def _words(name: str) -> str:
    return name.replace("-", " ").replace("_", " ").capitalize()


def _sorted(choices: dict[str, str]) -> Choices:
    return sorted(choices.items(), key=lambda pair: pair[1])
