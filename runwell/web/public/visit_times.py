"""The free times of an office, to choose one: nothing in the address says anything about anybody's health."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from runwell.web.visits import carried
from runwell.web.visits.choosing import choosing, office_of


@require_safe
def times(request: HttpRequest) -> HttpResponse:
    """Days with their times as choices; a choice leads to who asks for it."""
    place = office_of(request.GET)
    if place is None:
        return redirect("public:appointments")
    page = choosing(request.GET, place)
    return render(request, "public/times.html", {"page": page, "carried": carried.read(request)})
