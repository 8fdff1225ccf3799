"""Handing in watch files: a form for a few, and pieces that go on after a lost connection or a closed tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from runwell.records import access
from runwell.records.access.runs import uploads as under_way
from runwell.records.actions import uploads
from runwell.records.models import Patient, Upload
from runwell.refusals import Refusal
from runwell.web.my.with_record import with_record
from runwell.web.runs.door import whole, with_own_record
from runwell.web.runs.exports import EXPORTS, Export
from runwell.web.runs.handing_in import begun, hand_in
from runwell.web.session.refused import refused
from runwell.web.size import OF_FILES

PIECE = 512 * 1024
"""Bytes of a piece: below what every proxy lets through (web/size.py)."""
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class AddPage:
    """waits: files of which a part is here. most: megabytes of a form without scripts."""

    agrees: bool
    waits: tuple[Upload, ...]
    exports: tuple[Export, ...] = EXPORTS
    piece: int = PIECE
    most: int = OF_FILES // MEGABYTE
    problem: Refusal | None = None


@require_http_methods(["GET", "HEAD", "POST"])
@with_record
def add(request: HttpRequest, record: Patient) -> HttpResponse:
    """The form; and, with files, the import that they are."""
    if request.method != "POST":
        return _shown(request, record)
    try:
        made = hand_in(record, request.FILES.getlist("files"))
    except Refusal as refusal:
        return _shown(request, record, refusal)
    return redirect("runs:report", made.id)


def _shown(request: HttpRequest, record: Patient, problem: Refusal | None = None) -> HttpResponse:
    waits = tuple(under_way(request.user, record.id))
    page = AddPage(access.agrees(request.user), waits, problem=problem)
    return render(request, "runs/add.html", {"page": page}, status=400 if problem else 200)


def _told(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """In JSON what a person can mend, and that there is no such upload."""

    @wraps(view)
    def asked(request: HttpRequest, **kwargs: UUID) -> HttpResponse:
        try:
            return view(request, **kwargs)
        except Refusal as why:
            return refused(why, 400)
        except ObjectDoesNotExist:
            mend = gettext("Choose the file again")
            return refused(Refusal(gettext("this upload is here no more"), "upload", mend), 404)

    return require_POST(asked)


@_told
@with_record
def begin(request: HttpRequest, record: Patient) -> HttpResponse:
    """Where the pieces go, and how many bytes are here already."""
    said = request.POST
    size = whole(said.get("size"), 0, 10**15) or 0
    upload = begun(record, said.get("name", ""), size, said.get("known", ""))
    return _received(upload)


@_told
@with_own_record
def piece(request: HttpRequest, record: Patient, upload_id: UUID) -> HttpResponse:
    """The body is the bytes from `at` on; the answer says from where to go on."""
    at = whole(request.GET.get("at"), 0, 10**15) or 0
    if request.content_type == "multipart/form-data":  # Django has read that as a form: no bytes are left
        under_way(record.account, record.id).get(id=upload_id)
        raise Refusal(gettext("a piece comes as bytes, not as a form"), "piece")
    of = {"by": record.account, "patient_id": record.id, "upload_id": upload_id}
    return _received(uploads.add_piece(**of, at=at, data=request.body))


def _received(upload: Upload) -> JsonResponse:
    return JsonResponse({"id": str(upload.id), "received": upload.received})


@_told
@with_own_record
def finish(request: HttpRequest, record: Patient, upload_id: UUID) -> HttpResponse:
    """All of it is here; the answer says where its report is."""
    made = uploads.finish(by=record.account, patient_id=record.id, upload_id=upload_id)
    return JsonResponse({"report": reverse("runs:report", args=[made.id])})


@require_POST
@with_own_record
def forget(request: HttpRequest, record: Patient, upload_id: UUID) -> HttpResponse:
    """What is here of a file is deleted."""
    try:
        uploads.take_back(by=record.account, patient_id=record.id, upload_id=upload_id)
    except ObjectDoesNotExist:
        raise Http404("no such upload in this record") from None
    messages.success(request, gettext("Taken back. Nothing of that file is here any more."))
    return redirect("runs:add")
