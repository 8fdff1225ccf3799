"""Secrets of second factors are kept encrypted, so that a stolen database makes no codes."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def locked(text: str) -> str:
    return _lock().encrypt(text.encode()).decode()


def opened(token: str) -> str:
    """InvalidToken where the secret key is another one and the earlier ones were not kept."""
    return _lock().decrypt(token.encode()).decode()


def _lock() -> MultiFernet:
    """Locks with the present secret; opens with earlier ones too, while the practice changes its secret."""
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = (
        salted_hmac("runwell.second.factor", "", secret, algorithm="sha256").digest() for secret in secrets
    )
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
