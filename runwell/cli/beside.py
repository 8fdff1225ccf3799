"""The worker beside the site: started by it, started again when it dies, ended with it."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from threading import Event, Thread
from time import monotonic

log = logging.getLogger(__name__)

COMMAND = (sys.executable, "-c", "import sys; from runwell.cli import main; sys.exit(main(sys.argv[1:]))")
WAIT, LONGEST_WAIT = 1.0, 60.0
# A worker that lived so long did not die of what it does at its start.
HEALTHY = 60.0
# How long the job at hand may take once the site stops.
PATIENCE = 20.0


class WorkBeside:
    """`runwell work` as a child of this process. It looks itself whether this process still lives."""

    def __init__(self, command: tuple[str, ...] = COMMAND) -> None:
        self.command = (*command, "work", "--parent", str(os.getpid()))
        self.stopping = Event()
        self.child: subprocess.Popen[bytes] | None = None
        self.thread = Thread(target=self.keep_alive, daemon=True, name="work beside")

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        """End it after the job at hand; a job that hangs is left to be taken over."""
        self.stopping.set()
        if self.child:
            self.child.terminate()
        self.thread.join(PATIENCE)
        if self.child and self.child.poll() is None:
            self.child.kill()

    def keep_alive(self) -> None:
        wait = WAIT
        while not self.stopping.is_set():
            began = monotonic()
            self.child = subprocess.Popen(self.command, stdin=subprocess.DEVNULL)
            if self.stopping.is_set():  # stop() may have looked just before there was a child
                self.child.terminate()
            code = self.child.wait()
            if self.stopping.is_set():
                return
            wait = WAIT if monotonic() - began > HEALTHY else min(wait * 2, LONGEST_WAIT)
            log.error("runwell work has ended (%d). Starting it again in %d s", code, wait)
            self.stopping.wait(wait)
