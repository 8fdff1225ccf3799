"""The requests for a visit that a person may read."""

from __future__ import annotations

from django.db.models import F, Q, QuerySet

from runwell.records.access.people import Someone, demand, has, places_of
from runwell.records.models import VisitRequest
from runwell.records.roles import Role


def is_front_desk(user: Someone) -> bool:
    return has(user, Role.FRONT_DESK)


def visit_requests(user: Someone) -> QuerySet[VisitRequest]:
    """Requests at the person's locations and for any office: open first, urgent before newest.

    PermissionDenied for everybody who is not of the front desk.
    """
    demand(user, Role.FRONT_DESK)
    places = places_of(user, Role.FRONT_DESK)
    mine = Q() if places is None else Q(location_id__in=places) | Q(location=None)
    asked = VisitRequest.objects.filter(mine).select_related("location", "answered_by")
    return asked.order_by(F("answered_at").desc(nulls_first=True), "-urgent", "asked_at")
