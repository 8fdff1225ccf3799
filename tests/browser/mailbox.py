"""The mail that the site sends, as its reader gets it: files in the data folder while developing."""

from __future__ import annotations

import re
import time
from email import message_from_bytes, policy
from urllib.parse import urlsplit

PATIENCE = 25  # seconds until the site must have sent it
LINK = re.compile(r"https?://\S+/account/\S+")


def letters(site, to):
    """Every mail to that address, or with None to any; oldest first."""
    files = sorted((site.data / "mail").glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
    read = [message_from_bytes(part, policy=policy.default) for file in files for part in parts(file)]
    return [mail for mail in read if to in (None, mail["To"])]


def parts(file):
    """The mails of one file, which Django divides by a line of dashes."""
    return [part for part in re.split(rb"\n-{79}\n", file.read_bytes()) if part.strip()]


def link_in_mail(site, to, after=0):
    """The path of the link in the newest mail to that address, once there are more than `after` of them."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        mails = letters(site, to)
        if len(mails) > after and (found := LINK.search(mails[-1].get_content())):
            return urlsplit(found[0]).path
        time.sleep(0.1)
    raise AssertionError(f"no mail with a link has come to {to}")
