"""Ending a program, with a reason that its clinician reads later."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from runwell.records.access.programmes import current_programme
from runwell.records.actions.programmes import end_programme
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.web.programme.agreed import with_agreed_record

REASONS = {
    "well": _("I can run again without trouble"),
    "hurts": _("It hurts more, or something else hurts"),
    "no-time": _("I do not have the time"),
    "not-for-me": _("It does not suit me"),
    "other": _("Something else"),
}


@dataclass(frozen=True, slots=True)
class EndPage:
    """reasons: id, words, and whether it is chosen. said: more words of the runner's."""

    reasons: tuple[tuple[str, str | Promise, bool], ...]
    said: str = ""
    problem: Refusal | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@with_agreed_record
def end(request: HttpRequest, record: Patient) -> HttpResponse:
    """The question why; and, with an answer, the end."""
    if current_programme(record) is None:
        return redirect("programme:program")
    if request.method != "POST":
        return _shown(request)
    reason, said = request.POST.get("why", ""), request.POST.get("words", "").strip()
    try:
        end_programme(by=request.user, patient_id=record.id, why=_in_words(reason, said))
    except Refusal as refusal:
        return _shown(request, reason, said, refusal)
    messages.success(request, gettext("Your program has ended. What you logged stays in your record."))
    if reason == "hurts":
        messages.warning(
            request, gettext("If it hurts more, ask for an appointment, or do the hip check again.")
        )
    return redirect("programme:program")


def _in_words(reason: str, said: str) -> str:
    """The reason as it is kept; nothing where none was chosen, which the action refuses."""
    if reason not in REASONS:
        return ""
    words = str(REASONS[reason])
    if reason == "other" and not said:
        raise Refusal(
            gettext("the reason is not written"), gettext("reason"), gettext("Say it in a few words")
        )
    return f"{words}: {said}" if said else words


def _shown(
    request: HttpRequest, reason: str = "", said: str = "", problem: Refusal | None = None
) -> HttpResponse:
    reasons = tuple((name, words, name == reason) for name, words in REASONS.items())
    page = EndPage(reasons, said, problem)
    return render(request, "programme/end.html", {"page": page}, status=400 if problem else 200)
