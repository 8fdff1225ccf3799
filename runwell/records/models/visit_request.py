"""Somebody asked to be seen."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from runwell.records.models.identified import Identified
from runwell.records.models.location import Location
from runwell.records.models.patient import Patient
from runwell.records.models.team_member import TeamMember


class VisitRequest(Identified):
    """A way to reach the person, and when it suits. It says nothing of what hurts unless they agreed to that.

    state: waiting (for the front desk), proposed (the runner is asked whether another time suits), agreed,
    answered (reached, without a time), declined, cancelled. wanted: the clinician; None: who is free first.
    reason: what the check said, where the runner sent it along. said: what the front desk told them.
    token_hash: of the token in the link by which it is moved and cancelled; "" where no mail carried one.
    """

    WAITING, PROPOSED, AGREED = "waiting", "proposed", "agreed"
    ANSWERED, DECLINED, CANCELLED = "answered", "declined", "cancelled"
    STATES = (WAITING, PROPOSED, AGREED, ANSWERED, DECLINED, CANCELLED)

    name = models.CharField(max_length=120)
    telephone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    location = models.ForeignKey(Location, null=True, blank=True, on_delete=models.SET_NULL)
    # Only where the runner was signed in when they asked.
    patient = models.ForeignKey(Patient, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    times = models.CharField(max_length=300, blank=True)
    note = models.CharField(max_length=500, blank=True)
    wanted = models.ForeignKey(TeamMember, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    urgent = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=[(one, one) for one in STATES], default=WAITING)
    said = models.CharField(max_length=500, blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    mail_failed = models.BooleanField(default=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(
                fields=["patient", "asked_at"],
                condition=Q(state="waiting", urgent=True),
                name="urgent_requests_of_a_patient",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_visit_request_has_a_name"),
            models.CheckConstraint(
                condition=~Q(telephone="") | ~Q(email=""), name="a_visit_request_can_be_answered"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None)
                | Q(answered_at__isnull=False, answered_by__isnull=False),
                name="an_answered_request_says_when_and_by_whom",
            ),
            models.UniqueConstraint(
                fields=["token_hash"], condition=~Q(token_hash=""), name="a_link_leads_to_one_request"
            ),
        ]

    def __str__(self) -> str:
        return f"visit request {self.id}"
