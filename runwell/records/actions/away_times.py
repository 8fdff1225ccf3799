"""Saying that a clinician sees nobody for a while."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.away import away_times, member_of_desk
from runwell.records.access.people import Someone
from runwell.records.actions.holding import Holding
from runwell.records.models import AwayTime
from runwell.records.visit_said import readable
from runwell.refusals import Refusal

MOST_WORDS = 100
LONGEST = timedelta(days=366)


@transaction.atomic
def add_away(
    *, by: Someone, member_id: UUID, begins_at: datetime, ends_at: datetime, words: str = ""
) -> AwayTime:
    """From now on nobody can ask for these times. Visits that stand in it stay: the desk must move each.

    words: for the front desk, never why somebody is ill. The same again changes nothing. Refusal: it ends
    before it begins, is over, or is longer than a year. PermissionDenied for everybody but the desk of an
    office of theirs, themselves, the owner and the administrator.
    """
    member = member_of_desk(by, member_id)
    said = readable(words, gettext("words"), MOST_WORDS)
    _demand_a_while(begins_at, ends_at)
    Holding.hold_the_diary()
    there = AwayTime.objects.filter(member=member, begins_at=begins_at, ends_at=ends_at).first()
    if there:
        return there
    away = AwayTime.objects.create(member=member, begins_at=begins_at, ends_at=ends_at, words=said)
    audit.record(by, "said that a clinician is away", away)
    return away


@transaction.atomic
def remove_away(*, by: Someone, away_id: UUID) -> None:
    """They see people again. A second time changes nothing. PermissionDenied as above."""
    away = AwayTime.objects.filter(id=away_id).first()
    if away is None:
        away_times(by, timezone.now())  # who has no such list is refused all the same
        return
    if not away_times(by, away.begins_at).filter(id=away_id).exists():
        raise PermissionDenied("somebody else looks after the time of this person")
    gone = AwayTime(id=away.id)
    away.delete()
    audit.record(by, "took back that a clinician is away", gone)


def _demand_a_while(begins_at: datetime, ends_at: datetime) -> None:
    where = gettext("time")
    if begins_at.utcoffset() is None or ends_at.utcoffset() is None:
        raise Refusal(gettext("this time lacks its time zone"), where, gettext("Choose it on the page"))
    if ends_at <= begins_at:
        raise Refusal(gettext("this ends before it begins"), where, gettext("Choose a later end"))
    if ends_at <= timezone.now():
        raise Refusal(gettext("this time is over"), where, gettext("Choose a time to come"))
    if ends_at - begins_at > LONGEST:
        raise Refusal(gettext("this is longer than a year"), where, gettext("Choose an earlier end"))
