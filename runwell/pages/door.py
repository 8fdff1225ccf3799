"""Who comes into the editor's own rooms of ours: asked on every request, as everywhere else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from runwell.records import access
from runwell.records.roles import IN_THE_EDITOR, Role

View = Callable[..., HttpResponse]
WRITES = (Role.EDITOR, Role.OWNER)
READS = tuple(sorted(IN_THE_EDITOR))


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
