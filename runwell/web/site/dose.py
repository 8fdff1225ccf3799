"""How much of an exercise, in words, with what the amount rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from runwell.knowledge.exercises import Dose, Exercise
from runwell.knowledge.facts import Fact
from runwell.knowledge.pack import Pack
from runwell.knowledge.spans import Span
from runwell.records.exercise_words import said_in_words
from runwell.web.site.plain_words import SIDES, plain

_TEMPO = re.compile(r"(\d+|slow)-(\d+)-(\d+|slow)")
_WITH_ADDRESS = re.compile(r"(?P<words>.*?)\s*\((?P<url>https?://\S+)\)(?P<rest>.*)")
DOCUMENT = "starting document (exact)"
SETS_BY_US = "sets 1 not stated by the document"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a part of the dose rests on. url: where it was read, or "". grade: how good that is."""

    words: str
    url: str = ""
    grade: str = ""


def rows(exercise: Exercise) -> Iterator[tuple[str, str]]:
    """Names and words of everything that the dose says."""
    dose = exercise.dose
    yield gettext("Sets"), span(dose.sets)
    if dose.repetitions is not None:
        yield gettext("Repetitions"), span(dose.repetitions)
    if dose.repetitions_note:
        yield gettext("Pattern"), dose.repetitions_note
    if dose.hold.high:
        yield gettext("Hold"), seconds(dose.hold)
    if dose.tempo:
        yield gettext("Speed"), tempo(dose.tempo)
    yield gettext("Sides"), plain(dose.sides, SIDES)
    yield gettext("Rest between sets"), seconds(Span(dose.rest, dose.rest))


def in_short(dose: Dose) -> str:
    """ "3 sets of 8 to 12" for a list of exercises."""
    if dose.repetitions is None:
        return dose.repetitions_note
    words = ngettext("{sets} set of {times}", "{sets} sets of {times}", dose.sets.high)
    return words.format(sets=span(dose.sets), times=span(dose.repetitions))


def span(of: Span) -> str:
    """Two numbers with a word between them, since a dash is read as minus."""
    if of.low == of.high:
        return str(of.low)
    return gettext("{low} to {high}").format(low=of.low, high=of.high)


def seconds(of: Span) -> str:
    return ngettext("{time} second", "{time} seconds", of.high).format(time=span(of))


def tempo(said: str) -> str:
    """ "2-3-2" -> "2 seconds out, 2 seconds back"; the hold between them is said by itself."""
    found = _TEMPO.fullmatch(said)
    if found is None:
        return said.replace("/min", gettext(" a minute")).replace(" per s", gettext(" a second"))
    out, _hold, back = found.groups()
    return gettext("{out} out, {back} back").format(out=_pace(out), back=_pace(back))


def _pace(part: str) -> str:
    return gettext("slowly") if part == "slow" else seconds(Span(int(part), int(part)))


def basis(pack: Pack, dose: Dose) -> Iterator[Basis]:
    """Every part of the dose's source; expert judgment is said aloud."""
    for part in dose.source.split("; "):
        words = said_in_words("basis", part)
        found = _WITH_ADDRESS.fullmatch(part)
        if found:
            words = said_in_words("basis", found["words"] + found["rest"])
            yield Basis(words, found["url"], grade(pack, found["url"]))
        elif part == DOCUMENT:
            yield Basis(gettext("Our page about hip pain after running. It names no study."))
        elif part == SETS_BY_US:
            yield Basis(gettext("That page does not say how many sets: one is expert judgment."))
        elif part == "expert":
            yield Basis(gettext("Expert judgment: no study that we know has tested this amount."))
        else:
            yield Basis(words[:1].upper() + words[1:].replace(" by expert", gettext(" by expert judgment")))


def grade(pack: Pack, url: str) -> str:
    """The standing of the pack's fact that was read at the same address; "" where there is none."""
    return next((str(fact.rests_on) for fact in _facts(pack) if url in fact.urls), "")


def _facts(pack: Pack) -> Iterator[Fact]:
    for subject in pack.progressions.facts.values():
        yield from subject.values()
