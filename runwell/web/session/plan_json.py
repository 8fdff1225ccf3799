"""What a phone keeps of a program, so that the player works without a network. No name stands in it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.http import require_safe

from runwell.knowledge.pack import Pack
from runwell.records import access
from runwell.records.access.before_sessions import before_session
from runwell.records.access.closings import Closing, without_sessions
from runwell.records.access.diary import diary_sessions
from runwell.records.access.planned_sessions import PlannedSession, earlier_days, planned_sessions
from runwell.records.access.programmes import current_programme, gate_entries, injured_bones, programmes
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.records.programme_today import ProgrammeToday
from runwell.refusals import Refusal
from runwell.web.programme.held_now import held_now
from runwell.web.programme_words import sentence
from runwell.web.session.exercises import Asked, asked, minutes
from runwell.web.session.refused import no_record, refused
from runwell.web.site.exercises import stop_signs

LISTS = ("sessions", "missed", "signs", "exercises", "fewer", "meanwhile_why")
BEGIN, BEFORE = "/my/program/begin/", "/my/program/before/"
DAYS, MISSED = 14, 3
"""Today and so many days in all, for a phone that is offline for long; days back that may still be done."""


@require_safe
@login_required
def plan(request: HttpRequest) -> JsonResponse:
    """The program as it holds today, and what is needed to send what was done."""
    record = access.own_record(request.user)
    if record is None:
        return refused(no_record(), 404)
    try:
        held = _held(record, agrees=access.agrees(request.user))
    except Refusal as why:
        return refused(why, 403)
    return JsonResponse({**held, **sending(record), "csrf": get_token(request)})


def _held(record: Patient, *, agrees: bool) -> dict[str, Any]:
    """The plan; without a program, or with one that cannot be read, the same names with nothing in them.

    Refusal: they took back their agreement.
    """
    today = timezone.localdate()
    if agrees and current_programme(record) is None:
        return nothing(today)
    try:
        stands = bring_up_to_date(by=record.account, patient_id=record.id, today=today)
    except Refusal as why:
        if not agrees:
            raise
        return nothing(today, str(why))
    return as_json(the_pack(), record, stands, today)


def nothing(today: date, *locked: str) -> dict[str, Any]:
    """begin: where a program is made; "" where there is one that is closed."""
    empty: dict[str, list[Any]] = {name: [] for name in LISTS}
    begin = "" if locked else BEGIN
    return {
        **{"programme": "", "pack": "", "today": today.isoformat(), "locked": list(locked), "before": ""},
        **{**empty, "minutes": 0, "begin": begin, "meanwhile": False},
    }


def as_json(pack: Pack, record: Patient, stands: ProgrammeToday, today: date) -> dict[str, Any]:
    """pack: the version that the exercises were made from; what is sent later names it."""
    now = stands.today
    again = before_session(record, stands.kept, stands.flares, today)
    return {
        "programme": str(stands.kept.id),
        "pack": now.pack,
        "today": today.isoformat(),
        "locked": list(dict.fromkeys(sentence(pack, because) for because in now.locked)),
        "fewer": [sentence(pack, because) for because in now.fewer],
        "meanwhile": stands.meanwhile,
        "meanwhile_why": list(held_now(pack, stands)),
        "before": BEFORE if again else "",
        "begin": "",
        "sessions": sessions(stands, today),
        "missed": missed(record, stands, today),
        "minutes": minutes(pack, now),
        "signs": list(stop_signs(pack)),
        # Until the warning is read, a phone is given no exercise that it could begin.
        "exercises": [] if again else [asked(Asked(pack, one)) for one in now.prescriptions],
    }


def sessions(stands: ProgrammeToday, today: date) -> list[dict[str, Any]]:
    """Today as today is; from tomorrow on as the program itself has it."""
    tomorrow = today + timedelta(days=1)
    planned = (
        *planned_sessions(stands.today, today, 1),
        *planned_sessions(stands.programme, tomorrow, DAYS - 1),
    )
    return [_named(one) for one in planned]


def missed(record: Patient, stands: ProgrammeToday, today: date) -> list[dict[str, Any]]:
    """Those of the last days, since exercises were asked for, of which no phone has said anything."""
    first = max(today - timedelta(days=MISSED), _asked_since(record, stands))
    said = {(one.place.planned_on, one.place.nth) for one in diary_sessions(record)}
    earlier = earlier_days(stands.kept.changes.all())
    planned = planned_sessions(stands.programme, first, (today - first).days, earlier)
    closed = without_sessions(Closing.of(record), stands.kept, today)
    return [_named(one) for one in planned if one.on not in closed and (one.on, one.nth) not in said]


def _asked_since(record: Patient, stands: ProgrammeToday) -> date:
    """While a bone was closed nothing was asked for, so nothing was missed that could be made up now."""
    began = timezone.localdate(stands.kept.began_at)
    set_on = [one.since or began for one in stands.programme.prescriptions if one.by_clinician]
    every = len(set_on) == len(stands.programme.prescriptions)
    gate = gate_entries(record).first() if injured_bones((stands.kept.cause, *stands.kept.also)) else None
    opened = timezone.localdate(gate.at) if gate else began
    return max(began, opened, min(set_on) if set_on and every else began)


def _named(one: PlannedSession) -> dict[str, Any]:
    return {"planned": one.on.isoformat(), "nth": one.nth}


def sending(record: Patient) -> dict[str, Any]:
    """programmes: every one of theirs. A phone sends nothing that names another: it is somebody else's."""
    return {"programmes": [str(one.id) for one in programmes(record)]}
