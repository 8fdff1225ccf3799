"""One person of the practice, as its pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.access.practice import ANSWERS_FOR_IT, KEEPS_PAGES_TRUE
from runwell.records.actions import team
from runwell.records.models import TeamMember
from runwell.web.practice.changing import changed
from runwell.web.practice.people_forms import PlaceForm, WordsForm
from runwell.web.staff.only_for import only_for


@dataclass(frozen=True, slots=True)
class PersonPage:
    """place: None for those who may not change it."""

    member: TeamMember
    words: WordsForm
    place: PlaceForm | None


@require_safe
@only_for(*KEEPS_PAGES_TRUE)
def person(request: HttpRequest, member_id: UUID) -> HttpResponse:
    return _shown(request, access.member_to_change(request.user, member_id))


@require_POST
@only_for(*KEEPS_PAGES_TRUE)
def words(request: HttpRequest, member_id: UUID) -> HttpResponse:
    member = access.member_to_change(request.user, member_id)
    form = _words(member, request.POST)
    if changed(request, form, team.describe_person, member_id=member_id):
        return redirect("practice:person", member_id)
    return _shown(request, member, words=form, form=form, status=400)


@require_POST
@only_for(*ANSWERS_FOR_IT)
def place(request: HttpRequest, member_id: UUID) -> HttpResponse:
    member = access.member_to_change(request.user, member_id)
    form = _place(member, request.POST)
    if changed(request, form, team.place_person, member_id=member_id):
        return redirect("practice:person", member_id)
    return _shown(request, member, place=form, form=form, status=400)


def _shown(
    request: HttpRequest,
    member: TeamMember,
    words: WordsForm | None = None,
    place: PlaceForm | None = None,
    form: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    if access.has(request.user, *ANSWERS_FOR_IT):
        place = place or _place(member)
    page = PersonPage(member, words or _words(member), place)
    return render(request, "practice/person.html", {"page": page, "form": form}, status=status)


def _words(member: TeamMember, data: Any = None) -> WordsForm:
    now = {"title": member.title, "about": member.about, "does": "\n".join(member.does)}
    return WordsForm(data=data, initial=now, auto_id="words-%s")


def _place(member: TeamMember, data: Any = None) -> PlaceForm:
    offices = [str(one.id) for one in member.locations.all()]
    now = {"credentials": member.credentials, "offices": offices, "position": member.place + 1}
    return PlaceForm(data=data, initial=now, auto_id="place-%s")
