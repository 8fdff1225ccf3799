"""Several workers at once: each job is done once. The long run with a kill is in tests/soak/."""

from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import connections
from django.utils import timezone

from runwell.records import post
from runwell.records.actions.jobs import put_off
from runwell.records.jobs.working import work_one
from runwell.records.models import AuditEvent, DueJob

WORKERS, COUNTED, MAILS = 4, 40, 20


@pytest.mark.django_db(transaction=True)
def test_four_workers_do_sixty_jobs_once_each(kinds):
    start, errors = Barrier(WORKERS), []
    jobs = [put_off(by="test", kind="counted", about={}, due_at=timezone.now()) for _ in range(COUNTED)]
    for number in range(MAILS):
        post.send_later(by="test", to=f"{number}@example.com", subject="Hello", body="text")

    def work(name):
        start.wait()
        try:
            while outcome := work_one(name):
                errors.extend([outcome.failure] if outcome.failure else [])
        finally:
            connections.close_all()

    threads = [Thread(target=work, args=(f"worker {number}",)) for number in range(WORKERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert set(DueJob.objects.values_list("state", "tries")) == {(DueJob.DONE, 1)}
    counted = AuditEvent.objects.filter(act="was counted").values_list("record", flat=True)
    assert sorted(counted) == sorted(f"duejob {job.id}" for job in jobs)
    assert sorted(sent.to[0] for sent in mail.outbox) == sorted(
        f"{number}@example.com" for number in range(MAILS)
    )
