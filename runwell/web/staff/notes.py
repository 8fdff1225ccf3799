"""What clinicians wrote down of a patient, and the form for another note. The patient reads all of it."""

from __future__ import annotations

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from runwell.records.access.notes import NoteRead, newest_number, note_of, notes_of, with_amendments
from runwell.records.actions.notes import write_note
from runwell.records.models import Note, Patient
from runwell.refusals import Refusal
from runwell.web.staff.programme.door import with_patient
from runwell.web.staff.words import in_words

A_PAGE = 20


class NoteForm(forms.Form):
    """How long it may be is asked where it is kept, so that a refused form comes back with every word."""

    words = forms.CharField(
        label=_("Note"),
        help_text=_("Up to 10,000 characters. The patient can read it."),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}),
        error_messages={"required": _("Write a word at least.")},
    )


@dataclass(frozen=True, slots=True)
class NotesPage:
    """last: the newest note when the page was shown. amends: the note that is being corrected."""

    patient: Patient
    form: NoteForm
    notes: tuple[NoteRead, ...]
    part: Page[Note]
    last: int
    amends: Note | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def notes(request: HttpRequest, patient: Patient) -> HttpResponse:
    """All of them, and a new one."""
    return _page(request, patient, None)


@require_http_methods(["GET", "HEAD", "POST"])
@with_patient
def amend(request: HttpRequest, patient: Patient, number: int) -> HttpResponse:
    """The same, to correct one of them."""
    note = note_of(patient, number)
    if note is None:
        raise Http404("no such note in this record")
    return _page(request, patient, note)


def _page(request: HttpRequest, patient: Patient, amends: Note | None) -> HttpResponse:
    form = _form(request, amends)
    if request.method == "POST" and form.is_valid() and _kept(request, patient, form, amends):
        return redirect(reverse("staff:notes", args=[patient.id]) + "#notes")
    part = Paginator(notes_of(patient), A_PAGE).get_page(request.GET.get("page"))
    listed = with_amendments(patient, part.object_list)
    page = NotesPage(patient, form, listed, part, newest_number(patient), amends)
    status = 400 if form.errors else 200
    return render(request, "staff/notes.html", {"page": page, "form": form}, status=status)


def _form(request: HttpRequest, amends: Note | None) -> NoteForm:
    """To correct a note one begins with its words."""
    if request.method == "POST":
        return NoteForm(request.POST)
    return NoteForm(initial={"words": amends.words} if amends else None)


def _kept(request: HttpRequest, patient: Patient, form: NoteForm, amends: Note | None) -> bool:
    number = amends.number if amends else None
    words = form.cleaned_data["words"]
    try:
        note = write_note(by=request.user, patient_id=patient.id, words=words, amends=number)
    except Refusal as refusal:
        form.add_error("words" if refusal.where == "words" else None, in_words(refusal))
        return False
    messages.success(request, gettext("Your note is kept."))
    _tell_of_others(request, note)
    return True


def _tell_of_others(request: HttpRequest, note: Note) -> None:
    """Somebody else wrote while this page was open: nothing is lost, and it is worth reading."""
    seen = request.POST.get("last", "")
    if seen.isdecimal() and len(seen) < 10 and note.number > int(seen) + 1:
        messages.warning(
            request,
            gettext(
                "Somebody else wrote a note since you opened the page. Both are kept: read theirs below."
            ),
        )
