"""The audit trail, for the owner: who read or changed which record, when, and by which door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST

from runwell.records import access
from runwell.records.actions.reading import verify_trail
from runwell.records.roles import Role
from runwell.refusals import Refusal
from runwell.web.staff.only_for import only_for
from runwell.web.staff.words import in_words

ROWS_SHOWN = 100
NO_ID = _("Enter an id as it stands in the list.")


class TrailForm(forms.Form):
    """Sent by POST, so that no address says whose rows were read."""

    account = forms.UUIDField(label=_("Id of an account"), required=False, error_messages={"invalid": NO_ID})
    patient = forms.UUIDField(label=_("Id of a patient"), required=False, error_messages={"invalid": NO_ID})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(Role.OWNER)
def trail(request: HttpRequest) -> HttpResponse:
    """The latest rows, of one account or about one patient where the form says so."""
    form = TrailForm(request.POST if request.method == "POST" else None)
    wanted: dict[str, Any] = form.cleaned_data if form.is_valid() else {}
    return _shown(request, form, wanted, status=400 if form.errors else 200)


@require_POST
@only_for(Role.OWNER)
def verify(request: HttpRequest) -> HttpResponse:
    """Go through the whole chain, and say what was found."""
    try:
        count = verify_trail(by=request.user)
    except Refusal as refusal:
        problem = gettext("The trail is broken at {where}: {what}").format(
            where=refusal.where, what=in_words(refusal)
        )
        return _shown(request, TrailForm(), {}, problem=problem, status=409)
    messages.success(request, gettext("The trail is whole: {count} rows.").format(count=count))
    return redirect("staff:trail")


def _shown(
    request: HttpRequest, form: TrailForm, wanted: dict[str, Any], *, problem: str = "", status: int = 200
) -> HttpResponse:
    rows = access.trail(request.user, **wanted)
    acts = access.with_names(rows[:ROWS_SHOWN])
    told = {"acts": acts, "form": form, "problem": problem, "shown": ROWS_SHOWN}
    return render(request, "staff/trail.html", told, status=status)
