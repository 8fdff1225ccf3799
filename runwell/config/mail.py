"""How mail leaves: by EMAIL_URL; in development into files that /mail/ shows; else not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from runwell.config.databases import THIS_MACHINE
from runwell.config.environment import WrongSetting

FILES = "django.core.mail.backends.filebased.EmailBackend"


def mail(url: str, folder: Path, *, development: bool) -> dict[str, Any]:
    """Django's EMAIL_ settings and ours; url is EMAIL_URL, folder the data folder.

    Whatever is sent waits in the queue first. RUNWELL_MAIL_THROUGH: how `runwell work` sends it from there.
    """
    queue = {
        "EMAIL_BACKEND": "runwell.records.post.QueueBackend",
        "RUNWELL_MAIL_IS_ON": bool(url) or development,
    }
    if not url:
        return {**queue, "RUNWELL_MAIL_THROUGH": FILES, "EMAIL_FILE_PATH": str(folder / "mail")}
    mend = "Write smtp+tls://user:password@host:587, or smtp://localhost:25 for a mail server on this machine"
    try:
        settings: dict[str, Any] = Env.email_url_config(url)
    except (ImproperlyConfigured, ValueError) as error:
        raise WrongSetting("the address of the mail server is not understood", "EMAIL_URL", mend) from error
    through = settings.pop("EMAIL_BACKEND")
    locked = settings.get("EMAIL_USE_TLS") or settings.get("EMAIL_USE_SSL")
    if not (development or locked or settings["EMAIL_HOST"] in THIS_MACHINE):
        # A mail may carry a link that signs its reader in, and the password of the mail server goes along.
        what = "mail would cross the network in the clear"
        raise WrongSetting(what, "EMAIL_URL", mend)
    # A server that does not answer must not hold up the other jobs longer than this.
    return {**settings, **queue, "RUNWELL_MAIL_THROUGH": through, "EMAIL_TIMEOUT": 10}
