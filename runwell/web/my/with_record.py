"""The decorator of every page that shows something of a record."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from runwell.records import access
from runwell.records.models import Patient

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
OwnView = Callable[Concatenate[HttpRequest, Patient, P], HttpResponse]


def with_record(view: OwnView[P]) -> View[P]:
    """Hand the view the person's own record; whoever has none is told on the first page what one is."""

    @wraps(view)
    def opened(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        record = access.own_record(request.user)
        return redirect("my:home") if record is None else view(request, record, *args, **kwargs)

    return login_required(opened)
