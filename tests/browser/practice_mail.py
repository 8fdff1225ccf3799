"""Every mail of a practice: the one that somebody waits for, its invitation, and what no mail may say."""

from __future__ import annotations

import re
import time
from email.message import EmailMessage
from urllib.parse import urlsplit

from icalendar import Calendar

from tests.browser.mailbox import PATIENCE, letters

# Of a mail one sees on a locked telephone, and in an office: nothing in it may hint at somebody's health.
HEALTH = re.compile(
    r"""\b(pain\w*|hurt\w*|hips?|groin|thigh|bones?|stress|fractur\w+|injur\w+|tendon\w*|gluteal|ache\w*
    |checks?|answers?|verdict|urgent\w*|emergency|red.flag|danger\w*|today|diagnos\w+|causes?|tests?|fadir
    |exercis\w*|program\w*|gates?|phases?|session\w*|runn\w+|intake|mri|imaging|scores?|diary|symptom\w*
    |physical|therap\w+|sports?|recovery|discharg\w+|crutch\w*)\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What stands in a mail and says nothing: who sends it, and what the button does.
HARMLESS = ("IMPACT Physical Therapy and Sports Recovery", "read and answer it")
LINK = re.compile(r"https?://\S+/visit/\S+")


def mail_of(site, to: str, subject: str) -> EmailMessage:
    """The newest mail with that subject, once there is one."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if found := [mail for mail in letters(site, to) if mail["Subject"] == subject]:
            return found[-1]
        time.sleep(0.2)
    raise AssertionError(f"no mail “{subject}” has come to {to}: {[one['Subject'] for one in all_of(site)]}")


def words_of(mail: EmailMessage) -> str:
    return mail.get_body(("plain",)).get_content()


def link_in(mail: EmailMessage) -> str:
    """The path of the link to a visit."""
    return urlsplit(LINK.search(words_of(mail))[0]).path


def invitation_in(mail: EmailMessage) -> Calendar:
    [attached] = mail.iter_attachments()
    assert attached.get_content_type() == "text/calendar"
    return Calendar.from_ical(attached.get_content())


def all_of(site) -> list[EmailMessage]:
    return letters(site, None)


def hints_at_health(site) -> list[tuple[str, str]]:
    """(subject, word) of every mail that was sent; its headings, words and what is attached."""
    found = []
    for mail in all_of(site):
        said = "\n".join(
            [
                str(mail["Subject"]),
                *(str(part.get_content()) for part in mail.walk() if not part.is_multipart()),
            ]
        )
        for harmless in HARMLESS:
            said = said.replace(harmless, "")
        found += [(str(mail["Subject"]), one[0]) for one in HEALTH.finditer(LINK.sub("", said))]
    return found
