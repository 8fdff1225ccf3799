"""Who calls about a visit is found by name or telephone number. What is looked for stands in no address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.care.finding import Wanted
from runwell.records import access
from runwell.records.access.finding import found_at_desk
from runwell.records.access.visits import AskedVisit
from runwell.records.roles import Role
from runwell.web.desk.cards import Card, card
from runwell.web.visits.time_words import at_office

LONGEST = 120


@dataclass(frozen=True, slots=True)
class Row:
    """day: of its time at the office, to look at; None: it has no time there."""

    card: Card
    day: date | None


@dataclass(frozen=True, slots=True)
class FindPage:
    """rows: None: nothing was looked for yet. more: how many fit besides."""

    words: str = ""
    rows: tuple[Row, ...] | None = None
    more: int = 0

    @property
    def count(self) -> int:
        return len(self.rows or ()) + self.more


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def find(request: HttpRequest) -> HttpResponse:
    """A field, and below it who was found; 403 for people of other rooms."""
    access.demand(request.user, Role.FRONT_DESK)
    if request.method != "POST":
        return render(request, "desk/find.html", {"page": FindPage()})
    words = request.POST.get("words", "").strip()[:LONGEST]
    if not Wanted.of(words):
        problem = gettext("Type a name or a phone number, or a part of one.")
        return render(request, "desk/find.html", {"page": FindPage(words), "problem": problem}, status=400)
    found = found_at_desk(request.user, words, timezone.now())
    page = FindPage(words, tuple(_row(one) for one in found.asked), found.more)
    return render(request, "desk/find.html", {"page": page})


def _row(asked: AskedVisit) -> Row:
    shown, visit = card(asked), asked.visit
    there = shown.when and visit and visit.location
    return Row(shown, at_office(visit.begins_at, visit.location).date() if visit and there else None)
