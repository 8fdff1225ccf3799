"""Reading what runners handed in, a slice at a time, in a process of its own that knows the records alone.

It holds half of what `runwell work` holds, and gives all of it back. What kills it, or makes it hang, is
noted as a failed try, and keeps neither mail nor reminders waiting.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Event
from time import monotonic
from traceback import extract_tb
from types import TracebackType
from typing import TYPE_CHECKING
from uuid import UUID

from runwell.cli.django_start import start

if TYPE_CHECKING:
    from runwell.records.models import DueJob

COMMAND = (sys.executable, "-P", "-m", "runwell.cli.slices")
# One core, and what is let go goes back to the system, so that the 3,000th file needs no more than the 300th.
LEAN = {
    **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
    "MALLOC_ARENA_MAX": "1",
}
SITE, RECORDS = "runwell.config.settings", "runwell.config.records_only"
# A slice takes 20 seconds and a batch. Shorter than a worker's longest job, which another would take over.
HANGS = 540.0
LOOK = 0.5


class ReadingStopped(Exception):
    """The process that read has died, or hung."""


def in_own_process(stop: Event) -> Callable[[str, DueJob, datetime], None]:
    """What a worker does for the job. stop: set it, and the slice ends after the batch at hand."""

    def read(by: str, job: DueJob, now: datetime) -> None:
        wait_for((*COMMAND, job.about["import"], by), stop)

    return read


def wait_for(command: tuple[str, ...], stop: Event) -> None:
    """ReadingStopped: it died, of whatever; or it hung, and was ended."""
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", SITE)
    env = {**os.environ, **LEAN, "DJANGO_SETTINGS_MODULE": RECORDS if settings == SITE else settings}
    child = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL)
    until = monotonic() + HANGS
    while child.poll() is None:
        with suppress(subprocess.TimeoutExpired):
            child.wait(LOOK)
        if stop.is_set():
            child.terminate()
        if monotonic() > until:
            child.kill()
    if child.returncode:
        raise ReadingStopped


def main(import_id: str, by: str) -> None:
    """One slice, unless our parent ends or asks us to stop. Like it, we say of a fault only where it is."""
    sys.excepthook = say_where
    with suppress(OSError):  # where memory runs out, the system ends us and not the site
        Path("/proc/self/oom_score_adj").write_text("500")
    stop, parent = Event(), os.getppid()
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda number, frame: stop.set())
    start(records_only=True)
    from django.utils import timezone

    from runwell.records import audit
    from runwell.records.importing.job import read_slice_of

    with audit.through("work"):
        now, goes_on = timezone.now(), lambda: not stop.is_set() and os.getppid() == parent
        read_slice_of(by, UUID(import_id), now, still=goes_on)


def say_where(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The type and the line of a fault. Its words may repeat what stands in a file."""
    last = extract_tb(trace)[-1] if trace else None
    where = f" at {last.filename}:{last.lineno}" if last else ""
    print(f"Reading watch files stopped: {kind.__name__}{where}", file=sys.stderr)


if __name__ == "__main__":
    main(*sys.argv[1:])
