"""Everything that is kept of a person, in one file: for machines, for people, and the originals."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from runwell.records import access
from runwell.records.access.own_tables import OWN
from runwell.records.actions.export import Everything, gather_everything
from runwell.web.my.archive import zipped
from runwell.web.my.readable import Readable, readable
from runwell.web.public.flood import Limit

LIMIT = Limit(times=10, seconds=600)  # each one reads every table of the person


@dataclass(frozen=True, slots=True)
class DownloadPage:
    """parts: what is in the file, in words."""

    parts: tuple[str, ...]
    problem: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def download(request: HttpRequest) -> HttpResponseBase:
    """What is in the file; and, asked for with the button, the file."""
    if request.method != "POST":
        return _shown(request)
    if not LIMIT.allows(str(request.user.pk)):
        return _shown(request, gettext("You have downloaded it several times just now. Try again later."))
    now = timezone.localtime()
    response = StreamingHttpResponse(
        zipped_everything(gather_everything(by=request.user)), content_type="application/zip"
    )
    # The name says nothing: downloads lie about where others see them.
    response["Content-Disposition"] = f'attachment; filename="my-data-{now:%Y-%m-%d}.zip"'
    response["Cache-Control"] = "no-store"
    return response


def zipped_everything(everything: Everything) -> Iterator[bytes]:
    """Pieces of the zip: index.html to read, record.json for machines, originals/ as they were given."""
    files = (
        ("index.html", as_html(readable(everything)).encode()),
        ("record.json", as_json(everything.record).encode()),
    )
    originals = ((f"originals/{one.name}", one.content) for one in everything.originals)
    return zipped(chain(files, originals), timezone.localtime())


def as_html(page: Readable) -> str:
    return render_to_string("my/export/index.html", {"page": page, "practice": access.practice()})


def as_json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2)


def _shown(request: HttpRequest, problem: str = "") -> HttpResponse:
    page = DownloadPage(tuple(str(one.words) for one in OWN), problem)
    return render(request, "my/download.html", {"page": page}, status=429 if problem else 200)
