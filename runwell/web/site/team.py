"""The people of the practice, each with a page of their own."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.models import TeamMember


@dataclass(frozen=True, slots=True)
class TeamPage:
    """Whoever sees patients stands first; within each the practice's own order."""

    clinicians: tuple[TeamMember, ...]
    others: tuple[TeamMember, ...]


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Everybody, those who see patients first."""
    every = tuple(access.team())
    clinicians = tuple(member for member in every if member.sees_patients)
    others = tuple(member for member in every if not member.sees_patients)
    return render(request, "site/team.html", {"page": TeamPage(clinicians, others)})


@require_safe
def member(request: HttpRequest, slug: str) -> HttpResponse:
    """One person: credentials, what they do, and where."""
    found = next((one for one in access.team() if one.slug == slug), None)
    if found is None:
        raise Http404("no such person")
    return render(request, "site/member.html", {"member": found})
