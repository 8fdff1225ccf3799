"""Signing out also erases what this browser keeps of the site: the plan of a runner, and where they stood."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
# Not "cache": nothing of a signed-in person is in it (no-store), and browsers take seconds to empty it.
ERASED = '"storage"'


def forgets(view: View[P]) -> View[P]:
    """The same view; where it has signed somebody out, the browser erases IndexedDB, caches and workers."""

    @wraps(view)
    def answer(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        was = request.user.is_authenticated
        response = view(request, *args, **kwargs)
        if was and not request.user.is_authenticated:
            response["Clear-Site-Data"] = ERASED
        return response

    return answer
