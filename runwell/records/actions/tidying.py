"""Forgetting what has had its time and belongs to no other action."""

from __future__ import annotations

from datetime import datetime, timedelta

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q

from runwell.records import audit
from runwell.records.access.people import demand_of
from runwell.records.models import DueJob, SignInLink

# A key is remembered as long as its job: whoever puts the same off later than this does so again.
DONE_KEPT = timedelta(days=30)
FAILED_KEPT = timedelta(days=90)


@transaction.atomic
def forget_sign_in_links(*, by: str, now: datetime) -> int:
    """Delete the links that open nothing any more. How many there were."""
    demand_of(by)
    gone, _ = SignInLink.objects.filter(expires_at__lte=now).delete()
    if gone:
        audit.record(by, f"deleted {gone} expired sign-in links")
    return gone


@transaction.atomic
def forget_ended_sessions(*, by: str, now: datetime) -> int:
    """Delete the sessions that ended, and from which device they were. How many there were."""
    demand_of(by)
    gone, _ = Session.objects.filter(expire_date__lte=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    if gone:
        audit.record(by, f"deleted {gone} ended sessions")
    return gone


@transaction.atomic
def forget_old_jobs(*, by: str, now: datetime) -> int:
    """Delete jobs that were done, or failed, long ago. How many there were."""
    demand_of(by)
    done = Q(state=DueJob.DONE, done_at__lt=now - DONE_KEPT)
    failed = Q(state=DueJob.FAILED, due_at__lt=now - FAILED_KEPT)
    gone, _ = DueJob.objects.filter(done | failed).delete()
    if gone:
        audit.record(by, f"deleted {gone} old due jobs")
    return gone
