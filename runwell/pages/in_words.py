"""The editor's answer where a page may not go live: sentences, whatever way of Wagtail's led there."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from runwell.pages.guard import Blocked

View = Callable[..., HttpResponse]


def in_words(view: View) -> View:
    """What a refused request has changed before it was refused is undone, and its sender is told why."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                return view(request, *args, **kwargs)
        except Blocked as blocked:
            messages.error(request, " ".join(blocked.messages))
            return redirect(_back(request))

    return asked


def _back(request: HttpRequest) -> str:
    """Where it was sent from, if that is here."""
    sent_from = request.META.get("HTTP_REFERER", "")
    here = url_has_allowed_host_and_scheme(sent_from, {request.get_host()}, request.is_secure())
    return sent_from if here else reverse("wagtailadmin_explore_root")
