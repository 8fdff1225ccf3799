"""The demo's own room opens on the machine that it runs on, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from runwell.records.access.demo import is_open_demo
from runwell.web.public.flood import LOOPBACK

View = Callable[..., HttpResponse]


def only_here(view: View) -> View:
    """404 in production, in a real practice, and for whoever does not sit at this machine."""

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not (is_open_demo() and is_at_this_machine(request)):
            raise Http404
        return view(request, *args, **kwargs)

    return shown


def is_at_this_machine(request: HttpRequest) -> bool:
    """Development listens to this machine alone; a proxy in front of it would let others in all the same."""
    return request.META.get("REMOTE_ADDR") in LOOPBACK and "X-Forwarded-For" not in request.headers
