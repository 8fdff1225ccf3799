"""A mail on each day with a session, once more if nothing was logged, and a calendar: none says what for."""

from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records import access
from runwell.records.access.planned_sessions import planned_sessions
from runwell.records.actions.calendar_feeds import close_calendar_feed, open_calendar_feed
from runwell.records.actions.clinicians_programmes import lock_programme
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.programmes import end_programme
from runwell.records.actions.session_reminders import (
    plan_session_reminders,
    remind_of_session,
    set_reminders,
)
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.jobs.working import work_off
from runwell.records.models import CalendarFeed, DueJob
from runwell.refusals import Refusal
from tests.records import whole_programme
from tests.records.test_programme_days import TODAY, treating
from tests.records.whole_programme import entry, kept, programme

pytestmark = pytest.mark.django_db
__all__ = ["treating"]
DAILY = (1, 2, 3, 4, 5, 6, 7)


@pytest.fixture
def program(practice, patient, monkeypatch):
    """One with a session every day, and a mail at eight."""
    monkeypatch.setattr(whole_programme, "programme", lambda: programme(weekdays=DAILY))
    row = kept(patient, weekdays=DAILY)
    set_reminders(by=patient, patient_id=patient.patient.id, hour=8, by_mail=True)
    return row


def at(hour, days=0):
    day = TODAY + timedelta(days=days)
    return timezone.make_aware(datetime(day.year, day.month, day.day, hour))


def worked(monkeypatch, *moments):
    """How many mails the server has sent after it looked at these moments."""
    for now in moments:
        monkeypatch.setattr(timezone, "now", lambda now=now: now)
        plan_session_reminders(by="test", now=now)
        work_off("a")
    return len(mail.outbox)


def test_it_comes_at_its_hour_and_once_more_where_nothing_was_logged(program, monkeypatch, patient):
    assert worked(monkeypatch, at(7)) == 0
    assert worked(monkeypatch, at(8), at(8), at(9), at(11)) == 1
    assert worked(monkeypatch, at(12), at(13), at(20)) == 2
    assert {one.to[0] for one in mail.outbox} == {patient.email}
    assert "/my/session/" in mail.outbox[0].body


def test_what_was_logged_needs_no_second_mail(program, monkeypatch, patient):
    assert worked(monkeypatch, at(8)) == 1
    facts = {"planned": TODAY.isoformat(), "at": at(9).isoformat()}
    monkeypatch.setattr(timezone, "now", lambda: at(10))
    out = take_in_sessions(by=patient, patient_id=patient.patient.id, entries=[entry(program, **facts)])
    assert out.kept and worked(monkeypatch, at(13), at(20)) == 1


@pytest.mark.parametrize("stop", ["ended", "closed", "consent", "off", "no mail"])
def test_it_stops(program, monkeypatch, patient, treating, stop):
    words = {"by": patient, "patient_id": patient.patient.id}
    if stop == "ended":
        end_programme(why="I run again.", **words)
    elif stop == "closed":
        lock_programme(by=treating, patient_id=patient.patient.id, reason="wait for the picture")
    elif stop == "consent":
        withdraw_consent(by=patient)
    else:
        set_reminders(hour=None if stop == "off" else 8, by_mail=stop == "off", **words)
    assert worked(monkeypatch, at(8), at(12), at(20)) == 0


def test_a_mail_is_sent_on_days_with_a_session_alone(practice, patient, monkeypatch):
    kept(patient)
    set_reminders(by=patient, patient_id=patient.patient.id, hour=8, by_mail=True)
    week = [at(8, days) for days in range(7)]
    assert worked(monkeypatch, *week) == len(planned_sessions(programme(), TODAY, 7)) == 3


def test_what_was_put_off_is_looked_at_again_before_it_is_sent(program, patient):
    plan_session_reminders(by="test", now=at(8))
    end_programme(by=patient, patient_id=patient.patient.id, why="I run again.")
    remind_of_session(by="test", patient_id=patient.patient.id, now=at(8))
    assert not DueJob.objects.filter(kind="mail").exists()


def test_the_hour_goes_on_with_a_new_program_and_is_the_runners(program, patient, treating):
    row = kept(patient, also=("doms",), weekdays=DAILY)
    assert (row.remind_at, row.remind_by_mail) == (8, True)
    with pytest.raises(Refusal, match="hour"):
        set_reminders(by=patient, patient_id=patient.patient.id, hour=24, by_mail=True)
    with pytest.raises(PermissionDenied):
        set_reminders(by=treating, patient_id=patient.patient.id, hour=7, by_mail=True)


def test_a_calendar_reads_when_and_never_what(program, patient):
    token = open_calendar_feed(by=patient, patient_id=patient.patient.id)
    feed = access.feed_of(token, TODAY)
    assert (len(feed.sessions), feed.hour) == (28, 8)
    assert token not in CalendarFeed.objects.get().token_hash
    again = open_calendar_feed(by=patient, patient_id=patient.patient.id)
    assert access.feed_of(token, TODAY) is None and access.feed_of(again, TODAY).feed == feed.feed
    for _ in range(2):
        close_calendar_feed(by=patient, patient_id=patient.patient.id)
    assert access.feed_of(again, TODAY) is None and access.calendar_feed(patient.patient) is None


def test_a_calendar_is_empty_while_nothing_is_given_and_gone_without_consent(program, patient, treating):
    token = open_calendar_feed(by=patient, patient_id=patient.patient.id)
    lock_programme(by=treating, patient_id=patient.patient.id, reason="wait for the picture")
    assert access.feed_of(token, TODAY).sessions == ()
    with pytest.raises(PermissionDenied):
        open_calendar_feed(by=treating, patient_id=patient.patient.id)
    withdraw_consent(by=patient)
    assert access.feed_of(token, TODAY) is None and access.feed_of("no such token", TODAY) is None
