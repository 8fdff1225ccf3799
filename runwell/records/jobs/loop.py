"""A worker's life: what is due is done, one job after the other, until somebody stops it."""

from __future__ import annotations

import logging
import os
import random
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from time import monotonic
from types import TracebackType

from django.db import InterfaceError, OperationalError, connection
from django.utils import timezone

from runwell.records import audit
from runwell.records.actions.job_work import LEASE, note_alive, note_gone
from runwell.records.jobs.registry import put_off_recurring
from runwell.records.jobs.working import BY, Outcome, work_one

log = logging.getLogger(__name__)

# Somebody waits for the mail with their link, so an idle worker looks often. Not all at the same moment.
IDLE = (0.4, 0.8)
DATABASE_LOST = (3.0, 7.0)
BEAT = LEASE.total_seconds() / 4
# So often the database is opened anew, which may be another one since: restored, or restarted.
FRESH = 60.0
# A job that takes longer hangs: its claim is renewed no more, and another worker takes it over.
LONGEST = 600.0


def own_name() -> str:
    """The machine and the process; unlike that of every other worker there ever was."""
    return f"{socket.gethostname()[:40]} {os.getpid()} {os.urandom(4).hex()}"


@dataclass
class Worker:
    """stop: set it, and the worker ends after the job at hand. parent: it ends with this process, too."""

    tell: Callable[[Outcome], None]
    parent: int | None = None
    name: str = field(default_factory=own_name)
    stop: Event = field(default_factory=Event)
    began: float = 0.0
    opened: float = field(default_factory=monotonic)
    planned: str = ""

    def run(self) -> None:
        """Work until told to stop. While the database does not answer: wait, and try again."""
        with Beats(self):
            while not self.is_over():
                try:
                    pause = IDLE if self.step() is None else None
                except (OperationalError, InterfaceError):
                    log.warning("The database does not answer. Trying again")
                    connection.close()
                    pause = DATABASE_LOST
                if pause:
                    self.rest(random.uniform(*pause))

    def run_once(self) -> None:
        """Everything that is due now. A database that does not answer raises."""
        with Beats(self):
            while not self.stop.is_set() and self.step():
                pass

    def step(self) -> Outcome | None:
        """One job. None: nothing is due."""
        self.plan()
        self.began = monotonic()
        if outcome := work_one(self.name):
            self.tell(outcome)
        return outcome

    def rest(self, seconds: float) -> None:
        if monotonic() - self.opened > FRESH:
            connection.close()
            self.opened = monotonic()
        self.stop.wait(seconds)

    def plan(self) -> None:
        """Once in every hour, put off what comes back every hour or day."""
        now = timezone.now()
        if self.planned != (hour := f"{now:%Y-%m-%d %H}"):
            put_off_recurring(by=BY, now=now)
            self.planned = hour

    def is_over(self) -> bool:
        return self.stop.is_set() or (self.parent is not None and os.getppid() != self.parent)


class Beats:
    """Beside the worker, in a thread: says every few seconds that it lives, and that its job is its own."""

    def __init__(self, worker: Worker) -> None:
        self.worker, self.ended = worker, Event()
        self.thread = Thread(target=self.beat, daemon=True, name="beats")

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.ended.set()
        self.thread.join()

    def beat(self) -> None:
        with audit.through("work"):
            while not self.ended.is_set():
                self.say(
                    lambda: note_alive(by=BY, worker=self.worker.name, now=timezone.now(), renew=self.lives())
                )
                self.ended.wait(BEAT)
            self.say(lambda: note_gone(by=BY, worker=self.worker.name))

    def lives(self) -> bool:
        return monotonic() - self.worker.began < LONGEST

    def say(self, something: Callable[[], None]) -> None:
        """A beat that the database does not hear is left out; the worker itself speaks of the database."""
        with suppress(OperationalError, InterfaceError):
            something()
        connection.close()
