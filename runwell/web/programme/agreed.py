"""The decorator of every page of a program: only for whoever agrees that a record is kept."""

from __future__ import annotations

from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from runwell.records import access
from runwell.records.models import Patient
from runwell.web.my.with_record import OwnView, P, View, with_record


def with_agreed_record(view: OwnView[P]) -> View[P]:
    """Hand the view the person's own record; whoever took back their agreement is told how to give it again.

    Without it nothing may be added, and a program that is not carried on must not be followed.
    """

    @wraps(view)
    def opened(request: HttpRequest, record: Patient, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not access.agrees(request.user):
            return render(
                request, "programme/not_agreed.html", status=200 if request.method == "GET" else 403
            )
        return view(request, record, *args, **kwargs)

    return with_record(opened)
