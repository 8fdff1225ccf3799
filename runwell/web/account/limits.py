"""How often one connection may send the forms at the door."""

from __future__ import annotations

from allauth.core.ratelimit import consume_or_429
from django.http import HttpRequest, HttpResponse


def too_many(request: HttpRequest, action: str) -> HttpResponse | None:
    """Count one more; the page that says to wait, once it is too many. action: of ACCOUNT_RATE_LIMITS."""
    return consume_or_429(request, action=action)
