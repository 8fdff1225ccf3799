"""The way back to an answer that somebody wants in their record, through signing in or up.

Neither the address nor the session says what they were reading. The answers of a check stay in its cookie;
the secret of a private link stays in one of its own, since a session would write it into the database.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from runwell.records import access
from runwell.web.my.agreement import offer

COPY, PATH = "runwell_copy", "/my/"
LIVES_FOR = 24 * 3600  # seconds; until the mail that confirms a new account has been read


@require_safe
@login_required
def answer(request: HttpRequest) -> HttpResponse:
    """Back to the answer of the check in this browser; first the offer of a record where there is none."""
    if access.own_record(request.user) is None:
        return offer(request, "answer")
    return redirect(reverse("check:answer") + "#own")


@require_safe
@login_required
def copy(request: HttpRequest) -> HttpResponse:
    """Back to the kept copy; first the offer of a record where there is none."""
    token = request.COOKIES.get(COPY, "")
    if not token.replace("-", "").replace("_", "").isalnum():
        return redirect("my:home")
    if access.own_record(request.user) is None:
        return offer(request, "copy")
    response = redirect(reverse("public:kept", args=[token]) + "#own")
    response.delete_cookie(COPY, path=PATH, samesite="Lax")
    return response


def leading_back_to_copy(token: str) -> HttpResponse:
    """To `copy`, with the secret of the link in a cookie that only this site reads."""
    response = redirect("my:copy")
    response.set_cookie(
        COPY,
        token,
        path=PATH,
        max_age=LIVES_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
