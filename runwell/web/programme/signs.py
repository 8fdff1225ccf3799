"""The questions before a session as a form: a group at a time, sign by sign where the answer is not "no"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from runwell.check.asked_again import Sign
from runwell.knowledge.levels import Level
from runwell.knowledge.pack import Pack

YES, NO, UNKNOWN = "yes", "no", "unknown"
ANSWERS = (NO, YES, UNKNOWN)
TITLES = {
    Level.EMERGENCY: _("Signs that cannot wait"),
    Level.URGENT_SAME_DAY: _("Signs that a doctor must see today"),
    Level.DOCTOR_WITHIN_DAYS: _("Signs that a doctor must see within days"),
}
WORDS = {NO: _("No, none of these"), YES: _("Yes, at least one"), UNKNOWN: _("I don't know")}
SIGN_WORDS = {NO: _("No"), YES: _("Yes"), UNKNOWN: _("I don't know")}


@dataclass(frozen=True, slots=True)
class Offered:
    """One answer of a question."""

    value: str
    words: str | Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. name: of its inputs. missing: it must be answered and is not."""

    name: str
    says: str | Promise
    answer: str
    missing: bool

    @property
    def offered(self) -> tuple[Offered, ...]:
        words = SIGN_WORDS if self.name.startswith("sign-") else WORDS
        return tuple(Offered(one, words[one], one == self.answer) for one in ANSWERS)


@dataclass(frozen=True, slots=True)
class Group:
    """Signs of one urgency. opened: each is asked by itself, since the answer to all was no "no"."""

    asked: Asked
    signs: tuple[Sign, ...]
    says: tuple[str, ...]
    one_by_one: tuple[Asked, ...]

    @property
    def opened(self) -> bool:
        return bool(self.one_by_one)

    @property
    def missing(self) -> bool:
        return self.asked.missing or any(one.missing for one in self.one_by_one)

    @property
    def true(self) -> tuple[Sign, ...]:
        """The signs that count as there: "I don't know" does, too."""
        pairs = zip(self.signs, self.one_by_one, strict=True) if self.opened else ()
        return tuple(sign for sign, one in pairs if one.answer in (YES, UNKNOWN))

    @property
    def answered(self) -> bool:
        """Whether nothing more is to be asked."""
        return bool(self.asked.answer) and all(one.answer for one in self.one_by_one)


def groups_of(pack: Pack, signs: tuple[Sign, ...], form: QueryDict | None) -> tuple[Group, ...]:
    """The groups, the gravest first, with what was answered. form: None before anything was."""
    return tuple(
        _group(pack, level, tuple(these), form) for level, these in groupby(signs, lambda one: one.level)
    )


def _group(pack: Pack, level: Level, signs: tuple[Sign, ...], form: QueryDict | None) -> Group:
    name = f"group-{level.id}"
    answer = _answer(form, name)
    says = tuple(_says(pack, one) for one in signs)
    alone = tuple(_alone(signs, says, form)) if answer in (YES, UNKNOWN) else ()
    return Group(Asked(name, TITLES[level], answer, form is not None and not answer), signs, says, alone)


def _alone(signs: tuple[Sign, ...], says: tuple[str, ...], form: QueryDict | None) -> Iterator[Asked]:
    names = [f"sign-{one.id}" for one in signs]
    # Where none is answered they were not on the page yet.
    begun = any(_answer(form, name) for name in names)
    for name, words in zip(names, says, strict=True):
        answer = _answer(form, name)
        yield Asked(name, words, answer, begun and not answer)


def _answer(form: QueryDict | None, name: str) -> str:
    given = form.get(name, "") if form is not None else ""
    return given if given in ANSWERS else ""


def _says(pack: Pack, sign: Sign) -> str:
    return capfirst(pack.findings[sign.finding].said(sign.value))
