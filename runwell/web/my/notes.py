"""What clinicians wrote down, for the person themselves."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.records.access.notes import NoteRead, notes_of, with_amendments
from runwell.records.models import Note, Patient
from runwell.web.my.with_record import with_record

A_PAGE = 20


@dataclass(frozen=True, slots=True)
class NotesPage:
    """The newest first."""

    notes: tuple[NoteRead, ...]
    part: Page[Note]


@require_safe
@with_record
def notes(request: HttpRequest, record: Patient) -> HttpResponse:
    """All of them, as they stand."""
    part = Paginator(notes_of(record), A_PAGE).get_page(request.GET.get("page"))
    page = NotesPage(with_amendments(record, part.object_list), part)
    return render(request, "my/notes.html", {"page": page})
