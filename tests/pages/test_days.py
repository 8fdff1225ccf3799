"""Days that were chosen: of publication, of going offline, of the next review."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from runwell.pages.guard import Blocked
from runwell.pages.models import ConditionPage, PageSignature
from runwell.pages.reminding import remind_of_reviews
from runwell.pages.scheduling import KIND, publish_scheduled
from runwell.records.jobs.working import work_off
from runwell.records.models import AuditEvent, DueJob
from tests.pages.conftest import signed, submitted
from tests.people import clinician, colleague, front_desk, owner, patient, practice

__all__ = ["clinician", "colleague", "front_desk", "owner", "patient", "practice"]
ADDRESS = "/hip-pain-after-running/"
HOUR = timedelta(hours=1)


def scheduled(page, by, at):
    draft = page.get_latest_revision_as_object()
    draft.go_live_at = at
    draft.save_revision(user=by)
    return ConditionPage.objects.get(pk=page.pk)


def due_since_an_hour(revision):
    at = timezone.now() - HOUR
    revision.refresh_from_db()
    revision.content["go_live_at"] = at.isoformat()
    revision.approved_go_live_at = at
    revision.save()


def test_a_signed_page_goes_public_at_its_time_and_not_before(client, mended, colleague, clinician):
    at = timezone.now() + HOUR
    page = submitted(scheduled(mended, colleague, at), colleague)
    signed(page, clinician)
    assert abs(DueJob.objects.get(kind=KIND).due_at - at) < timedelta(seconds=1)
    assert publish_scheduled(by="test", now=at - HOUR / 2) == (0, 0)
    assert client.get(ADDRESS).status_code == 404
    due_since_an_hour(page.get_latest_revision())
    work_off("a test")
    assert client.get(ADDRESS).status_code == 200
    assert AuditEvent.objects.filter(act="published a page on its day").count() == 1


def test_no_day_is_set_for_a_page_with_a_problem_that_blocks(mended, colleague, owner):
    page = scheduled(mended, colleague, timezone.now() + HOUR)
    with pytest.raises(Blocked):
        page.get_latest_revision().publish(user=owner)
    assert page.get_latest_revision().approved_go_live_at is None


def test_what_came_to_be_blocked_since_stays_a_draft(client, mended, colleague, clinician):
    page = submitted(scheduled(mended, colleague, timezone.now() + HOUR), colleague)
    made = signed(page, clinician)
    PageSignature.objects.filter(pk=made.pk).delete()
    assert publish_scheduled(by="test", now=timezone.now() + 2 * HOUR) == (0, 1)
    assert client.get(ADDRESS).status_code == 404
    assert publish_scheduled(by="test", now=timezone.now() + 2 * HOUR) == (0, 0)
    assert AuditEvent.objects.filter(act__startswith="left a page a draft").count() == 1


def test_a_page_goes_offline_on_its_day(client, page):
    live = ConditionPage.objects.get()
    live.expire_at = timezone.now() + HOUR
    live.save_revision().publish()
    assert DueJob.objects.filter(kind=KIND, due_at=live.expire_at).exists()
    assert publish_scheduled(by="test", now=timezone.now() + 2 * HOUR) == (1, 0)
    assert client.get(ADDRESS).status_code == 404


def test_a_review_that_is_due_is_told_once_to_those_who_can_act(
    mended, colleague, clinician, owner, front_desk, patient
):
    made = signed(submitted(mended, colleague), clinician)
    DueJob.objects.all().delete()
    assert remind_of_reviews(by="test", now=timezone.now()) == 0
    PageSignature.objects.filter(pk=made.pk).update(next_review_on=date(2026, 1, 1))
    assert remind_of_reviews(by="test", now=timezone.now()) == 3
    assert remind_of_reviews(by="test", now=timezone.now()) == 0
    work_off("a test")
    reminders = [one for one in mail.outbox if one.subject == "A page is due for review"]
    told = [one.to[0] for one in reminders]
    assert told == ["clinician@example.com", "editor@example.com", "owner@example.com"]
    assert all("/editor/review/due/" in one.body and "ip pain" not in one.body for one in reminders)
