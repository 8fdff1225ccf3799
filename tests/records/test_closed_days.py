"""What closes a program takes its sessions off the plan: everywhere that counts what was planned."""

from datetime import timedelta

import pytest
from django.utils import timezone

from runwell.care.attention import Stands, needs
from runwell.programme.because import Because, Why
from runwell.programme.flare import Flare
from runwell.records import plain_values
from runwell.records.access.closings import Closing, asks_since, without_sessions
from runwell.records.access.planned_sessions import planned_sessions
from runwell.records.access.summary import adherence
from runwell.records.access.timeline import Kind, Span, programmes_of
from runwell.records.actions.programme_days import bring_up_to_date
from runwell.records.actions.standings import bring_standing_up
from runwell.records.models import GateEntry, KeptProgramme, OwnCheck, ProgrammeChange, SafetyWord
from runwell.records.packs import the_pack
from runwell.web.diary.progress import progress
from runwell.web.programme.week import Stood, week_of
from runwell.web.session.plan_json import missed
from runwell.web.staff.timeline.all_entries import entries
from tests.records import whole_programme

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
BEGAN = 20
GREEN = {"level": "self-care", "stop_running": False, "why": []}
STOPS = {"level": "doctor-within-days", "stop_running": True, "why": []}


def at(days_ago, hour=15):
    today = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    return today - timedelta(days=days_ago)


def ago(*days):
    return {timezone.localdate() - DAY * one for one in days}


@pytest.fixture
def kept(patient):
    """A program of every day, begun twenty days ago."""
    kept = whole_programme.kept(patient)
    weekdays, facts = [1, 2, 3, 4, 5, 6, 7], {"base_on": None, "stands": {}}
    KeptProgramme.objects.filter(id=kept.id).update(began_at=at(BEGAN), weekdays=weekdays, **facts)
    kept.refresh_from_db()
    return kept


def asks_for(kept, many):
    KeptProgramme.objects.filter(id=kept.id).update(prescriptions=kept.prescriptions[:many])


def closed(kept, until=0):
    kept.refresh_from_db()
    return Closing.of(kept.patient).days(kept, timezone.localdate() - DAY * until)


def note(kept, what, when, **facts):
    number = kept.changes.count() + 50
    facts = {"by": ProgrammeChange.RULES, **facts}
    return ProgrammeChange.objects.create(programme=kept, number=number, what=what, at=when, **facts)


def said(kept, when, rules):
    number = SafetyWord.objects.count() + 1
    SafetyWord.objects.create(
        patient=kept.patient, number=number, words="x", on=when.date(), rules=rules, said_at=when
    )


def test_nothing_closes_what_nothing_closed(kept):
    assert closed(kept) == frozenset()
    assert asks_since(Closing.of(kept.patient), kept, timezone.localdate()) in ago(BEGAN)


def test_a_red_flag_closes_until_it_is_taken_back(kept):
    said(kept, at(9), ["RF29"])
    said(kept, at(6), [])
    assert closed(kept) == ago(9, 8, 7, 6)
    assert asks_since(Closing.of(kept.patient), kept, timezone.localdate()) in ago(5)


def test_a_red_flag_that_was_said_before_it_began_closes_from_its_first_day(kept):
    said(kept, at(BEGAN + 5), ["RF29"])
    assert closed(kept) == ago(*range(BEGAN + 1))
    assert closed(kept, until=18) == ago(20, 19, 18)


def test_a_check_closes_until_the_next_or_until_a_clinician_looked(kept, clinician):
    for days, verdict in ((12, STOPS), (10, GREEN), (7, STOPS)):
        OwnCheck.objects.create(patient=kept.patient, verdict=verdict, kept_at=at(days))
    assert closed(kept) == ago(12, 11, 10, *range(8))
    note(kept, ProgrammeChange.LOOKED, at(5), by=ProgrammeChange.CLINICIAN, clinician=clinician)
    assert closed(kept) == ago(12, 11, 10, 7, 6, 5)


def test_a_check_from_before_the_program_closes_nothing(kept):
    OwnCheck.objects.create(patient=kept.patient, verdict=STOPS, kept_at=at(BEGAN + 1))
    assert closed(kept) == frozenset()


def test_a_clinician_closes_and_opens_again(kept):
    note(kept, ProgrammeChange.LOCKED, at(4))
    note(kept, ProgrammeChange.UNLOCKED, at(2))
    assert closed(kept) == ago(4, 3, 2)


def test_one_that_asked_for_no_exercise_was_closed_until_the_first_came(kept):
    """As a bone's is until its gate opens. A step of a dose changes nothing of that."""
    note(kept, ProgrammeChange.EXERCISE, at(15), exercise="x", before=None, after={"exercise": "x"})
    note(kept, ProgrammeChange.EXERCISE, at(9), exercise="x", before={"sets": 2}, after={"sets": 3})
    asks_for(kept, 1)
    assert closed(kept) == ago(*range(15, BEGAN + 1))


def test_one_whose_last_exercise_was_taken_out_is_closed_since(kept):
    note(kept, ProgrammeChange.EXERCISE, at(3), exercise="x", before={"exercise": "x"}, after=None)
    asks_for(kept, 0)
    assert closed(kept) == ago(3, 2, 1, 0)
    done = adherence(kept.patient, timezone.localdate())
    assert done.planned == BEGAN - 3, "what was asked for before still counts"


def test_an_exercise_that_takes_the_place_of_the_only_one_closes_nothing(kept):
    for name, before, after in (("y", {"exercise": "y"}, None), ("x", None, {"exercise": "x"})):
        note(kept, ProgrammeChange.EXERCISE, at(5), exercise=name, before=before, after=after)
    asks_for(kept, 1)
    assert closed(kept) == frozenset()


@pytest.mark.parametrize("gates_from, open_since", [(0, 6), (1, None)])
def test_a_bone_is_closed_until_its_gate_and_again_without_it(kept, clinician, gates_from, open_since):
    facts = {"cause": "femoral-neck-bsi", "gates_from": gates_from}
    KeptProgramme.objects.filter(id=kept.id).update(**facts)
    entry = {"patient": kept.patient, "clinician": clinician, "reason": "seen", "gate": "G1"}
    GateEntry.objects.create(**entry, number=1, opened=True, now_open="G1", at=at(6))
    GateEntry.objects.create(**entry, number=2, opened=False, now_open="", at=at(2))
    expected = ago(*range(6, BEGAN + 1), 2, 1, 0) if open_since else ago(*range(BEGAN + 1))
    assert closed(kept) == expected


def test_the_pain_of_a_bone_stops_it_until_the_day_it_is_over(kept):
    because = Because(Why.BONE_PAIN, {"pain": 2})
    stop = Flare(began=at(8).date(), over=at(5).date(), base=0, because=because, bone=True)
    stands = {"flares": plain_values.plain((stop,)), "clinician": []}
    KeptProgramme.objects.filter(id=kept.id).update(stands=stands)
    kept.refresh_from_db()
    closing = Closing.of(kept.patient)
    assert closing.days(kept, timezone.localdate()) == frozenset()
    assert without_sessions(closing, kept, timezone.localdate()) == ago(8, 7, 6)


def test_one_that_ended_is_closed_no_later_than_its_end(kept):
    said(kept, at(9), ["RF29"])
    KeptProgramme.objects.filter(id=kept.id).update(ended_at=at(7), ended_why="moved away")
    assert closed(kept) == ago(9, 8, 7)


def test_summary_charts_and_plan_count_the_same(kept):
    """Of twenty days two are planned, and nobody has missed the others."""
    today = timezone.localdate()
    said(kept, at(18), ["RF29"])
    assert len(planned_sessions(kept, timezone.localdate(kept.began_at), BEGAN)) == BEGAN
    assert adherence(kept.patient, today).planned == 2
    bars = progress(kept.patient, today, 0).sessions
    assert sum(int(row[2]) for row in bars.table.rows) == 2
    assert missed_on_the_timeline(kept.patient) == 2


def missed_on_the_timeline(patient):
    today, span = timezone.localdate(), Span(timezone.localdate() - 30 * DAY, timezone.localdate())
    every = entries(the_pack(), patient, span, (Kind.SESSIONS,), programmes_of(patient), today)
    return sum(one.many for one in every)


def test_nobody_is_on_the_list_for_silence_while_it_was_closed(kept):
    """They logged nothing for twenty days, and had nothing to log until two days ago."""
    today = timezone.localdate()
    said(kept, at(19), ["RF29"])
    said(kept, at(3), [])
    standing = bring_standing_up(by="tests", patient_id=kept.patient.id, today=today)
    assert standing.programme_since == today - 2 * DAY and not standing.closed
    since = {"programme_since": standing.programme_since, "logged_on": standing.logged_on}
    assert not needs(Stands(**since), today)


def test_on_a_phone_and_in_the_week_nothing_closed_was_missed(kept):
    today = timezone.localdate()
    said(kept, at(13), ["RF29"])
    stands = bring_up_to_date(by="tests", patient_id=kept.patient.id, today=today)
    assert missed(kept.patient, stands, today) == []
    gone = [one.stood for one in week_of(kept.patient, stands, today).days if one.on < today]
    assert set(gone) <= {Stood.CLOSED}
