"""A job is there exactly if the change that put it off was committed, and once for a key."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connections, transaction
from django.utils import timezone

from runwell.records.actions.jobs import call_off, put_off, try_again
from runwell.records.models import AuditEvent, DueJob
from runwell.refusals import Refusal

NOW = timezone.now()
JOB = {"by": "test", "kind": "counted", "about": {}, "due_at": NOW}


@pytest.mark.django_db
def test_a_change_that_did_not_happen_leaves_no_job():
    with pytest.raises(RuntimeError), transaction.atomic():
        put_off(**JOB)
        raise RuntimeError
    assert not DueJob.objects.exists()


@pytest.mark.django_db
def test_nobody_puts_off_nothing():
    for wrong in ({"by": " "}, {"kind": ""}):
        with pytest.raises(ValueError, match="must"):
            put_off(**{**JOB, **wrong})


@pytest.mark.django_db
def test_a_second_job_with_the_same_key_is_none_even_when_the_first_is_done():
    first = put_off(**JOB, key="one")
    DueJob.objects.filter(id=first.id).update(state=DueJob.DONE, done_at=NOW)
    assert put_off(**JOB, key="one") is None
    assert put_off(**JOB) and put_off(**JOB)
    assert DueJob.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_the_same_key_put_off_by_eight_at_once_is_one_job():
    start, got = Barrier(8), []

    def ask():
        start.wait()
        try:
            got.append(put_off(**JOB, key="one"))
        finally:
            connections.close_all()

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8 and sum(job is not None for job in got) == 1
    assert DueJob.objects.count() == 1


@pytest.mark.django_db
def test_what_waits_can_be_called_off_and_what_has_begun_cannot():
    put_off(**JOB)
    put_off(**JOB, key="waits")
    begun = put_off(**JOB, key="begun")
    DueJob.objects.filter(id=begun.id).update(state=DueJob.WORKING)
    assert call_off(by="test", key="waits") and not call_off(by="test", key="waits")
    assert not call_off(by="test", key="begun") and not call_off(by="test", key="")
    assert DueJob.objects.count() == 2


@pytest.mark.django_db
def test_administrator_and_owner_let_a_failed_job_begin_anew(administrator, owner):
    for person in (administrator, owner):
        job = put_off(**{**JOB, "due_at": NOW - timedelta(days=1)})
        DueJob.objects.filter(id=job.id).update(state=DueJob.FAILED, failure="ValueError", tries=7)
        try_again(by=person, job_id=job.id)
        try_again(by=person, job_id=job.id)
        job.refresh_from_db()
        assert (job.state, job.failure, job.tries) == (DueJob.WAITING, "", 0) and job.due_at >= NOW
        assert AuditEvent.objects.filter(record=f"duejob {job.id}", account=person.id).count() == 1


@pytest.mark.django_db
def test_what_is_done_is_not_done_again(administrator):
    job = put_off(**JOB)
    DueJob.objects.filter(id=job.id).update(state=DueJob.DONE, done_at=NOW)
    with pytest.raises(Refusal, match="waits no more"):
        try_again(by=administrator, job_id=job.id)


@pytest.mark.django_db
def test_nobody_else_lets_a_job_begin_anew(colleague, front_desk, patient):
    job = put_off(**JOB)
    for person in (colleague, front_desk, patient):
        with pytest.raises(PermissionDenied):
            try_again(by=person, job_id=job.id)
