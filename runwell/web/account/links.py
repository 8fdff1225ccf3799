"""Signing in by a link that comes by mail."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from runwell.records import consent_words
from runwell.records.access.accounts import is_confirmed, mail_is_on, needs_to_agree, opens, sign_in_link
from runwell.records.actions.sign_in_links import send_sign_in_link, use_sign_in_link
from runwell.records.consent_words import ConsentWords
from runwell.records.models import Account, SignInLink
from runwell.refusals import Refusal
from runwell.web.account.adapters import STRANGER
from runwell.web.account.limits import too_many


class AskForm(forms.Form):
    email = forms.EmailField(
        label=_("Email"),
        max_length=254,
        error_messages={
            "required": _("Enter your email address."),
            "invalid": _("Enter an email address like name@example.com."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email", "spellcheck": "false"}),
    )


@dataclass(frozen=True, slots=True)
class LinkPage:
    """words: what they agree to, where they have no record. password: one was chosen before confirming."""

    name: str
    words: ConsentWords | None
    password: bool
    confirms: bool
    invited: bool
    problem: Refusal | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """The form that asks for a link, and the same answer to every address."""
    if not mail_is_on():
        return render(request, "sign_in/mail_off.html", status=503)
    if request.method != "POST":
        return render(request, "sign_in/ask_link.html", {"form": AskForm()})
    if answer := too_many(request, "request_login_code"):
        return answer
    form = AskForm(request.POST)
    if not form.is_valid():
        return render(request, "sign_in/ask_link.html", {"form": form}, status=400)
    send_sign_in_link(by=STRANGER, email=form.cleaned_data["email"])
    return redirect("account_link_sent")


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """What to do next. The page knows nothing of the person."""
    return render(request, "sign_in/link_sent.html")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
def use(request: HttpRequest, token: str) -> HttpResponse:
    """A page with a button, since programs that read mail open every link; the button signs in."""
    link = sign_in_link(token)
    if link is None or _is_of_somebody_else(request, link):
        return render(request, "sign_in/link_over.html", status=404)
    if not opens(link, timezone.now()):
        return render(request, "sign_in/link_over.html", status=410)
    if request.method != "POST":
        return _shown(request, link)
    try:
        account = use_sign_in_link(
            by="whoever has the link",
            token=token,
            agreed=request.POST.get("agreed") == "on",
            password=None if "without" in request.POST else request.POST.get("password"),
        )
    except Refusal as problem:
        return _shown(request, link, problem)
    if account is None:
        return render(request, "sign_in/link_over.html", status=410)
    return _signed_in(request, account)


def _is_of_somebody_else(request: HttpRequest, link: SignInLink) -> bool:
    """A link that was sent to another must not swap the account under somebody's hands."""
    return request.user.is_authenticated and request.user != link.account


def _shown(request: HttpRequest, link: SignInLink, problem: Refusal | None = None) -> HttpResponse:
    account = link.account
    confirms = not is_confirmed(account)
    page = LinkPage(
        account.name,
        consent_words.newest() if needs_to_agree(account) else None,
        confirms and account.has_usable_password(),
        confirms,
        link.invited,
        problem,
    )
    return render(request, "sign_in/link.html", {"page": page}, status=400 if problem else 200)


def _signed_in(request: HttpRequest, account: Account) -> HttpResponse:
    """Through allauth's own stages, so that a second factor is still asked for.

    The mailbox was just shown to be theirs, which counts as having been asked again.
    """
    record_authentication(request, account, "code", reauthenticated=True)
    answer = perform_login(request, Login(user=account, email=account.email))
    request.session.set_expiry(settings.SESSION_COOKIE_AGE)
    return answer
