"""Past the door: who works here needs a second factor, and does not stay signed in at an empty desk."""

from __future__ import annotations

from collections.abc import Callable
from time import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.logout import logout
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from runwell.records import access
from runwell.records.access.accounts import has_second_factor

BEGAN, SEEN = "runwell.began_at", "runwell.seen_at"
LONGEST = 12 * 3600  # seconds; a working day
# How often it is written down that somebody is still there: often enough to know, seldom enough to be cheap.
STAFF_NOTED, PATIENTS_NOTED = 30, 24 * 3600
# What somebody who works here and has no second factor yet may reach: setting one up, and the way out.
SET_UP = (
    "/account/2fa/",
    "/account/reauthenticate/",
    "/account/second-step/",
    "/account/logout/",
    "/static/",
)

GetResponse = Callable[[HttpRequest], HttpResponse]


def gate(get_response: GetResponse) -> GetResponse:
    """Middleware. Asks the database nothing for people without a session."""

    def answer(request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return get_response(request)
        return stopped(request) or get_response(request)

    return answer


def stopped(request: HttpRequest) -> HttpResponse | None:
    """What the person is shown instead of the page; None: they may pass."""
    if not request.user.is_authenticated:
        if SESSION_KEY in request.session:
            request.session.flush()  # of a closed account, or from before the password changed
        return None
    if not access.works_here(request.user):
        stay(request.session, PATIENTS_NOTED)
        return None
    if is_over(request.session, time()):
        return out(
            request, gettext("You were signed out, because this page was left alone. Please sign in again.")
        )
    stay(request.session, STAFF_NOTED)
    return without_second_factor(request)


def begin(session: SessionBase) -> None:
    """Somebody has just signed in."""
    session[BEGAN] = session[SEEN] = time()


def stay(session: SessionBase, every: int) -> None:
    """Note that somebody is still there, which makes the session last from now on."""
    now = time()
    session.setdefault(BEGAN, now)
    if now - session.get(SEEN, 0) >= every:
        session[SEEN] = now


def is_over(session: SessionBase, now: float) -> bool:
    """Idle for too long, or signed in for longer than a working day."""
    idle = now - session.get(SEEN, now) >= settings.RUNWELL_STAFF_IDLE_MINUTES * 60
    return idle or now - session.get(BEGAN, now) >= LONGEST


def without_second_factor(request: HttpRequest) -> HttpResponse | None:
    """Lead to setting one up; or out, where there is one and this session was begun without it."""
    if not has_second_factor(request.user):
        return None if request.path.startswith(SET_UP) else redirect("second_step")
    if used_second_factor(request):
        return None
    return out(request, gettext("Please sign in again, with your second step."))


def used_second_factor(request: HttpRequest) -> bool:
    """True where this very session proved an app, a passkey or a recovery code."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def out(request: HttpRequest, why: str) -> HttpResponse:
    """Sign out, say why, and come back to this page afterwards."""
    path = request.get_full_path()
    logout(request, show_message=False)
    messages.info(request, why)
    comes_back = request.method in ("GET", "HEAD") and not request.path.startswith("/account/")
    asked = f"?{urlencode({'next': path})}" if comes_back else ""
    return redirect(f"{reverse('account_login')}{asked}")
