"""What a practice must say before Runwell serves real people."""

from __future__ import annotations

from typing import Any

from runwell.config.environment import Environment, WrongSetting
from runwell.refusals import Refusal, Refusals

YEAR = 365 * 24 * 3600
SHORTEST_SECRET = 32


class WrongSettings(WrongSetting, Refusals):
    """Several settings that are missing or wrong, each named."""


def demand(environment: Environment) -> None:
    """Refuse, naming every setting that is missing or unsafe, so that all are mended in one go."""
    problems = [problem for check in (secret, hosts) if (problem := check(environment))]
    if problems:
        raise WrongSettings.of(problems)


def secret(environment: Environment) -> Refusal | None:
    given = environment.text("SECRET_KEY")
    mend = "Set it to a random text of 50 characters or more, and keep that text safe"
    if not given:
        return Refusal("it is not set, and production has no default secret", "SECRET_KEY", mend)
    if len(given) < SHORTEST_SECRET:
        return Refusal(f"it is shorter than {SHORTEST_SECRET} characters", "SECRET_KEY", mend)
    if any(len(old) < SHORTEST_SECRET for old in environment.words("SECRET_KEY_FALLBACKS")):
        return Refusal(f"one is shorter than {SHORTEST_SECRET} characters", "SECRET_KEY_FALLBACKS", mend)
    return None


def hosts(environment: Environment) -> Refusal | None:
    given = environment.words("ALLOWED_HOSTS")
    mend = "Set it to the names the site answers to, like www.example.com"
    if not given:
        return Refusal("it is not set", "ALLOWED_HOSTS", mend)
    if "*" in given:
        return Refusal("* lets anybody pretend to be this site", "ALLOWED_HOSTS", mend)
    return None


# TLS ends at a proxy on the same machine, which says so in X-Forwarded-Proto; gunicorn believes it only
# from there, so Django needs no header of its own to trust.
SETTINGS: dict[str, Any] = {
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": YEAR,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
}
