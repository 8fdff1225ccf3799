"""A clinician's patients, the most urgent first: who needs somebody, for what, since when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from runwell.care.attention import Kind, settled_by_a_look
from runwell.programme.causes import entry
from runwell.records.access.caseload import CaseloadPatient, caseload
from runwell.records.actions.standings import look_at_list
from runwell.records.packs import the_pack
from runwell.web.check.looks import LOOKS
from runwell.web.staff.caseload.goes_by import expert_numbers
from runwell.web.staff.caseload.words import SHORT, Said, said, when

A_PAGE = 50
NOTED = "caseload noted"
CANNOT_WAIT = (Kind.RED_FLAG, Kind.URGENT_REQUEST, Kind.BONE_PAIN)
"""What is told on every clinician's list of a patient whom nobody looks after: nobody else is told."""
WHOSE: dict[str, str | Promise] = {
    "mine": _("My patients"),
    "office": _("All at my offices"),
    "nobody": _("Without a clinician"),
    "discharged": _("Discharged"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What of the list is shown. need: "" for all of it."""

    whose: str = "mine"
    need: str = ""
    page: str = ""

    @classmethod
    def of(cls, sent: QueryDict) -> Asked:
        """Words that mean nothing here are left out."""
        whose, need, page = (sent.get(name, "") for name in ("whose", "need", "page"))
        return cls(
            whose if whose in WHOSE else "mine",
            need if need in {kind.value for kind in Kind} else "",
            page if page.isdecimal() and len(page) < 6 else "",
        )

    def query(self, **other: str) -> str:
        """The same in an address, with these others in place."""
        facts = {"whose": self.whose, "need": self.need, "page": self.page, **other}
        return urlencode({name: value for name, value in facts.items() if value and value != "mine"})


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter. count: how many patients it shows who need somebody."""

    name: str | Promise
    query: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """about: the cause, or what the last check said. looked: a look may be noted here."""

    patient: CaseloadPatient
    about: str | Promise
    needs: tuple[Said, ...]
    visit: str
    logged: str
    looked: bool


@dataclass(frozen=True, slots=True)
class CaseloadPage:
    """waiting: how many of those who are chosen by `whose` need somebody, of so many (`all`).

    alone: how many have no clinician and cannot wait, whatever is chosen. instead: the patients of their
    offices are shown, since nobody is assigned to them. expert: the numbers of the list that no source gives.
    """

    asked: Asked
    whose: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    rows: tuple[Row, ...]
    part: Page[CaseloadPatient]
    waiting: int
    all: int
    alone: int
    instead: bool
    expert: tuple[str, ...]
    back: str
    on: str


@require_safe
@login_required
def my_patients(request: HttpRequest) -> HttpResponse:
    """The list, whose door is that of `caseload`. Nothing of it is worked out here."""
    asked, now = Asked.of(request.GET), timezone.now()
    every = caseload(request.user, now)
    _note(request, now)
    instead = "whose" not in request.GET and _has_nobody(every)
    if instead:
        asked = replace(asked, whose="office")
    chosen = [one for one in every if _chosen(one, asked.whose)]
    shown = [one for one in chosen if not asked.need or _has(one, asked.need)]
    part = Paginator(shown, A_PAGE).get_page(asked.page)
    page = CaseloadPage(
        asked=asked,
        whose=tuple(_whose(every, asked)),
        kinds=tuple(_kinds(chosen, asked)),
        rows=_rows(part.object_list, timezone.localdate(now)),
        part=part,
        waiting=sum(bool(one.needs) for one in chosen),
        all=len(chosen),
        alone=sum(_chosen(one, "nobody") and any(_has(one, kind) for kind in CANNOT_WAIT) for one in every),
        instead=instead,
        expert=tuple(expert_numbers(the_pack())),
        back=_page(asked, part.number - 1) if part.has_previous() else "",
        on=_page(asked, part.number + 1) if part.has_next() else "",
    )
    return render(request, "staff/caseload/caseload.html", {"page": page})


def _has_nobody(every: Iterable[CaseloadPatient]) -> bool:
    """Nobody is assigned to them, and somebody is seen at their offices."""
    found = [one.mine for one in every if one.mine or (one.here and not one.discharged_on)]
    return bool(found) and not any(found)


def _note(request: HttpRequest, now: datetime) -> None:
    """That they looked, once an hour."""
    hour = f"{now:%Y-%m-%d %H}"
    if request.session.get(NOTED) != hour:
        look_at_list(by=request.user, now=now)
        request.session[NOTED] = hour


def _chosen(one: CaseloadPatient, whose: str) -> bool:
    if whose == "discharged" or one.discharged_on:
        return whose == "discharged" and one.discharged_on is not None
    return {"mine": one.mine, "office": one.here, "nobody": one.nobodys}[whose]


def _has(one: CaseloadPatient, kind: str) -> bool:
    return any(need.kind == kind for need in one.needs)


def _whose(every: Iterable[CaseloadPatient], asked: Asked) -> Iterable[Choice]:
    waiting = [one for one in every if one.needs]
    for whose, name in WHOSE.items():
        count = sum(_chosen(one, whose) for one in waiting)
        yield Choice(name, urlencode({"whose": whose}), count, whose == asked.whose)


def _kinds(chosen: Iterable[CaseloadPatient], asked: Asked) -> Iterable[Choice]:
    counts = Counter(need.kind for one in chosen for need in one.needs)
    for kind in Kind:
        if counts[kind] or kind == asked.need:
            is_chosen = kind == asked.need
            query = asked.query(need="" if is_chosen else kind, page="")
            yield Choice(SHORT[kind], query, counts[kind], is_chosen)


def _page(asked: Asked, number: int) -> str:
    return asked.query(page=str(number))


def _rows(listed: Iterable[CaseloadPatient], today: date) -> tuple[Row, ...]:
    return tuple(
        Row(
            one,
            _about(one),
            tuple(said(need, today) for need in one.needs),
            when(timezone.localdate(one.visit_at), today) if one.visit_at else "",
            when(one.logged_on, today) if one.logged_on else "",
            one.has_program and settled_by_a_look(one.needs),
        )
        for one in listed
    )


def _about(one: CaseloadPatient) -> str | Promise:
    """The cause in plain words, as the present pack has it; else the level of the last check."""
    pack = the_pack()
    if one.cause in pack.causes or one.cause in pack.impairments:
        return entry(pack, one.cause).plain_name
    return LOOKS[one.level].name if one.level in LOOKS else ""
