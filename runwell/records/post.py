"""Mail: written down as a job in the transaction that gives rise to it, sent by `runwell work`.

A mail carries no health data. It may carry a link that signs its reader in, so what waits is encrypted.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from email.mime.text import MIMEText
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.utils import timezone

from runwell.records import access
from runwell.records.actions.jobs import put_off
from runwell.records.audit import By
from runwell.records.locks import lock
from runwell.records.models import DueJob
from runwell.refusals import Refusal

KIND = "mail"
# A link to sign in, or a word that something waits, is of no use to anybody days later.
OF_USE_FOR = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Attached:
    """A text that goes with a mail. kind, method: of an invitation, "calendar" and "REQUEST"."""

    name: str
    text: str
    kind: str = "calendar"
    method: str = "REQUEST"

    def part(self) -> MIMEText:
        part = MIMEText(self.text, self.kind, "utf-8")
        part.set_param("method", self.method)
        part.add_header("Content-Disposition", "attachment", filename=self.name)
        return part


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail to one person. to: a bare address. subject: one line, whatever stood in it."""

    to: str
    subject: str
    body: str
    attached: tuple[Attached, ...] = ()

    def __post_init__(self) -> None:
        try:
            validate_email(self.to)
        except ValidationError as error:
            raise Refusal("this is no e-mail address", "e-mail address", "Look at its spelling") from error
        object.__setattr__(self, "subject", " ".join(self.subject.split()))


def send_later(
    *,
    by: By,
    to: str,
    subject: str,
    body: str,
    key: str = "",
    account: UUID | None = None,
    until: datetime | None = None,
    attached: tuple[Attached, ...] = (),
) -> DueJob | None:
    """Have a mail sent once the caller's transaction is committed. None: one with this key is there already.

    account: whose mail it is, so that what waits for them can be found. until: when it is of use no more.
    """
    letter, now = Letter(to, subject, body, attached), timezone.now()
    about = {"sealed": sealed(letter), "until": (until or now + OF_USE_FOR).isoformat()}
    if account:
        about["account"] = str(account)
    return put_off(by=by, kind=KIND, about=about, due_at=now, key=key)


def deliver(letter: Letter, job_id: UUID) -> None:
    """Hand a mail to the mail server now. A repeat is known as one by its Message-ID, which is the job's."""
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname or "localhost"
    message = EmailMessage(
        subject=letter.subject,
        body=letter.body,
        from_email=access.practice().front_desk_email or f"no-reply@{host}",
        to=[letter.to],
        attachments=[one.part() for one in letter.attached],
        headers={"Message-ID": f"<{job_id}@{host}>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(settings.RUNWELL_MAIL_THROUGH),
    )
    message.send()


def sealed(letter: Letter) -> str:
    return lock("runwell.post").encrypt(json.dumps(asdict(letter)).encode()).decode()


def unsealed(token: str) -> Letter:
    """InvalidToken where the secret key is another one than when it was sealed."""
    said = json.loads(lock("runwell.post").decrypt(token))
    attached = tuple(Attached(**one) for one in said.pop("attached", ()))
    return Letter(**said, attached=attached)


class QueueBackend(BaseEmailBackend):
    """Django's EMAIL_BACKEND: what allauth and Wagtail send waits its turn like all other mail."""

    def send_messages(self, email_messages: Iterable[EmailMessage]) -> int:
        count = 0
        for message in email_messages:
            if message.attachments:
                raise ValueError("only an invitation to a visit is ever attached to a mail")
            for to in message.recipients():
                send_later(by="mail", to=to, subject=str(message.subject), body=str(message.body))
            count += 1
        return count
