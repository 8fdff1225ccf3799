"""Taking back what was said by mistake: one thing of a morning or of a session, or a score."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from runwell.records.access.diary import DiarySession
from runwell.records.actions.mornings import take_back_of_morning
from runwell.records.actions.outcome_scores import take_back_score
from runwell.records.actions.session_answers import take_back_answer
from runwell.records.models import Patient
from runwell.refusals import Refusal
from runwell.web.diary.days import Diary, found
from runwell.web.diary.diary import on_a_day
from runwell.web.diary.fields import refusal_words
from runwell.web.my.with_record import with_record


@require_POST
@with_record
@on_a_day
def of_morning(request: HttpRequest, record: Patient, on: date) -> HttpResponse:
    """One thing of a morning."""
    what = request.POST.get("what", "")
    try:
        gone = take_back_of_morning(by=request.user, patient_id=record.id, on=on, what=what)
        _say(request, gone)
    except Refusal as refusal:
        messages.warning(request, refusal_words(refusal))
    return redirect("diary:day", on)


@require_POST
@with_record
@on_a_day
def of_session(request: HttpRequest, record: Patient, on: date) -> HttpResponse:
    """One answer about a session of that day."""
    asked = found(Diary.of(record), on, request.POST)
    if asked is None:
        messages.warning(request, gettext("We do not know this session. Choose it here again."))
        return redirect("diary:today")
    what = request.POST.get("what", "")
    try:
        gone = _take_back(request, record, asked[1], what)
    except Refusal as refusal:
        messages.warning(request, refusal_words(refusal))
        return redirect("diary:day", on)
    there = found(Diary.of(record), on, request.POST)
    if there and getattr(there[1].said, what) is not None:
        messages.warning(request, gettext("What you said during an exercise of this session still counts."))
    else:
        _say(request, gone)
    return redirect("diary:day", on)


@require_POST
@with_record
def of_scores(request: HttpRequest, record: Patient) -> HttpResponse:
    """A score."""
    try:
        score = UUID(request.POST.get("score", ""))
        _say(request, take_back_score(by=request.user, patient_id=record.id, score_id=score))
    except ValueError:  # not from our page
        _say(request, gone=False)
    except Refusal as refusal:
        messages.warning(request, refusal_words(refusal))
    return redirect("diary:scores")


def _take_back(request: HttpRequest, record: Patient, session: DiarySession, what: str) -> bool:
    place = session.place
    return take_back_answer(
        by=request.user,
        patient_id=record.id,
        programme_id=place.programme,
        planned_on=place.planned_on,
        nth=place.nth,
        question=what,
    )


def _say(request: HttpRequest, gone: bool) -> None:
    if gone:
        messages.success(request, gettext("Taken back. It does not count any more."))
    else:
        messages.warning(request, gettext("It was not there any more, so nothing was taken back."))
