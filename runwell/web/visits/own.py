"""A runner's own list of requests and visits, those to come first."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.access.intakes import intake_waits
from runwell.records.access.people import Someone
from runwell.records.access.visits import own_visits
from runwell.web.visits.told import Told, told


@dataclass(frozen=True, slots=True)
class OwnVisitsPage:
    """open: those about which something can still be done. intake: whether its questions wait for them."""

    open: tuple[Told, ...]
    over: tuple[Told, ...]
    intake: bool


@require_safe
@login_required
def visits(request: HttpRequest) -> HttpResponse:
    """Whoever has no record is sent to what one is."""
    record = access.own_record(request.user)
    if record is None:
        return redirect("my:home")
    every = own_told(request.user)
    still, over = (tuple(one for one in every if one.over is past) for past in (False, True))
    page = OwnVisitsPage(still, over, intake_waits(record))
    return render(request, "visits/own.html", {"page": page})


def own_told(user: Someone) -> tuple[Told, ...]:
    """Every request of theirs, the latest first."""
    now = timezone.now()
    return tuple(told(asked, now) for asked in own_visits(user))
