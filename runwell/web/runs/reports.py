"""What became of every file that was handed in, while it is read and after; and how to undo it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.dateformat import format as in_format
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from runwell.records import access
from runwell.records.access.runs import imports as imports_of
from runwell.records.actions import run_imports
from runwell.records.models import ImportedFile, Patient, RunImport
from runwell.refusals import Refusal
from runwell.web import distances
from runwell.web.my.with_record import with_record
from runwell.web.runs.door import NO_REPORT, the_report, with_own_record
from runwell.web.runs.words import OUTCOMES, STATES, Words, harm_words

A_PAGE, FEW = 50, 20
COUNTS = {
    ImportedFile.NEW: "new",
    ImportedFile.SAME: "same",
    ImportedFile.DAMAGED: "damaged",
    ImportedFile.NOT_A_RUN: "not_runs",
    ImportedFile.REFUSED: "refused",
}
"""Outcome -> the column of RunImport that counts it, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Count:
    """how_many files came out like that; chosen: they alone are listed."""

    outcome: str
    name: Words
    how_many: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class FileLine:
    """run: its id, where it is one that is still here. says: sentences."""

    name: str
    outcome: Words
    run: UUID | None
    what: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """reads: it is still being read. how_far: in a sentence."""

    one: RunImport
    state: Words
    reads: bool
    how_far: str
    counts: tuple[Count, ...]
    lines: tuple[FileLine, ...]
    part: Page[ImportedFile]
    chosen: str
    agrees: bool
    problem: Refusal | None = None


@require_safe
@with_record
def imports(request: HttpRequest, record: Patient) -> HttpResponse:
    """Every time that files came, the latest first."""
    part = Paginator(imports_of(request.user, record.id), FEW).get_page(request.GET.get("page", ""))
    lines = tuple((one, STATES[one.state], how_far(one)) for one in part.object_list)
    return render(request, "runs/imports.html", {"lines": lines, "part": part})


@require_safe
@with_own_record
def report(request: HttpRequest, record: Patient, import_id: UUID) -> HttpResponse:
    """The counts first, then each file."""
    found = the_report(request.user, record.id, import_id)
    one, asked = found.run_import, request.GET.get("only", "")
    chosen = asked if asked in COUNTS else ""
    files = found.files.filter(outcome=chosen) if chosen else found.files
    part = Paginator(files, A_PAGE).get_page(request.GET.get("page", ""))
    page = ReportPage(
        one=one,
        state=STATES[one.state],
        reads=one.state == RunImport.WAITING,
        how_far=how_far(one),
        counts=tuple(
            Count(outcome, OUTCOMES[outcome], getattr(one, column), outcome == chosen)
            for outcome, column in COUNTS.items()
        ),
        lines=tuple(_line(one) for one in part.object_list),
        part=part,
        chosen=chosen,
        agrees=access.agrees(request.user),
    )
    return render(request, "runs/report.html", {"page": page})


@require_safe
@with_own_record
def how_far_json(request: HttpRequest, record: Patient, import_id: UUID) -> JsonResponse:
    """For the page that waits."""
    one = the_report(request.user, record.id, import_id).run_import
    return JsonResponse({"says": how_far(one), "done": one.state != RunImport.WAITING})


@require_http_methods(["GET", "HEAD", "POST"])
@with_own_record
def undo(request: HttpRequest, record: Patient, import_id: UUID) -> HttpResponse:
    """The question; and, with the button, it is undone."""
    one = the_report(request.user, record.id, import_id).run_import
    if request.method != "POST":
        return render(request, "runs/undo.html", {"page": {"one": one}})
    try:
        run_imports.undo(by=record.account, patient_id=record.id, import_id=import_id)
    except Refusal as refusal:
        return render(request, "runs/undo.html", {"page": {"one": one, "problem": refusal}}, status=400)
    except ObjectDoesNotExist:
        raise Http404(NO_REPORT) from None
    messages.success(request, gettext("Undone. The runs that only this import brought are gone."))
    return redirect("runs:report", import_id)


def how_far(one: RunImport) -> str:
    """ "412 files read: 390 new runs, 3 here already, 19 that are no runs." """
    read = ngettext("{n} file read", "{n} files read", one.place).format(n=one.place)
    found = ", ".join(_found(one))
    return f"{read}: {found}." if found else f"{read}."


def _found(one: RunImport) -> Iterator[str]:
    if one.new:
        yield ngettext("{n} new", "{n} new", one.new).format(n=one.new)
    if one.same:
        yield gettext("{n} here already").format(n=one.same)
    if one.damaged:
        yield gettext("{n} damaged, but kept").format(n=one.damaged)
    if one.not_runs:
        yield gettext("{n} not a run").format(n=one.not_runs)
    if one.refused:
        yield gettext("{n} could not be read").format(n=one.refused)


def _line(file: ImportedFile) -> FileLine:
    run = file.run
    if run is None:
        return FileLine(file.name, OUTCOMES[file.outcome], None, "", tuple(_says(file)))
    summary = run.summary()
    what = in_format(summary.began, "M j, Y")
    if summary.meters:
        what = f"{what}, {distances.distance(summary.meters)}"
    return FileLine(file.name, OUTCOMES[file.outcome], run.id, what, tuple(_says(file)))


def _says(file: ImportedFile) -> Iterator[str]:
    if file.richer:
        yield gettext("This copy says more than the one that was here, so it is shown now.")
    if file.what:
        start = file.what[:1].upper() + file.what[1:]
        yield f"{start}. {file.mend}." if file.mend else f"{start}."
    yield from harm_words([one[0] if isinstance(one, list | tuple) else one for one in file.harms])
