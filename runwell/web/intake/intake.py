"""What a patient tells before a visit: the questions that are left, and what stands already."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from runwell.records.access.intakes import ToldAlready, newest_intake, not_put, told_already
from runwell.records.actions.intakes import send_intake
from runwell.records.intake_questions import IntakePart, IntakeQuestion, intake_questions
from runwell.records.models import Intake, Patient
from runwell.refusals import Refusal, Refusals
from runwell.web.diary.fields import refusal_words
from runwell.web.intake.forms import IntakeForm
from runwell.web.my.with_record import with_record
from runwell.web.programme.agreed import with_agreed_record


@dataclass(frozen=True, slots=True)
class QuestionShown:
    """told: what answers it already, and then it is asked only of who wants to change it."""

    question: IntakeQuestion
    field: forms.BoundField
    told: ToldAlready | None

    @property
    def open(self) -> bool:
        """Whether its field is seen at once."""
        return self.told is None or bool(self.field.value() or self.field.errors)


@dataclass(frozen=True, slots=True)
class PartShown:
    part: IntakePart
    questions: tuple[QuestionShown, ...]


@dataclass(frozen=True, slots=True)
class IntakePage:
    """before: when something was told last. words: the version of the questions."""

    parts: tuple[PartShown, ...]
    words: str
    before: datetime | None


@dataclass(frozen=True, slots=True)
class SentPage:
    """sooner: answers, in words, that may not wait for the visit."""

    sent_at: datetime
    sooner: tuple[str, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@with_agreed_record
def intake(request: HttpRequest, record: Patient) -> HttpResponse:
    """Show the questions; and keep what was sent. What comes back with a mistake in it holds all of it."""
    today, before = timezone.localdate(), newest_intake(record)
    left_out = not_put(record, today)
    put = [one for one in intake_questions().by_id.values() if one.id not in left_out]
    data = request.POST if request.method == "POST" else None
    form = IntakeForm(put, data, initial=before.answers if before else None)
    if data is not None and form.is_valid() and _kept(request, record, form):
        return redirect("intake:sent")
    page = IntakePage(
        _parts(form, told_already(record, today)),
        intake_questions().version,
        before.sent_at if before else None,
    )
    status = 400 if form.errors else 200
    return render(request, "intake/intake.html", {"page": page, "form": form}, status=status)


@require_safe
@with_record
def sent(request: HttpRequest, record: Patient) -> HttpResponse:
    """It has come; and what to do if it gets worse before somebody reads it."""
    newest = newest_intake(record)
    if newest is None:
        return redirect("intake:intake")
    page = SentPage(newest.sent_at, tuple(may_not_wait(newest)))
    return render(request, "intake/sent.html", {"page": page})


def may_not_wait(intake: Intake) -> list[str]:
    """The choices that say so of themselves."""
    return [f"{one.asks} {choice.label}" for one, choice in intake_questions().may_not_wait(intake.answers)]


def _kept(request: HttpRequest, record: Patient, form: IntakeForm) -> bool:
    words = request.POST.get("words", "")
    try:
        send_intake(by=record.account, patient_id=record.id, words=words, answers=form.told())
    except Refusals as refusals:
        for one in refusals.all:
            form.add_error(one.where if one.where in form.fields else None, refusal_words(one))
    except Refusal as refusal:
        form.add_error(None, refusal_words(refusal))
    return not form.errors


def _parts(form: IntakeForm, told: Mapping[str, ToldAlready]) -> tuple[PartShown, ...]:
    parts = (
        PartShown(
            part,
            tuple(
                QuestionShown(one, form[one.id], told.get(one.id))
                for one in part.questions
                if one.id in form.fields
            ),
        )
        for part in intake_questions().parts
    )
    return tuple(part for part in parts if part.questions)
