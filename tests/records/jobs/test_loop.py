"""A worker's life: told to stop it ends after its job, alone it ends, without a database it waits."""

import os

import pytest
from django.db import OperationalError
from django.utils import timezone

from runwell.records.actions.jobs import put_off
from runwell.records.jobs import loop
from runwell.records.jobs.loop import LONGEST, Worker
from runwell.records.models import DueJob, WorkProcess

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("kinds")]


def due(kind="counted"):
    return put_off(by="test", kind=kind, about={}, due_at=timezone.now())


def stopping_after(number):
    """A worker that is told to stop while it is at this job."""
    told = []

    def tell(outcome):
        told.append(outcome)
        if len(told) == number:
            worker.stop.set()

    worker = Worker(tell=tell)
    return worker, told


def test_it_ends_after_the_job_at_hand(monkeypatch):
    monkeypatch.setattr(Worker, "plan", lambda self: None)
    jobs = [due() for _ in range(3)]
    worker, told = stopping_after(2)
    worker.run()
    assert [one.job_id for one in told] == [job.id for job in jobs[:2]]
    assert DueJob.objects.filter(state=DueJob.WAITING).count() == 1


def test_it_puts_off_what_comes_back_and_does_it(practice):
    told = []
    Worker(tell=told.append).run_once()
    assert told and DueJob.objects.count() == len(told)


def test_it_is_seen_while_it_lives_and_gone_when_it_ended(monkeypatch):
    seen = []
    monkeypatch.setattr(Worker, "plan", lambda self: None)
    monkeypatch.setattr(loop, "BEAT", 0.02)
    worker = Worker(tell=lambda outcome: None)

    def step(self):
        if rows := list(WorkProcess.objects.all()):
            seen.extend(rows)
            self.stop.set()

    monkeypatch.setattr(Worker, "step", step)
    worker.run()
    assert seen[0].name == worker.name and str(os.getpid()) in worker.name
    assert not WorkProcess.objects.exists()


def test_without_a_database_it_waits_and_goes_on(monkeypatch, caplog):
    job, failing = due(), [OperationalError("server closed the connection: Robin"), None]
    real = loop.work_one
    monkeypatch.setattr(loop, "DATABASE_LOST", (0.01, 0.02))

    def work_one(name):
        if error := failing.pop(0) if failing else None:
            raise error
        return real(name)

    monkeypatch.setattr(loop, "work_one", work_one)
    monkeypatch.setattr(Worker, "plan", lambda self: None)
    worker, told = stopping_after(1)
    worker.run()
    assert told[0].job_id == job.id
    assert "does not answer" in caplog.text and "Robin" not in caplog.text


def test_it_ends_with_the_process_that_started_it():
    due()
    told = []
    Worker(tell=told.append, parent=os.getpid()).run()
    assert told == []


def test_a_job_that_hangs_is_renewed_no_more(monkeypatch):
    worker = Worker(tell=lambda outcome: None)
    monkeypatch.setattr(loop, "monotonic", lambda: 5000.0)
    worker.began = 5000.0 - LONGEST + 1
    assert loop.Beats(worker).lives()
    worker.began = 5000.0 - LONGEST - 1
    assert not loop.Beats(worker).lives()


def test_an_idle_worker_opens_the_database_anew_now_and_then(monkeypatch):
    closed, worker = [], Worker(tell=lambda outcome: None)
    monkeypatch.setattr(loop.connection, "close", lambda: closed.append(True))
    monkeypatch.setattr(loop, "monotonic", lambda: worker.opened + loop.FRESH - 1)
    worker.rest(0)
    assert not closed
    later = worker.opened + loop.FRESH + 1
    monkeypatch.setattr(loop, "monotonic", lambda: later)
    worker.rest(0)
    worker.rest(0)
    assert len(closed) == 1
