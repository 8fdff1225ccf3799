"""The decorator of every page that needs a check under way."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from runwell.knowledge.pack import Pack
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.check import answers_cookie
from runwell.web.check.answers_cookie import SoFar

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
CheckView = Callable[Concatenate[HttpRequest, Pack, SoFar, P], HttpResponse]


def under_way(view: CheckView[P]) -> View[P]:
    """Hand the view the pack and what was said so far; where that cannot be read, go to the start page.

    The start page reads the same cookie and says what became of it.
    """

    @wraps(view)
    def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        pack = the_pack()
        try:
            so_far = answers_cookie.read(request, pack)
        except Refusal:
            so_far = None
        return redirect("check:start") if so_far is None else view(request, pack, so_far, *args, **kwargs)

    return opened
