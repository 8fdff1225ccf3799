"""What a made-up person signs in with."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.crypto import get_random_string

# Without letters and digits that look alike on paper; 16 of them are about 78 random bits.
LEGIBLE = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Known this once, while the account is made. None: they have none."""

    password: str | None = None
    totp_secret: str | None = None

    def __repr__(self) -> str:
        return "Credentials(...)"

    @classmethod
    def random(cls, *, totp_secret: str | None = None) -> Credentials:
        """With a password made at random."""
        return cls("-".join(get_random_string(4, LEGIBLE) for _ in range(4)), totp_secret)
