"""Takes in what a phone kept of sessions, and names each entry that is safe here."""

from __future__ import annotations

import json

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from runwell.records import access
from runwell.records.actions.session_sync import TakenIn, take_in_sessions
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.web.session.refused import no_record, refused

MOST = 500
"""Entries at once; a batch of the player has 100. How many bytes: web/size.py."""


@require_POST
@login_required
def sync(request: HttpRequest) -> JsonResponse:
    """A JSON list of entries (decision 0030). The phone may forget what the answer names."""
    record = access.own_record(request.user)
    if record is None:
        return refused(no_record(), 404)
    entries = read(request.body)
    if isinstance(entries, list) and len(entries) > MOST:
        what = gettext("more than {most} entries at once").format(most=MOST)
        return refused(Refusal(what, gettext("entries"), gettext("Send fewer at a time")), 413)
    return taken_in(record, entries)


def taken_in(record: Patient, entries: list[object] | str) -> JsonResponse:
    """Keep them. Whoever took back their agreement is told so, and the phone keeps what it has."""
    try:
        taken = take_in_sessions(by=record.account, patient_id=record.id, entries=entries)
    except Refusal as why:
        return refused(why, 403)
    return JsonResponse(told(taken))


def read(body: bytes) -> list[object] | str:
    """The entries; or, where it is no list in JSON, what came, which is kept for a clinician as it is."""
    text = body.decode("utf-8", "replace")
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return held if isinstance(held, list) else text


def told(taken: TakenIn) -> dict[str, list[object]]:
    """place: of an entry in the batch, since what cannot be understood may have no id."""
    return {
        "kept": [str(one) for one in taken.kept],
        "there": [str(one) for one in taken.there],
        "waits": [
            {"place": place, "what": why.what, "where": why.where, "mend": why.mend}
            for place, why in taken.waits
        ],
    }
