"""The way back to running of made-up runners: begun days ago, with what they said of each run."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from runwell.records.access.demo import demand_open_demo
from runwell.records.actions.comebacks import begin_comeback
from runwell.records.actions.run_words import say_of_running
from runwell.records.made_up import MadeUpWayBack
from runwell.records.made_up_runs import METERS_A_MILE
from runwell.records.models import Account, KeptComeback
from runwell.running.comeback.values import Level, Race

KM_A_MILE = METERS_A_MILE / 1000


@transaction.atomic
def live_with_way_back(*, by: str, account: Account, story: MadeUpWayBack, today: date) -> KeptComeback:
    """From the day on which it began until today. Refusal: this is no demo, or it is production."""
    demand_open_demo(by)
    of = {"by": account, "patient_id": account.patient.id}
    first = today - timedelta(days=story.days_ago)
    kept = begin_comeback(
        **of, weekdays=story.weekdays, today=first, level=_level(story), race=_race(story, today)
    )
    KeptComeback.objects.filter(id=kept.id).update(began_at=timezone.now() - timedelta(days=story.days_ago))
    for days_ago, pain in story.told:
        said = {"during": pain, "hour_after": max(0, pain - 1), "limp": False, "also_red": False, "effort": 3}
        say_of_running(**of, on=today - timedelta(days=days_ago), said=said)
    return kept


def _level(story: MadeUpWayBack) -> Level:
    weekly, longest = story.weekly * KM_A_MILE or None, story.longest * KM_A_MILE or None
    return Level(weekly_km=weekly, longest_km=longest)


def _race(story: MadeUpWayBack, today: date) -> Race | None:
    if not story.race_miles:
        return None
    return Race(on=today + timedelta(days=story.race_in_days), km=story.race_miles * KM_A_MILE)
