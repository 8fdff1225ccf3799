"""What a person reads when a form could not be checked for forgery."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def without_cookie(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Almost always a browser that keeps no cookies, or a page that stood open for very long."""
    return render(request, "public/without_cookie.html", status=403)
