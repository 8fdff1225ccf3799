"""Secrets of second factors are kept encrypted, so that a stolen database makes no codes."""

from __future__ import annotations

from runwell.records.locks import lock


def locked(text: str) -> str:
    return lock("runwell.second.factor").encrypt(text.encode()).decode()


def opened(token: str) -> str:
    """InvalidToken where the secret key is another one and the earlier ones were not kept."""
    return lock("runwell.second.factor").decrypt(token.encode()).decode()
