"""What the timeline reads: every table of a patient that knows a moment, a month at a time."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from runwell.records.access.own_tables import OWN
from runwell.records.access.timeline import (
    EXCEPTIONS,
    SOURCES,
    Kind,
    Span,
    logged,
    moments_of,
    months_of,
    programmes_of,
    telling,
)
from runwell.records.models import KeptMorning, KeptRun, Message, Note, RunWeek, Visit, VisitRequest
from tests.people import somebody_with_a_record
from tests.records.whole_runs import kept_run

TODAY = date(2026, 11, 28)
NOVEMBER = Span(date(2026, 11, 1), date(2026, 11, 30))
ON_THE_TIMELINE = {f"records.{one.model}" for one in SOURCES}


def moments_in(model):
    """The fields of a table that are a day or a moment."""
    fields = apps.get_model(model)._meta.concrete_fields
    return {one.name for one in fields if isinstance(one, models.DateField)}


@pytest.mark.parametrize("model", [one.model for one in OWN])
def test_every_table_of_a_person_is_on_the_timeline_or_says_why_not(model):
    """Whoever adds a table comes by here, and decides."""
    assert (model in ON_THE_TIMELINE) != (model in EXCEPTIONS), model


def test_the_list_of_exceptions_names_tables_there_are_and_gives_reasons():
    assert set(EXCEPTIONS) <= {one.model for one in OWN}
    assert all(len(why.split()) > 4 for why in EXCEPTIONS.values())


@pytest.mark.parametrize("source", SOURCES, ids=lambda one: one.name)
def test_a_source_names_a_moment_and_says_whether_it_is_a_day(source):
    field = apps.get_model("records", source.model)._meta.get_field(source.at)
    assert source.at in moments_in(f"records.{source.model}")
    assert source.day is not isinstance(field, models.DateTimeField)


@pytest.mark.django_db
class TestMonths:
    @pytest.fixture
    def robin(self, practice):
        record = somebody_with_a_record("robin@example.com").patient
        type(record).objects.filter(id=record.id).update(since=datetime(2026, 11, 2, tzinfo=UTC))
        record.consents.update(given_at=datetime(2026, 11, 2, tzinfo=UTC))
        return record

    def months(self, patient, kinds=tuple(Kind), shown=NOVEMBER):
        return months_of(patient, kinds, shown, programmes_of(patient), TODAY)

    def test_empty_months_are_leapt_over(self, robin):
        for day in (date(2023, 12, 31), date(2025, 3, 1), date(2026, 11, 5)):
            KeptMorning.objects.create(patient=robin, on=day, pain=1)
        assert self.months(robin).earlier == date(2025, 3, 1)
        march = self.months(robin, shown=Span(date(2025, 3, 1), date(2025, 3, 31)))
        assert (march.earlier, march.first) == (date(2023, 12, 31), date(2023, 12, 31))
        assert march.later == date(2026, 11, 1), "in Chicago it is the evening before"

    def test_only_what_is_chosen_counts(self, robin):
        KeptMorning.objects.create(patient=robin, on=date(2025, 3, 1), pain=1)
        assert self.months(robin, (Kind.MESSAGES,)).earlier is None
        assert self.months(robin, (Kind.MESSAGES,)).first is None

    def test_a_moment_lies_in_the_month_of_the_practice(self, robin):
        """Three in the morning of December 1 in Greenwich is still November in Chicago."""
        at = datetime(2025, 12, 1, 3, tzinfo=UTC)
        Message.objects.create(patient=robin, number=1, words="x", at=at)
        assert self.months(robin, (Kind.MESSAGES,)).earlier == date(2025, 11, 30)
        there = moments_of(robin, Span(date(2025, 11, 1), date(2025, 11, 30)), (Kind.MESSAGES,))
        assert [one.number for one in there["Message.at"]] == [1]
        after = moments_of(robin, Span(date(2025, 12, 1), date(2025, 12, 31)), (Kind.MESSAGES,))
        assert not after["Message.at"]

    def test_a_week_of_runs_belongs_to_the_month_in_which_it_ends(self, robin):
        run = kept_run(robin)
        KeptRun.objects.filter(id=run.id).update(
            on=date(2026, 9, 29)
        )  # a Tuesday; the week ends on October 4
        RunWeek.objects.all().delete()
        assert self.months(robin, (Kind.RUNS,)).earlier == date(2026, 10, 4)
        september = Span(date(2026, 9, 1), date(2026, 9, 30))
        assert self.months(robin, (Kind.RUNS,), september).later == date(2026, 10, 4)

    def test_nothing_of_another_patient(self, robin):
        other = somebody_with_a_record("sasha@example.com").patient
        KeptMorning.objects.create(patient=other, on=date(2020, 1, 1), pain=9, notes="x")
        Note.objects.create(patient=other, number=1, words="x", clinician=other.account)
        assert self.months(robin).first.year == 2026
        assert not moments_of(robin, Span(date(2020, 1, 1), TODAY), tuple(Kind))["Note.at"]
        assert not logged(robin, Span(date(2020, 1, 1), TODAY)).mornings


@pytest.mark.django_db
def test_a_month_is_read_by_the_same_number_of_statements_however_long_the_story(practice):
    short, long = (somebody_with_a_record(f"{name}@example.com").patient for name in ("short", "long"))
    rows = [KeptMorning(patient=long, on=TODAY - timedelta(days=n), pain=n % 4) for n in range(1000)]
    KeptMorning.objects.bulk_create(rows)
    counts = []
    for patient in (short, long):
        with CaptureQueriesContext(connection) as asked:
            months_of(patient, tuple(Kind), NOVEMBER, programmes_of(patient), TODAY)
            moments_of(patient, NOVEMBER, tuple(Kind))
            found = logged(patient, NOVEMBER)
        counts.append(len(asked))
    assert counts[0] == counts[1] <= len(SOURCES) + 6
    assert len(found.mornings) == 28 and len(found.course.mornings) < 70, "the rest is not read"


@pytest.mark.django_db
def test_what_tells_the_most_is_the_newest_and_of_this_patient(practice):
    robin, sasha = (somebody_with_a_record(f"{name}@example.com").patient for name in ("robin", "sasha"))
    now = timezone.now()
    KeptMorning.objects.create(patient=robin, on=timezone.localdate(), pain=3)
    KeptMorning.objects.create(patient=robin, on=timezone.localdate() - timedelta(days=7), pain=9)
    for patient, days in ((robin, 3), (robin, -3), (sasha, 1)):
        asked = VisitRequest.objects.create(
            patient=patient, name="x", telephone="1", asked_at=now, state=VisitRequest.AGREED
        )
        begins = now + timedelta(days=days)
        Visit.objects.create(
            request=asked, begins_at=begins, ends_at=begins + timedelta(minutes=45), state=Visit.AGREED
        )
    found = telling(robin, now)
    assert [one.pain for one in found.mornings] == [3]
    assert found.visit.begins_at == now + timedelta(days=3)
    assert (found.check, found.cause, found.asked, found.ended, found.session) == (None,) * 5
