"""The runner's answer, and the copy that is kept if the runner asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.check.said import day
from runwell.check.verdict import conclude
from runwell.knowledge.pack import Pack
from runwell.records import access
from runwell.records.actions import kept_verdicts
from runwell.web.check import flow
from runwell.web.check.answers_cookie import Sheet
from runwell.web.check.under_way import under_way
from runwell.web.public.flood import Limit, address_of

KEPT_DAYS = 30
KEEP_LIMIT = Limit(times=20, seconds=600)  # an old cookie can ask again and again


@dataclass(frozen=True, slots=True)
class Kept:
    """The stored copy: its private address, the way to delete it, and the last day it can be read."""

    link: str
    forget: str
    until: str


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """verdict: `Verdict.as_json()`. kept: the copy of this very answer, once the runner asked for one."""

    verdict: dict[str, Any]
    kept: Kept | None
    kept_days: int = KEPT_DAYS


@require_safe
@under_way
def answer(request: HttpRequest, pack: Pack, sheet: Sheet) -> HttpResponse:
    """What to do now and why; before the check is finished, the way back into it."""
    if not flow.finished(pack, sheet):
        return flow.onward(pack, sheet)
    page = AnswerPage(verdict_on(pack, sheet), _kept(request, sheet))
    return render(request, "check/answer.html", {"page": page, "verdict": page.verdict})


@require_POST
@under_way
def keep(request: HttpRequest, pack: Pack, sheet: Sheet) -> HttpResponse:
    """Store a copy, because the runner asked for it; asking twice stores one."""
    if not flow.finished(pack, sheet):
        return flow.onward(pack, sheet)
    if not KEEP_LIMIT.allows(address_of(request)):
        return HttpResponse(gettext("Too many copies were asked for. Try again in ten minutes."), status=429)
    if _kept(request, sheet) is None:
        token = kept_verdicts.keep(by="runner", verdict_json=verdict_on(pack, sheet), days=KEPT_DAYS)
        sheet = replace(sheet, kept=token)
    return flow.carrying(redirect(reverse("check:answer") + "#keep"), pack, sheet)


def verdict_on(pack: Pack, sheet: Sheet) -> dict[str, Any]:
    """The verdict on the sheet's answers, from today on."""
    show_causes = pack.signed or access.shows_unsigned()
    return conclude(pack, sheet.answers, today=timezone.localdate(), show_causes=show_causes).as_json()


def _kept(request: HttpRequest, sheet: Sheet) -> Kept | None:
    copy = access.kept_copy(sheet.kept, timezone.now()) if sheet.kept else None
    if copy is None:
        return None
    until = day(timezone.localdate(copy.expires_at))
    link = request.build_absolute_uri(reverse("public:kept", args=[sheet.kept]))
    return Kept(link, reverse("public:forget", args=[sheet.kept]), until)
