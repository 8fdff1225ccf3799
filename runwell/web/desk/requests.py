"""The front desk's list of people who want to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.actions.visit_requests import mark_answered
from runwell.records.models import VisitRequest


@dataclass(frozen=True, slots=True)
class DeskPage:
    """waiting: the urgent ones first, then the newest. answered: the latest first."""

    waiting: tuple[VisitRequest, ...]
    answered: tuple[VisitRequest, ...]


@require_safe
@login_required
def requests(request: HttpRequest) -> HttpResponse:
    """Everything that waits, and below it what was answered; 403 for people of other rooms."""
    every = tuple(access.visit_requests(request.user))
    waiting = tuple(one for one in every if one.answered_at is None)
    page = DeskPage(waiting, every[len(waiting) :])
    return render(request, "desk/requests.html", {"page": page})


@require_POST
@login_required
def mark(request: HttpRequest, request_id: UUID) -> HttpResponse:
    """Note that this person was reached."""
    mark_answered(by=request.user, request_id=request_id)
    return redirect("desk:requests")
