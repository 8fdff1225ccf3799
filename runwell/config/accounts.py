"""How people sign in: django-allauth's settings, each with its reason (docs/decisions/0016-accounts.md)."""

from __future__ import annotations

from typing import Any

from runwell.config.environment import Environment, WrongSetting

ROLLING = 180 * 24 * 3600  # seconds

SETTINGS: dict[str, Any] = {
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "/my/",  # of patients; whoever works here: web/account/adapters.py
    "LOGOUT_REDIRECT_URL": "/",
    # A patient's phone stays signed in; people who work here are signed out when idle (web/account/gate.py).
    "SESSION_COOKIE_AGE": ROLLING,
    "SESSION_SAVE_EVERY_REQUEST": False,
    "SESSION_COOKIE_SAMESITE": "Lax",
    "CSRF_COOKIE_SAMESITE": "Lax",
    "ACCOUNT_ADAPTER": "runwell.web.account.adapters.AccountAdapter",
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_PREVENT_ENUMERATION": True,
    # Written and thrown away (adapters.py), so that an unknown address costs as much work as a known one.
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": True,
    "ACCOUNT_EMAIL_SUBJECT_PREFIX": "",
    # One address, changed by confirming the new one; the old one is told.
    "ACCOUNT_CHANGE_EMAIL": True,
    "ACCOUNT_EMAIL_NOTIFICATIONS": True,
    "ACCOUNT_SESSION_REMEMBER": True,
    "ACCOUNT_REAUTHENTICATION_REQUIRED": True,
    "ACCOUNT_LOGIN_ON_PASSWORD_RESET": False,
    # By the address that asks, so that nobody can lock out another. "key" is used where it is out of a
    # stranger's reach: behind a password that was right, or joined with the address that asks (adapters.py).
    "ACCOUNT_RATE_LIMITS": {
        "login": "30/m/ip",
        "login_failed": "20/5m/ip,5/5m/key",
        "signup": "20/10m/ip",
        "request_login_code": "20/10m/ip",
        "reset_password": "20/10m/ip",
        "reset_password_from_key": "20/m/ip",
        "confirm_email": "20/10m/ip",
        "change_password": "5/m/user",
        "manage_email": "10/m/user",
        "reauthenticate": "10/m/user",
    },
    "MFA_ADAPTER": "runwell.web.account.adapters.SecondFactorAdapter",
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
    # A clock that is half a minute off still works; a code is taken once.
    "MFA_TOTP_TOLERANCE": 1,
    # Whoever has a second factor may change their address too; what is asked before is the factor again.
    "MFA_ALLOW_UNVERIFIED_EMAIL": True,
    "USERSESSIONS_ADAPTER": "runwell.web.account.adapters.SessionsAdapter",
    # When a browser was last here is noted by the gate, not with a write on each request.
    "USERSESSIONS_TRACK_ACTIVITY": False,
    # Counts of tries and codes that were used. Django's 300 entries are too few to hold them.
    "CACHES": {
        "default": {
            "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
            "OPTIONS": {"MAX_ENTRIES": 20_000},
        }
    },
}

# The names that a browser takes only over TLS, for the whole site, and from no neighboring host.
OVER_TLS: dict[str, Any] = {
    "SESSION_COOKIE_NAME": "__Host-session",
    "CSRF_COOKIE_NAME": "__Host-csrf",
}


def settings(environment: Environment, *, development: bool) -> dict[str, Any]:
    """All of them. Refusal: an age or a number of minutes that is none."""
    account_age = number(environment, "RUNWELL_ACCOUNT_AGE", 18, least=13, most=25)
    return {
        **SETTINGS,
        **({} if development else OVER_TLS),
        # Browsers let a passkey be made at http://localhost only.
        "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN": development,
        "RUNWELL_ACCOUNT_AGE": account_age,
        "RUNWELL_GUARDIAN_AGE": number(environment, "RUNWELL_GUARDIAN_AGE", 17, least=13, most=account_age),
        "RUNWELL_STAFF_IDLE_MINUTES": number(
            environment, "RUNWELL_STAFF_IDLE_MINUTES", 15, least=1, most=120
        ),
    }


def number(environment: Environment, name: str, default: int, *, least: int, most: int) -> int:
    """A whole number between two others, or the default where it is not set."""
    given = environment.text(name, str(min(default, most)))
    if not given.isascii() or not given.isdecimal() or not least <= int(given) <= most:
        raise WrongSetting(f"{given!r} cannot be used", name, f"Write a whole number from {least} to {most}")
    return int(given)
