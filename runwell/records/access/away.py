"""When clinicians see nobody, and who may say so."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet

from runwell.records.access.people import Someone, demand, has, places_of
from runwell.records.models import AwayTime, TeamMember, Visit
from runwell.records.roles import Role

EVERYWHERE = (Role.OWNER, Role.ADMINISTRATOR)


def members_of_desk(user: Someone) -> QuerySet[TeamMember]:
    """Who sees patients at the offices of this desk; for the owner and the administrator at all of them.

    A clinician finds themselves. PermissionDenied for others.
    """
    demand(user, Role.FRONT_DESK, Role.CLINICIAN, *EVERYWHERE)
    theirs = Q(account=user.pk)
    places = places_of(user, Role.FRONT_DESK)
    if places is None or has(user, *EVERYWHERE):
        theirs = Q(pk__isnull=False)
    elif places:
        theirs |= Q(locations__in=places)
    seeing = TeamMember.objects.filter(theirs, sees_patients=True)
    return seeing.prefetch_related("locations").distinct()


def member_of_desk(user: Someone, member_id: UUID) -> TeamMember:
    """PermissionDenied where somebody else looks after their time."""
    member = members_of_desk(user).filter(id=member_id).first()
    if member is None:
        raise PermissionDenied("somebody else looks after the time of this person")
    return member


def away_times(user: Someone, now: datetime) -> QuerySet[AwayTime]:
    """What is not over yet, of those whose time this person looks after."""
    mine = members_of_desk(user).values("id")
    return AwayTime.objects.filter(member__in=mine, ends_at__gt=now).select_related("member")


def visits_in(member: TeamMember, begins_at: datetime, ends_at: datetime) -> QuerySet[Visit]:
    """Visits that hold a time in it: somebody must be told. The caller looks after the clinician's time."""
    met = Visit.objects.filter(
        member=member, state__in=Visit.STANDS, begins_at__lt=ends_at, ends_at__gt=begins_at
    )
    return met.select_related("request", "location")
