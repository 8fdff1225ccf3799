"""A time at which somebody is seen, or may be."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from runwell.records.models.identified import Identified
from runwell.records.models.location import Location
from runwell.records.models.team_member import TeamMember
from runwell.records.models.visit_request import VisitRequest


class Visit(Identified):
    """One time of a request. A visit that moves is a new row, and the old one says that it was moved.

    state: held (the runner asked for it), proposed (the front desk did), agreed (both did), came, missed; or
    moved, cancelled, declined, which hold no time any more. since: when the state began. said: what the front
    desk told the runner of it. sequence: of its invitation, which stays one for all times of a request.
    """

    HELD, PROPOSED, AGREED, CAME, MISSED = "held", "proposed", "agreed", "came", "missed"
    MOVED, CANCELLED, DECLINED = "moved", "cancelled", "declined"
    STATES = (HELD, PROPOSED, AGREED, CAME, MISSED, MOVED, CANCELLED, DECLINED)
    STANDS = (HELD, PROPOSED, AGREED)  # these take a clinician's time

    request = models.ForeignKey(VisitRequest, on_delete=models.CASCADE, related_name="visits")
    member = models.ForeignKey(
        TeamMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="visits"
    )
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=[(one, one) for one in STATES])
    since = models.DateTimeField(default=timezone.now)
    said = models.CharField(max_length=500, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["begins_at"]
        indexes = [
            models.Index(fields=["location", "begins_at"], name="visits_of_an_office"),
            models.Index(fields=["member", "begins_at"], name="visits_of_a_clinician"),
            models.Index(fields=["begins_at"], condition=Q(state="agreed"), name="visits_ahead"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")), name="a_visit_ends_after_it_began"
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(state__in=("held", "proposed", "agreed")),
                name="a_request_has_one_time_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"visit {self.id}"
