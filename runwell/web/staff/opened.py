"""Every record that was opened in an emergency, and why: for the owner, who notes that they read it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.actions.reading import mark_glass_seen
from runwell.records.roles import Role
from runwell.web.staff.only_for import only_for

MOST_READ = 100


@require_safe
@only_for(Role.OWNER)
def opened(request: HttpRequest) -> HttpResponse:
    """Those that nobody has read yet, then those that were."""
    every = access.opened_records(request.user)
    told = {"unread": every.filter(seen_at=None), "read": every.exclude(seen_at=None)[:MOST_READ]}
    return render(request, "staff/opened.html", told)


@require_POST
@only_for(Role.OWNER)
def mark_read(request: HttpRequest, opened_id: UUID) -> HttpResponse:
    mark_glass_seen(by=request.user, opened_id=opened_id)
    return redirect("staff:opened")
