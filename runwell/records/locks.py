"""What is locked with the site's secret: answers under way, mail that waits, what makes codes."""

from __future__ import annotations

from base64 import urlsafe_b64encode

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac


def lock(purpose: str) -> MultiFernet:
    """Locks with the present secret; opens with earlier ones too, while the practice changes its secret.

    What was locked for one purpose does not open for another.
    """
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    keys = (salted_hmac(purpose, "", secret, algorithm="sha256").digest() for secret in secrets)
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
