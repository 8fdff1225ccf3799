"""gunicorn's worker with threads, a little more patient with those who ask again at once."""

from __future__ import annotations

import select
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

PATIENCE = 0.001
"""Seconds that a thread waits for the next request of its connection."""


class PatientThreads(ThreadWorker):
    """After an answer, gunicorn hands the connection back to its main thread, which hands it out again.

    For a page that is kept ready-made those two hand-overs take longer than all the rest. So a thread stays
    with its connection for a moment, as long as there is a thread for everybody who is connected.
    """

    def handle(self, conn: Any) -> Any:
        """Answer what the connection asks. True: it may ask more, and is to be watched."""
        keep = super().handle(conn)
        while keep is True and self.alive and self._asks_again(conn):
            keep = super().handle(conn)
        return keep

    def _asks_again(self, conn: Any) -> bool:
        if self.nr_conns > self.cfg.threads:
            return False
        return bool(select.select([conn.sock], [], [], PATIENCE)[0])
