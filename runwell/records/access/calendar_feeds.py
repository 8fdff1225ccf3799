"""What a runner's calendar reads: when their sessions and runs are, nothing about what is done in them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from runwell.programme.locks import locks
from runwell.programme.prescription import Programme
from runwell.programme.situation import Situation, demand_known
from runwell.records.access.comebacks import way_back
from runwell.records.access.own import agrees
from runwell.records.access.planned_sessions import PlannedSession, planned_sessions
from runwell.records.access.programmes import current_programme, situation_of
from runwell.records.access.visits import AskedVisit
from runwell.records.models import CalendarFeed, KeptProgramme, Patient, Visit
from runwell.records.packs import the_pack
from runwell.records.programme_today import read_changed
from runwell.records.tokens import token_hash
from runwell.refusals import Refusal

FOUR_WEEKS, TWO_WEEKS = 28, 14
VISITS_BACK = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarSessions:
    """feed: an id that stays when the address is renewed. hour: when to remind the runner, None never.

    runs: days of runs, where the way back is open. visits: those that were agreed to, and the last month's.
    """

    feed: UUID
    sessions: tuple[PlannedSession, ...] = ()
    runs: tuple[date, ...] = ()
    hour: int | None = None
    visits: tuple[AskedVisit, ...] = ()


def feed_of(token: str, today: date, days: int = FOUR_WEEKS) -> CalendarSessions | None:
    """The sessions of that many days from today, and the runs of two weeks. None: no such address, or closed.

    Without sessions and runs where there is no program, it is closed, or cannot be read. And the visits.
    """
    feed = (
        CalendarFeed.objects.filter(token_hash=token_hash(token)).select_related("patient__account").first()
    )
    if feed is None or not feed.patient.account.is_active or not agrees(feed.patient.account):
        return None
    kept = current_programme(feed.patient)
    if kept is None:
        return CalendarSessions(feed=feed.id, visits=_visits(feed.patient, today))
    sessions: tuple[PlannedSession, ...] = ()
    runs: tuple[date, ...] = ()
    with suppress(Refusal):
        if _open(kept):
            sessions = planned_sessions(_today(kept, today), today, days)
            runs = _runs(feed.patient, today)
    visits = _visits(feed.patient, today)
    return CalendarSessions(feed=feed.id, sessions=sessions, runs=runs, hour=kept.remind_at, visits=visits)


def calendar_feed(patient: Patient) -> CalendarFeed | None:
    """Whether there is one, and since when; its address is shown once, when it is made."""
    return CalendarFeed.objects.filter(patient=patient).first()


def _today(kept: KeptProgramme, today: date) -> Programme:
    """What holds today, if somebody looked today already; else the program behind it."""
    programme = kept.programme()
    if kept.stands.get("on") != today.isoformat():
        return programme
    return read_changed(programme, kept.stands).today


def _runs(patient: Patient, today: date) -> tuple[date, ...]:
    """As somebody saw the program last: whoever reads a calendar is not signed in and changes nothing."""
    way = way_back(patient.account, patient, today)
    if way is None or not way.stands.open:
        return ()
    return tuple(one.on for one in way.stands.planned if one.on < today + timedelta(days=TWO_WEEKS))


def _visits(patient: Patient, today: date) -> tuple[AskedVisit, ...]:
    since = timezone.make_aware(datetime.combine(today, time())) - VISITS_BACK
    agreed = Visit.objects.filter(
        request__patient=patient, state__in=(Visit.AGREED, Visit.CAME), begins_at__gte=since
    )
    found = agreed.exclude(location=None).select_related("request", "location")
    return tuple(AskedVisit(one.request, one) for one in found)


def _open(kept: KeptProgramme) -> bool:
    there: Situation | None = situation_of(kept.patient)
    if there is None:
        return False
    demand_known(the_pack(), there)
    return not locks(the_pack(), there)
