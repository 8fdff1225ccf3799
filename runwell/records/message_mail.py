"""The mail that a message waits: no name, not a word of it, and one until it was read."""

from __future__ import annotations

from django.conf import settings
from django.utils.translation import gettext

from runwell.records import access, post
from runwell.records.access.messages import Reader, answered_to, assigned_now, is_away, read_to
from runwell.records.audit import By
from runwell.records.models import Account, Message


def tell(*, by: By, message: Message) -> None:
    """Put the mail off for the other side, in the transaction that keeps the message, before it is kept.

    The patient where the practice wrote; else their clinicians. Where there is none, or all are away, the
    front desk, which cannot read it, is asked to find somebody.
    """
    if message.clinician:
        _tell(by, message, message.patient.account, read_to(Reader(message.patient, None)), "/my/messages/")
        return
    answered, clinicians = answered_to(message.patient.id), assigned_now(message.patient.id)
    for one in clinicians:
        begins = max(answered, read_to(Reader(message.patient, one)))
        _tell(by, message, one, begins, "/staff/messages/")
    if all(is_away(one, message.at) for one in clinicians):
        _tell_desk(by, message, answered)


def _tell(by: By, message: Message, account: Account, begins: int, path: str) -> None:
    body = gettext("A message is waiting. Sign in to read it: {address}")
    post.send_later(
        by=by,
        to=account.email,
        subject=gettext("A message is waiting"),
        body=body.format(address=f"{settings.WAGTAILADMIN_BASE_URL}{path}") + "\n",
        key=_key(message, str(account.id), begins),
        account=account.id,
    )


def _tell_desk(by: By, message: Message, begins: int) -> None:
    address = access.practice().front_desk_email
    if not address:
        return  # then it shows only on the pages of the clinicians
    body = gettext(
        "A message is waiting for which no clinician is here: nobody looks after its writer, or all who do "
        "are away. Please ask a clinician to sign in and read it: {messages}\n\n"
        "Who has no clinician yet stands in the list of patients: {patients}"
    )
    site = settings.WAGTAILADMIN_BASE_URL
    post.send_later(
        by=by,
        to=address,
        subject=gettext("A message is waiting"),
        body=body.format(messages=f"{site}/staff/messages/", patients=f"{site}/staff/patients/") + "\n",
        key=_key(message, "desk", begins),
    )


def _key(message: Message, reader: str, begins: int) -> str:
    """One mail for all that this reader has not read. Reading, or an answer of anybody, begins it anew."""
    return f"message {message.patient.id} {reader} {begins}"
