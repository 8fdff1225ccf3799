"""What comes back every hour or day, and what it forgets."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records import access, audit
from runwell.records.actions import tidying
from runwell.records.actions.jobs import put_off
from runwell.records.actions.kept_verdicts import keep
from runwell.records.jobs.registry import KINDS, RECURRING, put_off_recurring
from runwell.records.jobs.working import work_off
from runwell.records.models import AuditHead, DueJob, SignInLink

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 8, 12, 0, tzinfo=UTC)


def put_off_at(now):
    before = DueJob.objects.count()
    put_off_recurring(by="test", now=now)
    return DueJob.objects.count() - before


def test_each_comes_back_once_for_its_hour_or_day_however_often_it_is_asked_for():
    hourly = sum("%H" in period for period in RECURRING.values())
    assert put_off_at(NOON) == len(RECURRING)
    assert put_off_at(NOON + timedelta(minutes=59)) == 0
    assert put_off_at(NOON + timedelta(minutes=60)) == hourly
    assert put_off_at(NOON + timedelta(days=1)) == len(RECURRING)


def test_a_clock_that_goes_back_an_hour_repeats_nothing():
    put_off_at(NOON)
    put_off_at(NOON + timedelta(hours=1))
    assert put_off_at(NOON) == 0


def test_what_comes_back_is_known_and_goes_well(practice):
    assert set(RECURRING) <= set(KINDS)
    put_off_recurring(by="test", now=timezone.now())
    assert {outcome.failure for outcome in work_off("a")} == {""}
    assert DueJob.objects.filter(state=DueJob.DONE).count() == len(RECURRING)


def test_a_kept_answer_whose_time_is_over_is_gone_within_the_hour(monkeypatch):
    token = keep(by="test", verdict_json={})
    later = timezone.now() + timedelta(days=31)
    monkeypatch.setattr(timezone, "now", lambda: later)
    put_off_recurring(by="test", now=later)
    work_off("a")
    assert access.kept_copy(token, later - timedelta(days=2)) is None


def test_links_that_open_nothing_any_more_are_deleted(front_desk):
    now = timezone.now()
    for number, ago in enumerate((-1, 1)):
        made = now - timedelta(days=2)
        SignInLink.objects.create(
            account=front_desk, token_hash=str(number), made_at=made, expires_at=now - timedelta(hours=ago)
        )
    assert tidying.forget_sign_in_links(by="test", now=now) == 1
    assert SignInLink.objects.get().token_hash == "0"


def test_sessions_that_ended_are_deleted_with_what_is_known_of_the_device(front_desk):
    now = timezone.now()
    for key, days in (("ended", -1), ("open", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=now + timedelta(days=days))
        UserSession.objects.create(user=front_desk, session_key=key, ip="127.0.0.1", user_agent="x", data={})
    assert tidying.forget_ended_sessions(by="test", now=now) == 1
    assert Session.objects.get().session_key == UserSession.objects.get().session_key == "open"


def test_jobs_are_forgotten_a_month_after_they_were_done_and_three_after_they_failed():
    now = timezone.now()
    facts = {"by": "test", "kind": "mail", "about": {}, "due_at": now}
    done, failed, waiting = (put_off(**facts) for _ in range(3))
    DueJob.objects.filter(id=done.id).update(state=DueJob.DONE, done_at=now)
    DueJob.objects.filter(id=failed.id).update(state=DueJob.FAILED)
    assert tidying.forget_old_jobs(by="test", now=now + timedelta(days=29)) == 0
    assert tidying.forget_old_jobs(by="test", now=now + timedelta(days=31)) == 1
    assert tidying.forget_old_jobs(by="test", now=now + timedelta(days=91)) == 1
    assert DueJob.objects.get() == waiting


def test_only_a_task_forgets(front_desk):
    for forget in (tidying.forget_sign_in_links, tidying.forget_ended_sessions, tidying.forget_old_jobs):
        with pytest.raises(PermissionDenied):
            forget(by=front_desk, now=timezone.now())


def test_the_end_of_the_trail_is_told_to_the_log_every_day(caplog):
    audit.record("test", "did something")
    put_off(by="test", kind="anchor-audit-trail", about={}, due_at=timezone.now())
    with caplog.at_level(logging.INFO):
        work_off("a")
    assert f"has 1 rows; the hash of the last is {AuditHead.objects.get().hash}" in caplog.text
