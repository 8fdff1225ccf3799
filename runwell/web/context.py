"""What every template may know about the practice."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from runwell.records import access
from runwell.records.access.messages import unread_for_patient
from runwell.web.account.adapters import landing


def practice(request: HttpRequest) -> dict[str, Any]:
    """practice (name, demo, ...), demo, development, emergency_number; me: who is signed in; home: theirs;
    unread_messages: how many of the practice's messages they were not shown yet.

    Asked of the database only when used. Whoever sent no session is not asked for one, so that a public page
    is the same for every stranger.
    """
    this = SimpleLazyObject(access.practice)
    known = settings.SESSION_COOKIE_NAME in request.COOKIES
    return {
        "me": request.user if known else None,
        "home": SimpleLazyObject(lambda: landing(request.user)),
        "unread_messages": SimpleLazyObject(lambda: unread_for_patient(request.user)),
        "practice": this,
        "demo": SimpleLazyObject(lambda: this.demo),
        "development": settings.RUNWELL_ENV == "development",
        "emergency_number": settings.RUNWELL_EMERGENCY_NUMBER,
    }
