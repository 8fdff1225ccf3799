"""The pages that only say something: how to reach us, and what we keep."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.records import access, consent_words
from runwell.records.actions.reading import GLASS_OPEN_FOR
from runwell.records.actions.sign_up import UNCONFIRMED_KEPT
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
    days = {
        "kept_days": KEPT_DAYS,
        "request_days": ANSWERED_KEPT.days,
        "unconfirmed_days": UNCONFIRMED_KEPT.days,
        "session_days": settings.SESSION_COOKIE_AGE // (24 * 3600),
        "glass_hours": int(GLASS_OPEN_FOR.total_seconds() // 3600),
    }
    return render(request, "public/privacy.html", {**days, "words": consent_words.newest()})
