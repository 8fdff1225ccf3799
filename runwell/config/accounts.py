"""How people sign in: django-allauth's settings, each with its reason."""

from __future__ import annotations

from typing import Any

SETTINGS: dict[str, Any] = {
    "LOGIN_URL": "account_login",
    "LOGIN_REDIRECT_URL": "/my/",
    "LOGOUT_REDIRECT_URL": "/",
    # A patient's phone stays signed in; people who work here are signed out when idle (web/account/gate.py).
    "SESSION_COOKIE_AGE": 180 * 24 * 3600,
    "SESSION_SAVE_EVERY_REQUEST": False,
    "ACCOUNT_USER_MODEL_USERNAME_FIELD": None,
    "ACCOUNT_LOGIN_METHODS": {"email"},
    "ACCOUNT_SIGNUP_FIELDS": ["email*", "password1*"],
    "ACCOUNT_EMAIL_VERIFICATION": "mandatory",
    "ACCOUNT_PREVENT_ENUMERATION": True,
    "ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS": False,
    "ACCOUNT_SESSION_REMEMBER": True,
    "USERSESSIONS_TRACK_ACTIVITY": True,
    "MFA_SUPPORTED_TYPES": ["totp", "webauthn", "recovery_codes"],
    "MFA_PASSKEY_LOGIN_ENABLED": True,
}
