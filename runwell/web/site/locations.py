"""The offices, each with a page of its own: where it is, when it is open, and who works there."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.models import TeamMember
from runwell.web.public.offices import Office, offices


@dataclass(frozen=True, slots=True)
class LocationPage:
    """clinicians: those of this office who see patients. others: the other offices."""

    office: Office
    clinicians: tuple[TeamMember, ...]
    others: tuple[Office, ...]


@require_safe
def locations(request: HttpRequest) -> HttpResponse:
    """Every office."""
    return render(request, "site/locations.html", {"offices": offices()})


@require_safe
def location(request: HttpRequest, slug: str) -> HttpResponse:
    """One office. Its telephone, address and hours are the same rows that every other page shows."""
    every = offices()
    here = next((office for office in every if office.place.slug == slug), None)
    if here is None:
        raise Http404("no such office")
    working = (member for member in access.team() if member.sees_patients)
    clinicians = tuple(member for member in working if here.place in member.locations.all())
    others = tuple(office for office in every if office is not here)
    return render(request, "site/location.html", {"page": LocationPage(here, clinicians, others)})
