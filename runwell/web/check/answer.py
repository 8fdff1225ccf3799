"""The runner's answer, and the copy that is kept if the runner asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.check.alone import may_begin
from runwell.check.said import day
from runwell.check.verdict import Verdict, conclude
from runwell.knowledge.pack import Pack
from runwell.records import access
from runwell.records.actions import kept_verdicts
from runwell.records.actions.own_checks import keep_own_check
from runwell.refusals import Refusal
from runwell.web.check import flow
from runwell.web.check.answers_cookie import SoFar
from runwell.web.check.under_way import under_way
from runwell.web.check.watch_files import evidence_kept
from runwell.web.public.flood import Limit, address_of
from runwell.web.visits import carried

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
    """verdict: `Verdict.as_json()`. kept: the copy of this very answer, once the runner asked for one.

    has_record: whether they are signed in and have a record to which the answer can be added. has_plan:
    whether a plan can begin before anybody has seen them. files: what the runner's watch files said.
    """

    verdict: dict[str, Any]
    kept: Kept | None
    has_record: bool = False
    has_plan: bool = False
    files: Mapping[str, Any] = field(default_factory=dict)
    kept_days: int = KEPT_DAYS


@require_safe
@under_way
def answer(request: HttpRequest, pack: Pack, so_far: SoFar) -> HttpResponse:
    """What to do now and why; before the check is finished, the way back into it."""
    if not flow.finished(pack, so_far):
        return flow.onward(pack, so_far)
    has_record = access.own_record(request.user) is not None
    verdict = concluded(pack, so_far)
    page = AnswerPage(
        verdict.as_json(),
        _kept(request, so_far),
        has_record,
        has_plan=may_begin(pack, so_far.answers, verdict),
        files=evidence_kept(request, pack, so_far),
    )
    return render(request, "check/answer.html", {"page": page, "verdict": page.verdict})


@require_POST
@under_way
def keep(request: HttpRequest, pack: Pack, so_far: SoFar) -> HttpResponse:
    """Store a copy, because the runner asked for it; asking twice stores one."""
    if not flow.finished(pack, so_far):
        return flow.onward(pack, so_far)
    if not KEEP_LIMIT.allows(address_of(request)):
        return HttpResponse(gettext("Too many copies were asked for. Try again in ten minutes."), status=429)
    if _kept(request, so_far) is None:
        token = kept_verdicts.keep(by="runner", verdict_json=verdict_on(pack, so_far), days=KEPT_DAYS)
        so_far = replace(so_far, kept=token)
    return flow.carrying(redirect(reverse("check:answer") + "#keep"), pack, so_far)


@require_POST
@under_way
def own(request: HttpRequest, pack: Pack, so_far: SoFar) -> HttpResponse:
    """Make the answer part of the runner's own record, because they said so; asking twice adds one."""
    if not flow.finished(pack, so_far):
        return flow.onward(pack, so_far)
    if access.own_record(request.user) is None:
        return redirect("my:answer")
    said = {"answers": so_far.answers.values, "asked": so_far.answers.asked}
    files = evidence_kept(request, pack, so_far)
    try:
        check = keep_own_check(
            by=request.user, verdict_json=verdict_on(pack, so_far), **said, from_files=files
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("my:agreement")
    messages.success(request, gettext("This answer is now part of your record."))
    if request.POST.get("then") == "program":
        return redirect("programme:begin")
    return redirect("my:check", check.id)


@require_safe
@under_way
def asking(request: HttpRequest, pack: Pack, so_far: SoFar) -> HttpResponse:
    """On to a request for a visit, which then knows how soon it is and may send the answer along."""
    if not flow.finished(pack, so_far):
        return flow.onward(pack, so_far)
    return carried.asking(verdict_on(pack, so_far))


def verdict_on(pack: Pack, so_far: SoFar) -> dict[str, Any]:
    """The verdict on the answers so far, in plain JSON values."""
    return concluded(pack, so_far).as_json()


def concluded(pack: Pack, so_far: SoFar) -> Verdict:
    """The verdict on the answers so far, from today on."""
    show_causes = pack.signed or access.shows_unsigned()
    return conclude(pack, so_far.answers, today=timezone.localdate(), show_causes=show_causes)


def _kept(request: HttpRequest, so_far: SoFar) -> Kept | None:
    copy = access.kept_copy(so_far.kept, timezone.now()) if so_far.kept else None
    if copy is None:
        return None
    until = day(timezone.localdate(copy.expires_at))
    link = request.build_absolute_uri(reverse("public:kept", args=[so_far.kept]))
    return Kept(link, reverse("public:forget", args=[so_far.kept]), until)
