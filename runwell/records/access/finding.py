"""Whom the front desk finds again: by name or telephone number, among what it may read anyway."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Case, Exists, OuterRef, Q, When

from runwell.care.finding import Wanted
from runwell.records.access.people import Someone
from runwell.records.access.requests import visit_requests
from runwell.records.access.visits import AskedVisit, with_times
from runwell.records.models import Visit, VisitRequest

BACK = timedelta(days=90)  # as long as an answered request of a stranger is kept
MOST = 20


@dataclass(frozen=True, slots=True)
class Found:
    """asked: those to come or not answered first, then the latest. more: how many fit besides."""

    asked: tuple[AskedVisit, ...]
    more: int


def found_at_desk(user: Someone, words: str, now: datetime, most: int = MOST) -> Found:
    """Requests and visits of this desk, of the last 90 days and to come.

    Names are held against the words here and not by the database, of which each folds letters otherwise.
    PermissionDenied for everybody who is not of the front desk.
    """
    wanted, since = Wanted.of(words), now - BACK
    times = Visit.objects.filter(request=OuterRef("pk"))
    to_come = Exists(times.filter(state__in=Visit.STANDS, begins_at__gt=now))
    still = Q(state__in=(VisitRequest.WAITING, VisitRequest.PROPOSED)) | Q(to_come)
    recent = visit_requests(user).filter(
        Q(asked_at__gte=since) | still | Exists(times.filter(begins_at__gte=since))
    )
    ordered = recent.order_by(Case(When(still, then=0), default=1), "-asked_at", "id")
    every = ordered.values_list("id", "name", "telephone")
    fits = [one for one, name, telephone in every if wanted.fits(name, telephone)]
    shown = {one.id: one for one in visit_requests(user).filter(id__in=fits[:most])}
    return Found(with_times(shown[one] for one in fits[:most]), max(0, len(fits) - most))
