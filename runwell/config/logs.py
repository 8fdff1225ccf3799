"""What is written to the log: enough to find a fault, nothing that says who was here or what hurts."""

from __future__ import annotations

import logging
import re
from traceback import extract_tb
from types import TracebackType
from typing import Any

# Whoever has the address of a kept answer, a calendar or a visit reads it; with that of a mailed link they
# come in.
SECRET_ADDRESS = re.compile(
    r"(/kept|/calendar|/visit|/account/+(?:link|confirm-email|password/+reset/+key))/+[^/\s]+", re.IGNORECASE
)
QUERY = re.compile(r"(/[^\s?]*)\?\S*")


class DiscreetFormatter(logging.Formatter):
    """A formatter that leaves out query strings, secret addresses and the words of exceptions.

    A database repeats the row that it refused in its error message, so of an exception only its type
    and the lines of code are kept.
    """

    def format(self, record: logging.LogRecord) -> str:
        return QUERY.sub(r"\1", SECRET_ADDRESS.sub(r"\1/...", super().format(record)))

    def formatException(self, ei: Any) -> str:
        kind, _, trace = ei
        return f"{kind.__name__} in {' < '.join(reversed(lines(trace)))}" if kind else ""


def lines(trace: TracebackType | None) -> list[str]:
    """Where an exception passed through, outermost first, as `file:line function`."""
    return [f"{'/'.join(f.filename.split('/')[-3:])}:{f.lineno} {f.name}" for f in extract_tb(trace)]


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {"()": DiscreetFormatter, "format": "{levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "discreet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # Django's own handlers print requests and send error mails; both could carry what a person typed.
    "loggers": {
        "runwell": {"level": "INFO"},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
