"""A program is brought to today by replaying its mornings: late entries count, twice is once."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from shutil import copytree

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.programme.because import Because, Why
from runwell.records import access
from runwell.records.access.planned_sessions import PlannedSession, planned_sessions
from runwell.records.actions import replaying
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.patients import assign
from runwell.records.actions.prescriptions import change_prescription, leave_out_exercise
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.models import AuditEvent, KeptProgramme
from runwell.records.packs import PACKS, the_pack
from runwell.records.safety_words import WARNING
from runwell.refusals import Refusal
from tests.records.whole_programme import dose, entry, kept, programme

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def treating(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def begun(patient, days=10, **changes):
    """A program that began that many days ago."""
    row = kept(patient, **changes)
    at = timezone.now() - timedelta(days=days)
    base = row.base_on and at.date()
    KeptProgramme.objects.filter(id=row.id).update(began_at=at, base_on=base)
    row.refresh_from_db()
    return row


def day(ago):
    return TODAY - timedelta(days=ago)


def at(ago, hour=12):
    """That hour of the day; early today it is now, since what lies ahead is refused."""
    return min(timezone.now(), timezone.make_aware(datetime.combine(day(ago), time(hour))))


def done(patient, row, ago, *, during=0, reserve=4):
    """The whole of a session, so many days ago."""
    facts = {"planned": day(ago).isoformat(), "at": at(ago).isoformat()}
    sets = [
        entry(row, 1000 * ago + n, exercise="bridge", **{**facts, "set": n, "reserve": reserve})
        for n in (1, 2, 3)
    ]
    said = {
        k: v for k, v in sets[0].items() if k not in ("exercise", "set", "asked", "repetitions", "reserve")
    }
    said |= {"kind": "answer", "during": during, "limp": False, "also_red": False, "effort": 3}
    out = take_in_sessions(by=patient, patient_id=patient.patient.id, entries=[*sets, said])
    assert not out.waits


def morning(patient, ago, pain=0):
    keep_morning(
        by=patient, patient_id=patient.patient.id, on=day(ago), pain=pain, woke=False, painkillers=False
    )


def brought(patient, today=TODAY, by=None):
    return bring_up_to_date(by=by or patient, patient_id=patient.patient.id, today=today)


def bridge(stands):
    return next(one for one in stands.programme.prescriptions if one.exercise == "bridge")


def two_good_sessions(patient, row):
    for ago in range(9, -1, -1):
        morning(patient, ago)
    for ago in (4, 2):
        done(patient, row, ago)


def test_with_nothing_logged_it_stays(patient):
    row = kept(patient)
    stands = brought(patient)
    assert stands.programme == stands.today == row.programme() == programme()
    assert (stands.meanwhile, stands.clinician, stands.judged, stands.flares) == (False, (), None, ())


def test_two_good_sessions_are_a_step_noted_once_with_its_reason(patient):
    row = begun(patient)
    two_good_sessions(patient, row)
    first = brought(patient)
    assert bridge(first).hold == 3
    assert access.current_programme(patient.patient).programme() == first.programme
    change = access.programme_changes(patient.patient)[1]
    assert (change.by, change.exercise) == ("rules", "bridge")
    assert [one["why"] for one in change.because][0] == Why.LONGER_HOLD
    events = AuditEvent.objects.count()
    assert brought(patient) == first
    assert access.programme_changes(patient.patient).count() == 2 and AuditEvent.objects.count() == events


def test_an_entry_that_comes_late_counts_as_if_made_in_time(patient):
    row = begun(patient)
    two_good_sessions(patient, row)
    in_time = bridge(brought(patient))
    assert in_time.hold == 3
    done(patient, row, 6, during=7)
    morning(patient, 5, pain=5)
    late = brought(patient)
    assert bridge(late) != in_time and late.flares
    assert access.programme_changes(patient.patient).last().after["sets"] < 3


def test_a_flare_is_what_is_done_today_and_never_the_program(patient):
    row = begun(patient, 6)
    for ago in (5, 4, 3, 2, 1):
        morning(patient, ago)
    morning(patient, 0, pain=6)
    stands = brought(patient)
    assert stands.meanwhile and stands.flares[-1].began == TODAY
    assert stands.today.prescriptions != stands.programme.prescriptions
    row.refresh_from_db()
    assert row.programme() == stands.programme
    again = brought(patient)
    assert (again.today, again.flares, again.clinician) == (stands.today, stands.flares, stands.clinician)


def test_a_flare_is_not_over_by_making_the_program_anew(patient):
    begun(patient, 6)
    for ago in (5, 4, 3, 2, 1):
        morning(patient, ago)
    morning(patient, 0, pain=6)
    flares = brought(patient).flares
    kept(patient, also=("doms",))
    assert brought(patient).flares == flares and brought(patient).meanwhile


def test_what_was_judged_is_read_back_from_what_is_kept(patient):
    row = begun(patient, 4)
    for ago in (4, 3, 2, 1, 0):
        morning(patient, ago)
    done(patient, row, 1, during=3)
    first = brought(patient)
    assert first.judged and brought(patient).judged == first.judged


def test_what_a_clinician_set_stays_and_counts_from_that_morning_on(patient, treating):
    row = begun(patient)
    two_good_sessions(patient, row)
    brought(patient)
    words = {"by": treating, "patient_id": patient.patient.id}
    change_prescription(prescription=dose("bridge", sets=1), **words)
    assert bridge(brought(patient)).sets == 1 and bridge(brought(patient)).by_clinician
    leave_out_exercise(exercise="clam", **words)
    done(patient, row, 1)
    later = brought(patient, TODAY + timedelta(days=1))
    assert [one.exercise for one in later.programme.prescriptions] == ["bridge"]
    assert bridge(later).sets == 1


def test_a_red_flag_closes_today_and_takes_nothing_out_of_the_program(patient):
    kept(patient)
    rule, words = the_pack().rules[0].id, {"by": patient, "patient_id": patient.patient.id, "words": WARNING}
    say_have_read(rules=[rule], **words)
    shut = brought(patient)
    assert shut.meanwhile and shut.today.locked == (Because(Why.LOCKED_RED_FLAG, {"rule": rule}),)
    assert shut.programme == programme() and not shut.today.prescriptions
    say_have_read(**words)
    assert brought(patient).today == programme()


def test_a_runner_who_traveled_west_does_not_undo_a_morning(patient):
    row = begun(patient)
    two_good_sessions(patient, row)
    first = brought(patient)
    assert brought(patient, TODAY - timedelta(days=1)).programme == first.programme
    assert access.programme_changes(patient.patient).count() == 2


def test_when_the_knowledge_changes_it_goes_on_from_the_last_morning(patient, monkeypatch, tmp_path):
    row = begun(patient)
    two_good_sessions(patient, row)
    before = brought(patient)
    copytree(PACKS / "hip", tmp_path / "hip")
    changed = tmp_path / "hip" / "exercises" / "side-plank-knees.toml"
    changed.write_text(changed.read_text().replace("Side plank on knees", "Side plank on the knees"))
    monkeypatch.setenv("RUNWELL_PACKS", str(tmp_path))
    assert the_pack().version != row.pack
    assert brought(patient).programme == before.programme
    row.refresh_from_db()
    assert row.base_on == TODAY and set(row.rested_on) == {row.pack, the_pack().version}
    done(patient, row, 0)


def test_an_exercise_that_is_no_more_is_refused_and_a_clinician_mends_it(patient, treating):
    row = begun(patient)
    row.base, row.base_on = {}, None
    row.prescriptions = [*row.prescriptions, {**row.prescriptions[0], "exercise": "handstand"}]
    row.save()
    with pytest.raises(Refusal, match="handstand"):
        brought(patient)
    leave_out_exercise(by=treating, patient_id=patient.patient.id, exercise="handstand")
    assert len(brought(patient).programme.prescriptions) == 2


def test_who_may_and_where_there_is_none(patient, other_patient, treating, colleague):
    with pytest.raises(Refusal, match="no exercise program"):
        brought(patient)
    kept(patient)
    for other in (other_patient, colleague):
        with pytest.raises(PermissionDenied):
            brought(patient, by=other)
    assert brought(patient, by=treating).programme == programme()


def test_with_nothing_new_no_morning_is_replayed(patient, monkeypatch, django_assert_num_queries):
    row = begun(patient)
    two_good_sessions(patient, row)
    first = brought(patient)
    monkeypatch.setattr(replaying, "course_of", lambda _: pytest.fail("the whole log was read again"))
    with django_assert_num_queries(13):  # 2 of them the savepoint
        assert brought(patient) == first


def test_sessions_are_planned_on_the_days_that_were_picked():
    monday = TODAY - timedelta(days=TODAY.weekday())
    planned = planned_sessions(programme(a_day=2), monday, 7)
    days = [monday, monday + timedelta(days=2), monday + timedelta(days=4)]
    assert planned == tuple(PlannedSession(on, nth) for on in days for nth in (1, 2))
    locked = replace(programme(), prescriptions=(), locked=(Because(Why.LOCKED_BY_CLINICIAN),))
    assert planned_sessions(locked, monday, 14) == ()


def test_a_runner_for_whom_it_is_still_the_day_before_is_not_turned_away(patient):
    row = kept(patient)
    KeptProgramme.objects.filter(id=row.id).update(base_on=None, stands={})
    ago = bring_up_to_date(by=patient, patient_id=patient.patient.id, today=day(1))
    assert ago.programme == row.programme()
