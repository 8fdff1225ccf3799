"""After a change of days, the days before it are judged by the weekdays that they had."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from runwell.records.access.planned_sessions import earlier_days, planned_sessions
from runwell.records.actions.other_days import change_days
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.models import KeptProgramme, ProgrammeChange
from runwell.web.diary.progress import progress
from runwell.web.programme.week import Stood, week_of
from runwell.web.session.paper import to_enter
from tests.records.whole_programme import programme
from tests.web.programme.test_program import kept

pytestmark = pytest.mark.django_db
MONDAY = date(2026, 11, 23)
PLAN = "/my/session/plan.json"


@pytest.fixture
def changed(own, patient):
    """Every day for a week until yesterday; from today on, two days of which today is none."""
    today = timezone.localdate()
    kept(patient)
    KeptProgramme.objects.update(began_at=timezone.now() - timedelta(days=7))
    after = tuple(sorted((today + timedelta(days=n)).isoweekday() for n in (2, 5)))
    facts = {"weekdays": after, "equipment": ("chair",), "today": today}
    change_days(by=patient, patient_id=patient.patient.id, **facts)
    return today


def test_a_day_before_the_change_counts_by_the_days_of_then(own, patient, changed):
    missed = [one["planned"] for one in own.get(PLAN).json()["missed"]]
    assert missed == [(changed - timedelta(days=n)).isoformat() for n in (3, 2, 1)]
    bars = progress(patient.patient, changed).sessions
    assert sum(int(row[2]) for row in bars.table.rows) == 7


def test_the_sheet_offers_to_enter_the_sessions_of_the_days_of_then(patient, changed):
    stands = bring_up_to_date(by=patient, patient_id=patient.patient.id, today=changed)
    offered = {one.on for one in to_enter(stands, changed)}
    assert offered == {changed - timedelta(days=n) for n in range(1, 8)}


def test_a_day_that_asked_for_nothing_is_not_called_missed_afterwards(patient, changed):
    ProgrammeChange.objects.filter(exercise="", what="exercise").update(before={"weekdays": []})
    stands = bring_up_to_date(by=patient, patient_id=patient.patient.id, today=changed)
    week = week_of(patient.patient, stands, changed)
    assert Stood.MISSED not in {one.stood for one in week.days}
    assert {one.stood for one in week.days if one.on < changed} <= {Stood.REST}


def test_each_change_of_days_holds_until_its_own_day(patient):
    record = kept(patient)
    for number, (before, on) in enumerate((((1,), 1), ((3,), 4)), start=8):
        at = timezone.make_aware(datetime(2026, 11, 23 + on, 9))
        ProgrammeChange.objects.create(
            programme=record, number=number, what="exercise", before={"weekdays": before}, at=at, by="runner"
        )
    ProgrammeChange.objects.create(programme=record, number=7, what="phase", before=1, after=2, by="rules")
    asked = planned_sessions(programme(weekdays=(1, 5, 7)), MONDAY, 7, earlier_days(record.changes.all()))
    assert [one.on.isoweekday() for one in asked] == [1, 3, 5, 7]
