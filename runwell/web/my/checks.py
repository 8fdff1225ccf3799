"""One answer of a person's own record, as the page that it was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.actions.own_checks import delete_own_check
from runwell.records.models import OwnCheck
from runwell.web.my.told import Told, told
from runwell.web.visits import carried


@dataclass(frozen=True, slots=True)
class CheckPage:
    """verdict: as it was kept. told: what they said then, in today's words. files: as in `OwnCheck`."""

    id: UUID
    verdict: dict[str, Any]
    kept_at: datetime
    told: tuple[Told, ...]
    files: dict[str, Any]


@require_safe
@login_required
def one(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """404 for everybody's but their own."""
    check = _mine(request, check_id)
    page = CheckPage(check.id, check.verdict, check.kept_at, told(check), check.from_files)
    return render(request, "my/check.html", {"page": page, "verdict": page.verdict})


@require_safe
@login_required
def asking(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """On to a request for a visit, which may then send this answer along."""
    return carried.asking(_mine(request, check_id).verdict)


@require_POST
@login_required
def delete(request: HttpRequest, check_id: UUID) -> HttpResponse:
    """Delete the answer, for good."""
    delete_own_check(by=request.user, check_id=_mine(request, check_id).id)
    messages.success(request, gettext("The answer is deleted."))
    return redirect("my:home")


def _mine(request: HttpRequest, check_id: UUID) -> OwnCheck:
    check = access.own_check(request.user, check_id)
    if check is None:
        raise Http404("no such check of this person")
    return check
