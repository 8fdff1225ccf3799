"""What is due is done once; what fails waits and is seen; who dies is replaced."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from runwell.records.actions import job_work
from runwell.records.actions.jobs import put_off, try_again
from runwell.records.jobs.kinds import WAITS
from runwell.records.jobs.working import work_off, work_one
from runwell.records.models import AuditEvent, DueJob

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kinds")]


def due(kind="counted", *, ago=timedelta(0), **more):
    return put_off(by="test", kind=kind, about=more, due_at=timezone.now() - ago)


def runs(job):
    return AuditEvent.objects.filter(act="was counted", record=f"duejob {job.id}").count()


@pytest.fixture
def clock(monkeypatch):
    """Moves the clock to so long after the beginning of the test: clock(minutes=5)."""
    began = timezone.now()

    def move(**ahead):
        now = began + timedelta(**ahead)
        monkeypatch.setattr(timezone, "now", lambda: now)
        return now

    return move


def test_what_is_due_is_done_once_and_forgets_what_it_was_about():
    job = due(request="1")
    assert [one.failure for one in work_off("a")] == [""] and work_off("a") == []
    job.refresh_from_db()
    assert (job.state, job.about, runs(job)) == (DueJob.DONE, {}, 1) and job.done_at


def test_what_it_does_is_on_the_trail_as_done_by_work():
    due()
    work_off("a")
    event = AuditEvent.objects.get(act="was counted")
    assert (event.by, event.door) == ("runwell work", "work")


def test_what_is_not_yet_due_is_left_and_what_is_late_is_done_once(clock):
    later, late = due(ago=timedelta(minutes=-10)), due(ago=timedelta(days=40))
    work_off("a")
    assert (runs(later), runs(late)) == (0, 1)
    clock(minutes=11)
    work_off("a")
    work_off("a")
    assert (runs(later), runs(late)) == (1, 1)


def test_a_clock_that_goes_back_does_nothing_twice(clock):
    job = due()
    work_off("a")
    clock(days=-1)
    assert work_off("a") == []
    clock(days=1)
    assert work_off("a") == [] and runs(job) == 1


def test_what_has_been_due_longest_comes_first():
    last, first = due(), due(ago=timedelta(hours=1))
    assert [one.job_id for one in work_off("a")] == [first.id, last.id]


@pytest.mark.parametrize("kind", ["broken", "broken outside"])
def test_a_failure_is_noted_by_its_kind_only_waits_longer_each_time_and_ends(
    kind, clock, caplog, administrator
):
    job, since, now = due(kind), clock(), clock(seconds=1)
    for number, wait in enumerate(WAITS, start=1):
        [outcome] = work_off("a")
        job.refresh_from_db()
        assert (job.state, job.failure, job.tries) == (DueJob.WAITING, "ValueError", number)
        assert job.due_at == outcome.again_at == now + wait
        now = clock(seconds=(job.due_at - since).total_seconds() + 1)
    [outcome] = work_off("a")
    job.refresh_from_db()
    assert job.state == DueJob.FAILED and outcome.again_at is None
    assert "Robin" not in str(DueJob.objects.values()) + caplog.text
    try_again(by=administrator, job_id=job.id)
    assert len(work_off("a")) == 1


def test_what_failed_inside_has_changed_nothing():
    job = due("broken")
    work_off("a")
    assert runs(job) == 0


def test_one_that_fails_does_not_hold_up_the_others():
    due("broken", ago=timedelta(hours=1))
    job = due()
    assert [one.failure for one in work_off("a")] == ["ValueError", ""] and runs(job) == 1


def test_what_is_hopeless_fails_at_once():
    job = due("hopeless")
    [outcome] = work_off("a")
    job.refresh_from_db()
    assert (job.state, job.failure) == (DueJob.FAILED, "nothing to be done") and outcome.again_at is None


def test_a_kind_of_another_version_fails_and_is_named():
    job = due("from the future")
    [outcome] = work_off("a")
    job.refresh_from_db()
    assert job.state == DueJob.FAILED and "does not know" in job.failure and outcome.kind == "from the future"


def claimed(worker, job):
    taken = job_work.claim_job(by="test", worker=worker, now=timezone.now())
    assert taken == job
    return taken


def test_the_job_of_a_worker_that_died_is_taken_over_after_its_lease_and_counted(clock):
    job = due()
    claimed("dead", job)
    assert work_one("a") is None
    clock(seconds=job_work.LEASE.total_seconds() + 1)
    assert work_one("a").failure == ""
    job.refresh_from_db()
    assert (job.state, job.tries, job.worker, runs(job)) == (DueJob.DONE, 2, "a", 1)


def test_a_worker_that_says_it_lives_keeps_its_job(clock):
    job = due()
    claimed("slow", job)
    clock(seconds=50)
    job_work.note_alive(by="test", worker="slow", now=timezone.now(), renew=True)
    clock(seconds=100)
    assert work_one("a") is None
    job_work.note_alive(by="test", worker="slow", now=timezone.now(), renew=False)
    clock(seconds=111)
    assert work_one("a").job_id == job.id


def test_who_lost_a_job_to_another_can_neither_do_nor_note_it(clock):
    job = due()
    claimed("slow", job)
    clock(seconds=61)
    job_work.claim_job(by="test", worker="fast", now=timezone.now())
    mine = {"by": "test", "worker": "slow", "job_id": job.id}
    assert not job_work.hold_job(**mine)
    assert not job_work.finish_job(**mine, now=timezone.now())
    assert not job_work.fail_job(**mine, failure="x", again_at=None)
    job.refresh_from_db()
    assert (job.state, job.worker) == (DueJob.WORKING, "fast")


def test_a_job_that_kills_every_worker_fails_in_the_end(clock):
    job = due()
    DueJob.objects.filter(id=job.id).update(tries=len(WAITS) + 1)
    [outcome] = work_off("a")
    assert outcome.failure == "its worker died each time" and runs(job) == 0


def test_only_a_task_takes_jobs(administrator):
    now, mine = timezone.now(), {"by": administrator, "worker": "me"}
    for call in (
        lambda: job_work.claim_job(**mine, now=now),
        lambda: job_work.note_alive(**mine, now=now, renew=True),
        lambda: job_work.finish_job(**mine, job_id=due().id, now=now),
        lambda: job_work.fail_job(**mine, job_id=due().id, failure="", again_at=None),
        lambda: job_work.hold_job(**mine, job_id=due().id),
        lambda: job_work.note_gone(**mine),
    ):
        with pytest.raises(PermissionDenied):
            call()
