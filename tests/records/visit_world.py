"""An office with its clinicians, at a moment that tests know: Monday, November 30, 2026, 8 a.m. there."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from runwell.records import access
from runwell.records.access.visits import clinicians_at, free_times, with_time
from runwell.records.actions.visit_requests import ask_for_visit

NOW = datetime(2026, 11, 30, 14, tzinfo=UTC)
TOMORROW = datetime(2026, 12, 1, 16, tzinfo=UTC)  # Tuesday, 10 a.m.: Oak Lawn opens
WHO = {"name": "Robin Ashe", "telephone": "(312) 555-0111", "email": "robin@example.com"}


class Clock:
    """What django.utils.timezone.now says."""

    def __init__(self, now):
        self.now = now

    def forward(self, **time):
        self.now += timedelta(**time)


@pytest.fixture
def clock(monkeypatch):
    clock = Clock(NOW)
    monkeypatch.setattr(timezone, "now", lambda: clock.now)
    return clock


@pytest.fixture
def office(practice, clock):
    return access.locations().get(slug="oak-lawn")


@pytest.fixture
def morgan(office):
    return next(one for one in clinicians_at(office) if one.slug == "morgan-fictley")


@pytest.fixture
def riley(office):
    return next(one for one in clinicians_at(office) if one.slug == "riley-demostone")


def asked(office, begins_at=TOMORROW, by="runner", **more):
    words = {"by": by, "times": "", "note": "", "location_id": office.id, **WHO}
    return ask_for_visit(**{**words, "begins_at": begins_at, **more})


def begins(office, member, day=date(2026, 12, 1), days=1):
    now = timezone.now()
    return [free.begins_at for free in free_times(office, member, day, days, now)]


def now_of(request):
    """How the request and its time stand, read anew."""
    request.refresh_from_db()
    visit = with_time(request).visit
    return request.state, visit.state if visit else "", visit.begins_at if visit else None
