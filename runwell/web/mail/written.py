"""In development mail is written into files, and this page shows them. In production it is not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

MOST_SHOWN = 50
# What Django's backend writes below each mail.
BELOW = b"\n" + b"-" * 79 + b"\n"


@dataclass(frozen=True, slots=True)
class Written:
    """One mail as its reader would see it."""

    at: datetime
    to: str
    subject: str
    body: str


@require_safe
@never_cache
def written(request: HttpRequest) -> HttpResponse:
    """The latest mails, the last one first."""
    if settings.RUNWELL_ENV != "development":
        raise Http404
    folder = Path(settings.EMAIL_FILE_PATH) if getattr(settings, "EMAIL_FILE_PATH", None) else None
    return render(request, "mail/written.html", {"mails": latest(folder) if folder else ()})


def latest(folder: Path) -> tuple[Written, ...]:
    """What the files of a folder say; the folder is made with the first mail."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    return tuple(mail for file in files[:MOST_SHOWN] for mail in reversed(mails_in(file)))


def mails_in(file: Path) -> list[Written]:
    at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return [read(text, at) for text in file.read_bytes().split(BELOW) if text.strip()]


def read(text: bytes, at: datetime) -> Written:
    message = message_from_bytes(text, policy=policy.default)
    part = message.get_body(("plain",))
    body = part.get_content() if part else ""
    return Written(at, str(message["To"]), str(message["Subject"]), body.strip())
