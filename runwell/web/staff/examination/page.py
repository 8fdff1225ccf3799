"""The page of an examination: the form, and what all results that hold change of the causes."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.knowledge.pack import Pack
from runwell.records.access.findings_of import (
    SETTLES,
    ExaminedNow,
    Found,
    confirmed_cause,
    examination_state,
    examinations,
    examined_now,
)
from runwell.records.actions.examinations import record_examination
from runwell.records.models import ConfirmedCause, Examination, Patient
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.staff.clinical_names import name_of_test
from runwell.web.staff.examination.form import (
    ExaminationForm,
    ExamRows,
    result_words,
    shown_tests,
)
from runwell.web.staff.examination.ranked import Ranked, ranked_in_words
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.timeline.cause_words import cause_words

EARLIER_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """An examination as it was entered. results: a line each."""

    kept: Examination
    results: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminationPage:
    """seen: how it stands on this page. news: what came since the page that was sent was opened.

    cause: the confirmed one. settled: imaging or surgery showed it. sent: the form was, so it stands open.
    """

    patient: Patient
    seen: str
    cause: ConfirmedCause | None
    confirmed: str
    settled: bool
    sent: bool
    news: tuple[Entry, ...]
    tests: ExamRows
    ranked: Ranked
    answered: bool
    checked: bool
    unread: tuple[Found, ...]
    entries: tuple[Entry, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def examination(request: HttpRequest, patient: Patient) -> HttpResponse:
    """The form; and, sent, the entry, after which the causes stand in their new order."""
    pack, now = the_pack(), examined_now(the_pack(), patient)
    form = ExaminationForm(pack, now.found, request.POST if request.method == "POST" else None)
    if request.method == "POST" and _sent(request, patient, form):
        messages.success(request, gettext("Your entry is kept. This is what all results together change."))
        return redirect(reverse("staff:examination", args=[patient.id]) + "#causes")
    status = 409 if form.meanwhile else 400 if form.errors else 200
    page = _page(request, pack, patient, form, now)
    return render(request, "staff/examination/examination.html", {"page": page, "form": form}, status=status)


def _sent(request: HttpRequest, patient: Patient, form: ExaminationForm) -> bool:
    if not form.is_valid():
        return False
    try:
        record_examination(
            by=request.user,
            patient_id=patient.id,
            seen=request.POST.get("seen", ""),
            results=form.results(),
            words=form.cleaned_data["words"],
        )
    except Refusal as refusal:
        form.refused(refusal)
        return False
    return True


def _page(
    request: HttpRequest, pack: Pack, patient: Patient, form: ExaminationForm, now: ExaminedNow
) -> ExaminationPage:
    entries = tuple(_entry(pack, one) for one in examinations(patient)[:EARLIER_SHOWN])
    seen = request.POST.get("seen", "")
    since = int(seen) if seen.isdecimal() and len(seen) < 10 else 0
    found = confirmed_cause(patient)
    settled = bool(found and found.how in SETTLES)
    return ExaminationPage(
        patient=patient,
        seen=examination_state(patient),
        cause=found,
        confirmed=gettext("{what}.").format(what=cause_words(pack, found)) if found else "",
        settled=settled,
        sent=request.method == "POST",
        news=tuple(one for one in entries if form.meanwhile and one.kept.number > since),
        tests=shown_tests(pack, form, now),
        ranked=ranked_in_words(pack, now, found.cause if found and settled else ""),
        answered=now.answers is not None,
        checked=now.check is not None,
        unread=now.unread,
        entries=entries,
    )


def _entry(pack: Pack, kept: Examination) -> Entry:
    return Entry(kept, tuple(_line(pack, test, result) for test, result in kept.results.items()))


def _line(pack: Pack, test: str, result: str) -> str:
    said = result_words(pack, test, result) if result else gettext("taken back")
    return gettext("{test}: {said}").format(test=name_of_test(pack, test), said=said)
