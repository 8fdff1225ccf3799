"""The pages that only say something: how to reach us, and what we keep."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.records.actions.visit_requests import ANSWERED_KEPT
from runwell.web.check.answer import KEPT_DAYS
from runwell.web.public.offices import offices


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """Every office with telephone, address and hours."""
    return render(request, "public/contact.html", {"offices": offices(), "people": access.team()})


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept, why and how long; the days are those that the code goes by."""
    days = {"kept_days": KEPT_DAYS, "request_days": ANSWERED_KEPT.days}
    return render(request, "public/privacy.html", days)
