"""Deleting oneself: what goes, what stays and why; then the word, the proof, and farewell."""

from __future__ import annotations

from dataclasses import dataclass

from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from runwell.records import access
from runwell.records.access.own_tables import OWN, RETAINED
from runwell.records.actions.erasure import erase_everything
from runwell.refusals import Refusal
from runwell.web.account.forgetting import forgets

WORD = "DELETE"


@dataclass(frozen=True, slots=True)
class DeletePage:
    """goes, stays: in words. works_here: they are told whom to ask instead. word: what must be typed."""

    goes: tuple[str, ...]
    stays: tuple[str, ...]
    works_here: bool
    problem: Refusal | None = None
    word: str = WORD


def _can_prove_it(request: HttpRequest) -> bool:
    """False for whoever has neither password, second factor nor a confirmed address to ask."""
    return bool(get_reauthentication_flows(request.user))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
@forgets
def delete(request: HttpRequest) -> HttpResponse:
    """The page; and, with the word typed, the way to the proof that it is really them."""
    if request.method != "POST":
        return _shown(request)
    if request.POST.get("word", "").strip().upper() != WORD:
        what = gettext("the word is not typed")
        mend = gettext("Type {word} if you want everything deleted").format(word=WORD)
        return _shown(request, Refusal(what, mend=mend))
    return _proven(request)


@reauthentication_required(enabled=_can_prove_it)
def _proven(request: HttpRequest) -> HttpResponse:
    """Whoever left a telephone lying about has not lost their record: it is asked again who they are."""
    try:
        erase_everything(by=request.user)
    except Refusal as refusal:
        return _shown(request, refusal)
    request.session.flush()
    request.user = AnonymousUser()
    return redirect("my:deleted")


@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    """Farewell. The page knows nobody, so it can be reloaded."""
    return render(request, "my/deleted.html")


def _shown(request: HttpRequest, problem: Refusal | None = None) -> HttpResponse:
    goes = tuple(str(one.words) for one in OWN)
    stays = tuple(str(why) for _, why in RETAINED)
    page = DeletePage(goes, stays, access.works_here(request.user), problem)
    return render(request, "my/delete.html", {"page": page}, status=400 if problem else 200)
