"""What every kind of line is told from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from runwell.knowledge.pack import Pack
from runwell.records.access.timeline import Maker
from runwell.records.models import Account, Patient
from runwell.web.staff.timeline.entry import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """makers: id of a thing -> who did it, where the thing itself does not say so."""

    pack: Pack
    patient: Patient
    today: date
    makers: Mapping[UUID, Maker] = field(default_factory=dict)

    def page(self, name: str, *more: Any) -> str:
        """The address of a page of this patient."""
        return reverse(f"staff:{name}", args=[self.patient.id, *more])

    def to(self, name: str, words: str, beyond: str = "", *more: Any) -> Link:
        """The same as a link."""
        return Link(href=self.page(name, *more), words=words, beyond=beyond)

    def made(self, thing: UUID) -> str:
        """Who did it, in words."""
        maker = self.makers.get(thing)
        if maker is None:
            return gettext("the practice")
        if maker.account == self.patient.account_id or maker.account is None:
            return the_runner()
        return maker.name


def the_runner() -> str:
    return gettext("the runner")


def by_rules() -> str:
    return gettext("the rules of the program")


def clinician(account: Account | None) -> str:
    """A clinician by name; the runner where there is none."""
    return account.name if account else the_runner()


def first_words(words: str, most: int = 140) -> str:
    """As many as fit, and no word cut unless it is longer than all of that."""
    said = " ".join(words.split())
    if len(said) <= most:
        return said
    cut = said[:most]
    return f"{cut.rpartition(' ')[0] or cut}…"


def quoted(words: str) -> tuple[str, ...]:
    """Somebody's own words between quotation marks; nothing where there are none."""
    return (gettext("“{words}”").format(words=words),) if words else ()
