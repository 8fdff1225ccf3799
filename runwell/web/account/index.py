"""The page from which everything about signing in is reached, and what ends every session."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.internal.flows.logout import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.access.accounts import has_second_factor
from runwell.records.actions.sessions import sign_out_everywhere
from runwell.web.account.adapters import landing
from runwell.web.account.forgetting import forgets


@dataclass(frozen=True, slots=True)
class SignInPage:
    """onward: where the person's own pages begin."""

    second_factor: bool
    works_here: bool
    has_password: bool
    onward: str


@require_safe
@login_required
def index(request: HttpRequest) -> HttpResponse:
    """Password, address, second step, browsers."""
    return render(request, "sign_in/index.html", {"page": _page(request)})


@require_safe
@login_required
def second_step(request: HttpRequest) -> HttpResponse:
    """Why people who work here need a second step, and the two ways to set one up."""
    return render(request, "sign_in/second_step.html", {"page": _page(request)})


@require_POST
@login_required
@forgets
def everywhere(request: HttpRequest) -> HttpResponse:
    """End every session, this one too."""
    sign_out_everywhere(by=request.user)
    logout(request, show_message=False)
    return render(request, "sign_in/signed_out.html")


def _page(request: HttpRequest) -> SignInPage:
    user = request.user
    return SignInPage(
        has_second_factor(user), access.works_here(user), user.has_usable_password(), landing(user)
    )
