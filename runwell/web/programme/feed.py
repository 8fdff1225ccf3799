"""What a runner's calendar reads: on which days a session, a run or a visit is, and nothing of what for."""

from __future__ import annotations

from datetime import datetime, time

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from runwell.exchange.calendar import Feed, When, calendar
from runwell.records import access
from runwell.records.access.calendar_feeds import CalendarSessions
from runwell.records.visit_mail import invitation_of

RINGS = "ring"


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The feed of an address; 404 for one that was closed, as for one that never was."""
    today = timezone.localdate()
    found = access.feed_of(token, today)
    if found is None:
        raise Http404("no such calendar")
    midnight = timezone.make_aware(datetime.combine(today, time()))
    made = calendar(as_feed(found, midnight, rings=RINGS in request.GET))
    return HttpResponse(made, content_type="text/calendar; charset=utf-8")


def as_feed(found: CalendarSessions, stamp: datetime, *, rings: bool = False) -> Feed:
    """In words that whoever looks over a shoulder may read."""
    address, run_address = (
        settings.WAGTAILADMIN_BASE_URL + reverse(name) for name in ("session:player", "comeback:return")
    )
    return Feed(
        id=str(found.feed),
        name=gettext("Exercise sessions"),
        title=gettext("Exercise session"),
        says=address,
        address=address,
        zone=settings.TIME_ZONE,
        stamp=stamp,
        sessions=(
            *(When(one.on, one.nth) for one in found.sessions),
            *(When(on, run=True) for on in found.runs),
        ),
        hour=found.hour,
        rings=rings,
        run_title=gettext("Run"),
        run_address=run_address,
        visits=tuple(invitation_of(one, "", stamp) for one in found.visits),
    )
