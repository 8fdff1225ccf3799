"""Saying when a clinician sees patients at an office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.access.practice import ANSWERS_FOR_IT
from runwell.records.actions.holding import Holding
from runwell.records.audit import By
from runwell.records.models import Location, TeamMember, WorkingHours
from runwell.records.practice_file.hours import as_rows, by_day, hours_problems
from runwell.records.practice_file.reading import demand
from runwell.records.practice_file.working import two_places_problems

Rows = Sequence[Mapping[str, Any]]


@transaction.atomic
def say_working_hours(*, by: By, member_id: UUID, location_id: UUID, hours: Rows | None) -> None:
    """In a usual week; None: whenever the office is open. Visits that stand stay. The same changes nothing.

    Refusals: hours that overlap, or in which they are at another office. PermissionDenied for everybody but
    the owner and the administrator, and where they do not work at the office.
    """
    demand_of(by, *ANSWERS_FOR_IT)
    member = TeamMember.objects.filter(id=member_id, locations=location_id).first()
    if member is None:
        raise PermissionDenied("this person does not work at this office")
    office = Location.objects.get(id=location_id)
    if hours is not None:
        _demand_right(member, office, hours)
    Holding.hold_the_diary()
    rows = None if hours is None else as_rows(by_day(hours))
    there = WorkingHours.objects.filter(member=member, location=office).first()
    if (there.hours if there else None) == rows:
        return
    if rows is None:
        WorkingHours.objects.filter(member=member, location=office).delete()
    else:
        WorkingHours.objects.update_or_create(member=member, location=office, defaults={"hours": rows})
    audit.record(by, "said when a clinician works at an office", member)


def _demand_right(member: TeamMember, office: Location, hours: Rows) -> None:
    where = f"the person {member.slug}"
    demand(hours_problems(list(hours), where))
    others = WorkingHours.objects.filter(member=member).exclude(location=office).select_related("location")
    week = {row.location.slug: row.hours for row in others}
    demand(two_places_problems({**week, office.slug: list(hours)}, where))
