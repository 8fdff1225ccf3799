"""Migrations that fail: the log gets the lines of code, the person a sentence."""

from __future__ import annotations

import logging
from collections.abc import Callable
from types import TracebackType

from runwell.records.keeping.migrating import migrate
from runwell.refusals import Refusal

log = logging.getLogger("runwell.records")


class MigratedOrUndone:
    """Whatever a migration raises becomes a Refusal, on which `held` puts the database back."""

    def __init__(self, step: Callable[[str], object]) -> None:
        self.step, self.current = step, ""

    def __enter__(self) -> MigratedOrUndone:
        return self

    def run(self, late: int) -> None:
        """Migrate, if any migration is late."""
        if late:
            migrate(self.note)

    def note(self, name: str) -> None:
        self.current = name
        self.step(name)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            # Its words may repeat a row, so they stay out of the sentence, and the log leaves them out too.
            log.error("a migration failed", exc_info=error)
            what = f"it failed ({type(error).__name__}), and the database is as it was before"
            raise Refusal(
                what, self.current or "the migrations", "Go on with the version that you had"
            ) from error
