"""Charts of a patient: what is drawn, what the tables say, and how little is asked of the database."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.outcome_scores import keep_outcome_score
from runwell.records.actions.prescriptions import change_prescription
from runwell.records.models import KeptMorning, KeptProgramme, ProgrammeChange
from runwell.web.diary.outcome_charts import reached
from runwell.web.diary.progress import chosen, progress
from tests.records.whole_programme import dose
from tests.web.diary.conftest import text

pytestmark = pytest.mark.django_db


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def year_of_mornings(patient):
    every = [KeptMorning(patient=patient.patient, on=days_ago(back), pain=back % 6) for back in range(365)]
    KeptMorning.objects.bulk_create(every)


def test_nothing_written_down_is_said_and_not_drawn(own, patient):
    page = text(own.get("/my/progress/"))
    assert "No pain was written down in this time." in page and "No sessions were planned" in page
    assert "<polyline" not in page and "No score yet." in page


def test_a_few_weeks_are_drawn_by_day(patient, session, morning):
    for back in (0, 1, 3):
        morning(back, pain=back)
    shown = progress(patient.patient, timezone.localdate())
    mornings, sessions = shown.pain.drawn
    assert len(mornings.dots) == 3 and len(mornings.lines) == 1 and len(sessions.dots) == 0
    assert shown.pain.table.rows[0][1:] == ("0", "not said")
    assert sum(int(row[1]) for row in shown.sessions.table.rows) == 1


def test_a_long_time_is_drawn_by_week_and_its_table_says_the_same(patient):
    year_of_mornings(patient)
    shown = progress(patient.patient, timezone.localdate(), 0)
    assert 52 <= len(shown.pain.drawn[0].dots) == len(shown.pain.table.rows) <= 54
    few = progress(patient.patient, timezone.localdate(), 12)
    assert 77 < len(few.pain.drawn[0].dots) == len(few.pain.table.rows) <= 84


def test_sessions_are_counted_against_the_days_on_which_a_program_held(patient, program):
    long_ago = timezone.now() - timedelta(days=21)
    KeptProgramme.objects.filter(id=program.id).update(began_at=long_ago)
    shown = progress(patient.patient, timezone.localdate())
    planned = [int(row[2]) for row in reversed(shown.sessions.table.rows)]
    assert len(planned) == 4 and planned[1:3] == [3, 3] and 9 <= sum(planned) <= 10
    KeptProgramme.objects.update(ended_at=timezone.now() - timedelta(days=7), ended_why="moved away")
    ended = progress(patient.patient, timezone.localdate())
    assert sum(int(row[2]) for row in ended.sessions.table.rows) == 6


def test_changes_of_the_program_are_numbered_with_who_and_why(own, patient, treating, program):
    change_prescription(by=treating, patient_id=patient.patient.id, prescription=dose("clam", sets=2))
    long_ago = timezone.now() - timedelta(days=30)
    KeptProgramme.objects.update(began_at=long_ago)
    ProgrammeChange.objects.filter(what="began").update(at=long_ago)
    marked = progress(patient.patient, timezone.localdate()).marked
    assert [one.number for one in marked] == [1, 2]
    assert "The program began." in marked[0].changes[0][1]
    assert f". By {treating.name}. " in marked[1].changes[0][1]
    assert f" By {treating.name}. " in text(own.get("/my/progress/"))


def test_a_change_that_cannot_be_read_any_more_is_still_marked(patient, program):
    facts = {"programme": program, "number": 9, "exercise": "gone", "by": "rules"}
    ProgrammeChange.objects.create(
        what="exercise", because=[{"why": "made-up"}], before={"a": 1}, after={"a": 2}, **facts
    )
    words = [
        line for one in progress(patient.patient, timezone.localdate()).marked for _, line in one.changes
    ]
    assert "gone changed." in words


def test_a_score_has_the_line_that_a_change_must_reach(own, patient):
    for back, score in ((40, 15), (20, 19), (0, 21)):
        keep_outcome_score(
            by=patient, patient_id=patient.patient.id, measure="uwri", score=score, on=days_ago(back)
        )
    [chart] = progress(patient.patient, timezone.localdate()).outcomes
    assert [one.look for one in chart.levels] == ["first", "matters"]
    assert "The line at 20 is a change that matters." in chart.says and "has reached it" in chart.says
    assert [row[1] for row in chart.table.rows] == ["21", "19", "15"]
    assert 'class="level matters"' in text(own.get("/my/progress/"))


@pytest.mark.parametrize(
    ("measure", "first", "lines"), [("nprs", 6, 2), ("nprs", 1, 1), ("uwri", 33, 1), ("visag", 50, 1)]
)
def test_a_line_that_the_scale_or_the_sources_do_not_have_is_not_drawn(patient, measure, first, lines):
    keep_outcome_score(by=patient, patient_id=patient.patient.id, measure=measure, score=first)
    [chart] = progress(patient.patient, timezone.localdate()).outcomes
    assert len(chart.levels) == lines and len(chart.drawn[0].dots) == 1


def test_where_less_is_better_the_line_lies_below():
    from runwell.records.packs import the_pack
    from runwell.web.diary.measures import measure

    assert reached(measure(the_pack(), "nprs"), 6) == 4
    assert reached(measure(the_pack(), "uwri"), 6) == 11


@pytest.mark.parametrize(
    ("asked", "weeks"), [("26", 26), ("0", 0), ("", 12), ("13", 12), ("-1", 12), ("x", 12)]
)
def test_only_the_spans_that_are_offered_are_shown(asked, weeks):
    assert chosen(asked) == weeks


def test_a_year_of_entries_asks_the_database_as_little_as_a_week(
    own, patient, session, django_assert_max_num_queries
):
    year_of_mornings(patient)
    keep_outcome_score(by=patient, patient_id=patient.patient.id, measure="nprs", score=3)
    own.get("/my/progress/")
    with django_assert_max_num_queries(9):
        progress(patient.patient, timezone.localdate(), 52)
    with django_assert_max_num_queries(32):
        assert own.get("/my/progress/?weeks=52").status_code == 200


def test_a_morning_of_the_last_monday_begins_the_chart(patient):
    keep_morning(by=patient, patient_id=patient.patient.id, on=days_ago(10), pain=4)
    shown = progress(patient.patient, timezone.localdate())
    first = date.fromisoformat(days_ago(10).isoformat())
    assert shown.pain.along[0].says == f"{first - timedelta(days=first.weekday()):%b} " + str(
        (first - timedelta(days=first.weekday())).day
    )
