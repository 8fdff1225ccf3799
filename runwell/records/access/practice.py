"""The practice, its offices and its people, which everybody may see; and who may change what about them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from runwell.records.access.people import Someone, demand
from runwell.records.models import ClosedDay, Location, Practice, TeamMember
from runwell.records.roles import Role

# Telephones, hours and words about people go stale, and whoever writes the pages sees it first.
KEEPS_PAGES_TRUE = (Role.OWNER, Role.ADMINISTRATOR, Role.EDITOR)
# Where an office is, and that somebody is licensed, is said by the practice and not by who writes its pages.
ANSWERS_FOR_IT = (Role.OWNER, Role.ADMINISTRATOR)


def practice() -> Practice:
    """The practice; an unsaved one without a name until one is loaded."""
    return Practice.objects.first() or Practice(name="", front_desk_email="")


def shows_unsigned() -> bool:
    """True where ranked causes are shown although nobody has signed the pack."""
    return bool(settings.RUNWELL_SHOW_UNSIGNED or practice().show_unsigned)


def locations() -> QuerySet[Location]:
    """Every office, in the order that the practice chose."""
    return Location.objects.all()


def closed_days(since: date, until: date) -> QuerySet[ClosedDay]:
    """The days of other hours at every office, from the first day to the last, in order."""
    return ClosedDay.objects.filter(day__range=(since, until)).order_by("day", "location__place")


def office_to_change(user: Someone, location_id: UUID) -> Location:
    """An office, for whoever keeps its page true. PermissionDenied for others, and where there is none."""
    demand(user, *KEEPS_PAGES_TRUE)
    office = Location.objects.prefetch_related("closed_days").filter(id=location_id).first()
    if office is None:
        raise PermissionDenied("there is no such office")
    return office


def member_to_change(user: Someone, member_id: UUID) -> TeamMember:
    """A person of the practice, for whoever keeps the pages true. PermissionDenied as above."""
    demand(user, *KEEPS_PAGES_TRUE)
    member = TeamMember.objects.prefetch_related("locations").filter(id=member_id).first()
    if member is None:
        raise PermissionDenied("there is no such person")
    return member
