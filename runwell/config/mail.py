"""How mail leaves: by EMAIL_URL, or into files where a person can look at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environ import Env

from runwell.config.environment import WrongSetting


def mail(url: str, folder: Path) -> dict[str, Any]:
    """Django's EMAIL_ settings; url is EMAIL_URL, empty for files in the folder `mail` of the data folder."""
    if not url:
        backend = "django.core.mail.backends.filebased.EmailBackend"
        return {"EMAIL_BACKEND": backend, "EMAIL_FILE_PATH": str(folder / "mail")}
    mend = "Write smtp+tls://user:password@host:587 or smtp://host:25"
    try:
        settings: dict[str, Any] = Env.email_url_config(url)
    except (ImproperlyConfigured, ValueError) as error:
        raise WrongSetting("the address of the mail server is not understood", "EMAIL_URL", mend) from error
    # A server that does not answer must not hold a person's request longer than this.
    return {**settings, "EMAIL_TIMEOUT": 10}
