"""All offices and all people of the practice, each with the way to change what is said about them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.access.practice import KEEPS_PAGES_TRUE
from runwell.records.models import TeamMember
from runwell.records.roles import Role
from runwell.web.public.offices import Office, offices
from runwell.web.staff.only_for import only_for


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """figures: the reader may see how often the pages were read."""

    offices: tuple[Office, ...]
    people: tuple[TeamMember, ...]
    figures: bool


@require_safe
@only_for(*KEEPS_PAGES_TRUE)
def overview(request: HttpRequest) -> HttpResponse:
    figures = access.has(request.user, Role.OWNER)
    page = OverviewPage(offices(), tuple(access.team()), figures)
    return render(request, "practice/overview.html", {"page": page})
