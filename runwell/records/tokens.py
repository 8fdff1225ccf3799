"""Random tokens are shown once and stored as hashes, so that a stolen database opens nothing."""

from __future__ import annotations

from hashlib import sha256


def token_hash(token: str) -> str:
    """SHA-256 in hex. A token has 256 random bits, so it needs no salt and no slow hash."""
    return sha256(token.encode()).hexdigest()
