"""A day of a patient's diary, with what they said of single exercises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from runwell.knowledge.pack import Pack
from runwell.programme.course import Done, Said
from runwell.web.diary.days import DayLine

SAID: Mapping[Said, str | Promise] = {
    Said.HURTS: _("it hurt"),
    Said.TOO_HARD: _("too hard"),
    Said.TOO_EASY: _("too easy"),
}


@dataclass(frozen=True, slots=True)
class SaidDay:
    """said: what was said of an exercise, a line each."""

    line: DayLine
    said: tuple[str, ...]


def said_day(pack: Pack, line: DayLine) -> SaidDay:
    every = (done for session in line.sessions for done in session.said.done)
    return SaidDay(line, tuple(words for done in every for words in _of(pack, done)))


def _of(pack: Pack, done: Done) -> Iterator[str]:
    known = pack.exercises.get(done.exercise)
    name = known.name if known else done.exercise
    if done.skipped:
        yield gettext("{name}: left out, “{why}”").format(name=name, why=done.skipped)
    if done.said:
        yield gettext("{name}: {said}").format(name=name, said=SAID[done.said])
    if not done.skipped and not done.whole:
        facts = {"name": name, "done": done.sets_done, "asked": done.sets_asked}
        yield gettext("{name}: {done} of {asked} sets").format(**facts)
