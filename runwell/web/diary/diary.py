"""The pages of the diary: today, another day, and what is sent from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateformat import format as in_format
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.access.diary import DiarySession
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.session_answers import answer_about_session
from runwell.records.entry_fields import FURTHEST
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.diary.days import DayLine, Diary, DiaryDay, diary_day, found
from runwell.web.diary.fields import take_refusal
from runwell.web.diary.forms import MorningForm, SessionForm, morning_form, news, session_form
from runwell.web.diary.meaning import Meaning
from runwell.web.diary.today import what_it_means
from runwell.web.my.with_record import OwnView, with_record

Bound = MorningForm | tuple[DiarySession, SessionForm]


@dataclass(frozen=True, slots=True)
class DiaryPage:
    """meaning: of what is known for today; None before this morning was said, and on other days.

    missing: yesterday, where its morning was not said. wrong: the form that came with a mistake.
    """

    day: DiaryDay
    agrees: bool
    meaning: Meaning | None
    missing: date | None
    earlier: tuple[DayLine, ...]
    part: Page[date]
    wrong: forms.Form | None


def on_a_day(view: OwnView[[date]]) -> OwnView[[str]]:
    """Hand the view the day out of the address; 404 where there is no such day."""

    @wraps(view)
    def opened(request: HttpRequest, record: Patient, day: str) -> HttpResponse:
        try:
            on = date.fromisoformat(day)
        except ValueError:
            raise Http404("no such day") from None
        return view(request, record, on)

    return opened


@require_safe
@with_record
def today(request: HttpRequest, record: Patient) -> HttpResponse:
    """What is asked now, and the days before."""
    return _shown(request, record, timezone.localdate())


@require_safe
@with_record
@on_a_day
def day(request: HttpRequest, record: Patient, on: date) -> HttpResponse:
    """Another day, to be corrected or entered late."""
    if on > (timezone.now() + FURTHEST).date():
        messages.warning(request, gettext("This day has not come yet. Here is today."))
        return redirect("diary:today")
    return _shown(request, record, on)


@require_POST
@with_record
@on_a_day
def keep(request: HttpRequest, record: Patient, on: date) -> HttpResponse:
    """A morning; what was said before stays where nothing is said now."""
    form = morning_form(None, request.POST)
    if form.is_valid():
        try:
            keep_morning(by=request.user, patient_id=record.id, on=on, **form.cleaned_data)
        except Refusal as refusal:
            take_refusal(form, refusal)
    return _kept(request, on) if form.is_valid() else _shown(request, record, on, form)


@require_POST
@with_record
@on_a_day
def answer(request: HttpRequest, record: Patient, on: date) -> HttpResponse:
    """Answers about a session of that day; the same again is not written twice."""
    asked = found(Diary.of(record), on, request.POST)
    if asked is None:
        messages.warning(request, gettext("We do not know this session. Choose it here again."))
        return redirect("diary:today")
    number, session = asked
    form = session_form(the_pack(), session, number, request.POST)
    if form.is_valid():
        try:
            _answer(request, record, session, news(form, session))
        except Refusal as refusal:
            take_refusal(form, refusal)
    return _kept(request, on) if form.is_valid() else _shown(request, record, on, (session, form))


def _answer(request: HttpRequest, record: Patient, session: DiarySession, said: dict[str, Any]) -> None:
    place = session.place
    programme: UUID = place.programme
    if said:
        answer_about_session(
            by=request.user,
            patient_id=record.id,
            programme_id=programme,
            planned_on=place.planned_on,
            nth=place.nth,
            **said,
        )


def _kept(request: HttpRequest, on: date) -> HttpResponse:
    messages.success(request, gettext("Kept for {day}.").format(day=in_format(on, "l, F j")))
    return redirect("diary:today")


def _shown(request: HttpRequest, record: Patient, on: date, bound: Bound | None = None) -> HttpResponse:
    diary, now = Diary.of(record), timezone.localtime()
    shown = diary_day(diary, on, now, bound)
    yesterday = shown.today - timedelta(days=1)
    said = shown.kept is not None and shown.kept.pain is not None
    lines, part = diary.lines(request.GET.get("page"), shown.today)
    kept = diary.mornings.get(yesterday)
    page = DiaryPage(
        day=shown,
        agrees=access.agrees(request.user),
        meaning=what_it_means(request.user, record) if shown.is_today and said else None,
        missing=None if kept and kept.pain is not None else yesterday,
        earlier=lines,
        part=part,
        wrong=bound[1] if isinstance(bound, tuple) else bound,
    )
    return render(request, "diary/day.html", {"page": page}, status=400 if bound else 200)
