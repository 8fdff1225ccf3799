"""When somebody sees patients at each of their offices, in a usual week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from runwell.records import access
from runwell.records.access.practice import ANSWERS_FOR_IT
from runwell.records.actions.working_hours import say_working_hours
from runwell.records.models import Location, TeamMember
from runwell.web.practice.changing import changed
from runwell.web.practice.working_forms import WorkingForm
from runwell.web.public.offices import hours_in_words
from runwell.web.staff.only_for import only_for


@dataclass(frozen=True, slots=True)
class WorksAt:
    """open: the office's own hours, in words."""

    place: Location
    open: tuple[tuple[str, str], ...]
    form: WorkingForm


@dataclass(frozen=True, slots=True)
class WorkingPage:
    member: TeamMember
    offices: tuple[WorksAt, ...]


@require_safe
@only_for(*ANSWERS_FOR_IT)
def working(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """A form for each office at which they work."""
    page = _page(access.member_to_change(request.user, member_id))
    return render(request, "practice/working.html", {"page": page})


@require_POST
@only_for(*ANSWERS_FOR_IT)
def works_at(request: HttpRequest, member_id: UUID, location_id: UUID) -> HttpResponse:
    """Their hours at one of them. What was typed stays where it is refused."""
    page = _page(access.member_to_change(request.user, member_id), location_id, request.POST)
    sent = next((one.form for one in page.offices if one.place.id == location_id), None)
    if sent is None:
        raise PermissionDenied("this person does not work at this office")
    says = gettext("Saved. Visits that stand stay. The front desk is shown those that must be moved.")
    which = {"member_id": member_id, "location_id": location_id}
    if changed(request, sent, say_working_hours, says=says, **which):
        return redirect("practice:working", member_id)
    return render(request, "practice/working.html", {"page": page, "form": sent}, status=400)


def _page(
    member: TeamMember, sent_to: UUID | None = None, given: Mapping[str, Any] | None = None
) -> WorkingPage:
    said = {row.location_id: row for row in member.working_hours.select_related("location")}
    return WorkingPage(
        member,
        tuple(
            WorksAt(
                place,
                hours_in_words(place.hours),
                WorkingForm(
                    said[place.id].hours if place.id in said else None,
                    [(row.location, row.hours) for key, row in said.items() if key != place.id],
                    data=given if place.id == sent_to else None,
                    auto_id=f"{place.slug}-%s",
                ),
            )
            for place in member.locations.all()
        ),
    )
