"""Where pages that wait are read, signed or sent back, and where reviews that are due are listed."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from runwell.pages import signing
from runwell.pages.door import READS, WRITES, only_for
from runwell.pages.due import due_list, reading_of
from runwell.pages.guard import Blocked
from runwell.pages.posted import page_in
from runwell.pages.reviewing import review_page
from runwell.records.roles import Role
from runwell.refusals import Refusal


@require_safe
@only_for(*READS)
def due(request: HttpRequest) -> HttpResponse:
    """What waits for a clinician, what is due for review, and what nobody has signed."""
    return render(request, "pages/editor/due.html", {"due": due_list(timezone.localdate())})


@require_safe
@only_for(*READS)
def read(request: HttpRequest, page_id: int) -> HttpResponse:
    """One page to be read: its draft as readers will see it, its problems, its signatures."""
    return _reading(request, page_id)


@require_POST
@only_for(Role.CLINICIAN)
def sign(request: HttpRequest, page_id: int) -> HttpResponse:
    """Sign what was shown."""
    try:
        if request.POST.get("read") != "yes":
            raise Refusal(_("You have not said that you read it"), "read", _("Read it, then tick the box"))
        content, day = request.POST.get("content", ""), _day(request.POST.get("next_review_on", ""))
        signature = signing.sign(by=request.user, page_id=page_id, content=content, next_review_on=day)
    except (Refusal, Blocked) as refusal:
        return _reading(request, page_id, refusal)
    said = (
        _("Signed. The demo says on the page that no clinician has read it.")
        if signature.demo
        else _("Signed.")
    )
    messages.success(request, said)
    return redirect("page-review:due")


@require_POST
@only_for(Role.CLINICIAN)
def send_back(request: HttpRequest, page_id: int) -> HttpResponse:
    """Ask for changes."""
    try:
        signing.ask_for_changes(by=request.user, page_id=page_id, comment=request.POST.get("comment", ""))
    except Refusal as refusal:
        return _reading(request, page_id, refusal)
    messages.success(request, _("The page went back, with what you asked for."))
    return redirect("page-review:due")


@require_POST
@only_for(*WRITES, Role.CLINICIAN)
def live(request: HttpRequest, page_id: int) -> HttpResponse:
    """The problems of a form as it stands, unsaved; no html where the form has gaps that cannot be judged."""
    now = page_in(request, page_id)
    if now is None:
        return JsonResponse({"html": ""})
    review = review_page(now, now.signature)
    shown = {"review": review, "signature": now.signature}
    return JsonResponse(
        {
            "html": render_to_string("pages/editor/_review.html", shown, request),
            "reading_age": review.reading_age if review else None,
            "title_width": review.title_width if review else None,
            "problems": len(review.rows) if review else 0,
        }
    )


def _reading(request: HttpRequest, page_id: int, refusal: Refusal | Blocked | None = None) -> HttpResponse:
    reading = reading_of(page_id, request.user, timezone.localdate())
    said = list(refusal.messages) if isinstance(refusal, Blocked) else [str(refusal)] if refusal else []
    shown = {"reading": reading, "said": said, "comment": request.POST.get("comment", "")}
    return render(request, "pages/editor/reading.html", shown, status=422 if said else 200)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refusal(_("This is no day"), "next review", _("Choose the day of the next review")) from error
