"""What is not enough of a proof, where a person has more than one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from runwell.records.access.accounts import has_second_factor

View = Callable[..., HttpResponse]


def by_mail_alone(view: View) -> View:
    """A proof by mailed code, for people without a second step; all others are led to that step."""

    @wraps(view)
    def proved(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated and has_second_factor(request.user):
            return redirect("mfa_reauthenticate")
        return view(request, *args, **kwargs)

    return proved
