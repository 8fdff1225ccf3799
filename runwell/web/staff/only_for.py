"""Who comes into a room of the staff: asked on every request, so a role that ended opens nothing more."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from runwell.records import access
from runwell.records.roles import Role

View = Callable[..., HttpResponse]


def only_for(*roles: Role) -> Callable[[View], View]:
    """Strangers are sent to sign in; PermissionDenied for people with none of the roles."""

    def with_door(view: View) -> View:
        @login_required
        @wraps(view)
        def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            access.demand(request.user, *roles)
            return view(request, *args, **kwargs)

        return asked

    return with_door
