"""The sentence of every reason that the programme gives: one for each `Why`, in US English."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.facts import Standing
from runwell.knowledge.pack import Pack
from runwell.programme.because import Because, Why
from runwell.programme.causes import entry
from runwell.web.going_on_words import GOING_ON
from runwell.web.site.plain_words import PHASES

SENTENCES: Mapping[Why, str | Promise] = {
    Why.SUITS_CAUSE: _("It is meant for this cause: {cause}."),
    Why.ONLY_FOR_ALSO: _("It is here for what stands beside the cause: {cause}."),
    Why.ON_THE_PAGE: _("It is one of the three exercises of our page."),
    Why.TESTED_NEXT: _("It is one of the tests for the next phase: {check}."),
    Why.SORE_SIDE_UP: _(
        "Lie on your good side and train only the sore leg, on top. If both hips are sore, leave it out."
    ),
    Why.FEWER_SETS_FIRST: _("It begins with {sets} sets, so that the session stays short; more come later."),
    Why.SET_BY_CLINICIAN: _("Your clinician set it, and it stays as they set it."),
    Why.AVOIDED: _("{exercise} is left out: it is not for this cause: {cause}."),
    Why.GATE_CLOSED: _(
        "{exercise} waits: with an injured bone it begins only when your clinician has opened gate {gate}."
    ),
    Why.IMPACT_BEFORE_GATE: _(
        "{exercise} waits: no jumping and no running while the bone heals, until your clinician has opened "
        "gate {gate}."
    ),
    Why.END_RANGE: _("{exercise} is left out: a loose hip is not stretched to the end of its range."),
    Why.MORE_RANGE: _("{exercise} is left out: it wins range, and a loose hip has too much of it already."),
    Why.LATER_PHASE: _("{exercise} comes later, in phase {phase}."),
    Why.NOT_AT_HAND: _("{exercise} is left out: it needs {equipment}."),
    Why.SORE: _("{exercise} is left out today: it works on a place that is sore ({place})."),
    Why.NOT_FOR_CAUSE: _("These are all the exercises that we give so early for this cause: {cause}."),
    Why.TOO_LONG: _("{exercise} would make the session longer than 20 minutes."),
    Why.ONLY_BY_CLINICIAN: _(
        "The app gives no exercise for this bone. You do only what your clinician sets, exercise by exercise."
    ),
    Why.LOCKED_GROUP: _("No exercise is given for this: a doctor has to look first."),
    Why.LOCKED_RED_FLAG: _(
        "No exercise is given: one of your answers can mean something serious. A clinician has to look first."
    ),
    Why.LOCKED_BONE: _(
        "No exercise is given yet: exercise could harm a bone that has not kept up with the load. It begins "
        "when your clinician says that the bone is ready."
    ),
    Why.LOCKED_PAIN_IN_BONE: _("No exercise for now: an injured bone may not hurt at all, and it did."),
    Why.LOCKED_BY_CLINICIAN: _("Your clinician has closed the exercises for now."),
    **GOING_ON,
}


def sentence(pack: Pack, because: Because, *, aloud: bool = True) -> str:
    """The reason as a sentence. aloud: expert judgment, and the careful side, are said."""
    facts = {name: _named(pack, name, value) for name, value in because.facts.items()}
    said = str(SENTENCES[because.why]).format_map(facts)
    if aloud and because.cautious:
        return (
            said + " " + gettext("The rules are silent here, so we take the careful side (expert judgment).")
        )
    if aloud and because.rests_on is Standing.EXPERT and because.why not in OBVIOUS:
        return said + " " + gettext("(Expert judgment.)")
    return said


def sentences(pack: Pack, because: Iterable[Because], *, aloud: bool = True) -> tuple[str, ...]:
    """Each reason once; one that names what the pack has no more is left out."""
    return tuple(dict.fromkeys(_readable(pack, because, aloud)))


def _readable(pack: Pack, because: Iterable[Because], aloud: bool) -> Iterator[str]:
    for one in because:
        try:
            yield sentence(pack, one, aloud=aloud)
        except KeyError:
            continue


OBVIOUS = frozenset(
    {Why.ON_THE_PAGE, Why.SET_BY_CLINICIAN, Why.NOT_AT_HAND, Why.TOO_LONG, Why.LOCKED_BY_CLINICIAN}
)
"""Reasons that are no judgment."""


def _named(pack: Pack, name: str, value: str | int) -> str:
    return NAMED[name](pack, str(value)) if name in NAMED else str(value)


def in_a_sentence(said: str) -> str:
    """The words with a small first letter, unless they begin with an abbreviation."""
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]


def _equipment(pack: Pack, need: str) -> str:
    names = [pack.equipment[one].name for one in need.split("|")]
    return gettext(" or ").join(names)


def _place(pack: Pack, place: str) -> str:
    choices = (choice for finding in pack.findings.values() for choice in finding.choices)
    label = next((choice.label for choice in choices if choice.id == place), place)
    return in_a_sentence(label)


NAMED: Mapping[str, Callable[[Pack, str], str]] = {
    "cause": lambda pack, cause: in_a_sentence(entry(pack, cause).plain_name),
    "exercise": lambda pack, exercise: pack.exercises[exercise].name,
    "before": lambda pack, exercise: pack.exercises[exercise].name,
    "check": lambda pack, check: in_a_sentence(pack.progressions.checks[check].says),
    "equipment": _equipment,
    "place": _place,
    "phase": lambda _pack, phase: f"{phase}, {PHASES[int(phase)]}",
}
"""The name of a fact -> its id in plain words; numbers and what is not here stand as they are."""
