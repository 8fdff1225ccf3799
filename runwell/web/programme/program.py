"""The page of a runner's own program: what is done, and why no exercise is given where that is so."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from runwell.records.access.programmes import current_programme
from runwell.records.models import Patient
from runwell.records.packs import the_pack
from runwell.web.programme.agreed import with_agreed_record
from runwell.web.programme.begin import preview
from runwell.web.programme.warned import warned


@require_safe
@with_agreed_record
def program(request: HttpRequest, record: Patient) -> HttpResponse:
    """The program as it stands; where there is none, how to get one."""
    pack = the_pack()
    found, kept = warned(pack, record), current_programme(record)
    seen = preview(pack, kept.programme()) if kept and not found else None
    return render(request, "programme/none.html", {"warned": found, "preview": seen})
