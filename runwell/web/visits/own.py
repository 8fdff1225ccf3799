"""A runner's own list of requests and visits, those to come first."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.access.people import Someone
from runwell.records.access.visits import own_visits
from runwell.web.visits.told import Told, told


@dataclass(frozen=True, slots=True)
class OwnVisitsPage:
    """open: those about which something can still be done."""

    open: tuple[Told, ...]
    over: tuple[Told, ...]


@require_safe
@login_required
def visits(request: HttpRequest) -> HttpResponse:
    """Whoever has no record is sent to what one is."""
    if access.own_record(request.user) is None:
        return redirect("my:home")
    every = own_told(request.user)
    page = OwnVisitsPage(tuple(one for one in every if not one.over), tuple(one for one in every if one.over))
    return render(request, "visits/own.html", {"page": page})


def own_told(user: Someone) -> tuple[Told, ...]:
    """Every request of theirs, the latest first."""
    now = timezone.now()
    return tuple(told(asked, now) for asked in own_visits(user))
