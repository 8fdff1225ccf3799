"""The link by which somebody without an account moves or cancels their visit."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from uuid import UUID

from django.conf import settings
from django.utils.crypto import salted_hmac

from runwell.records.models import VisitRequest
from runwell.records.tokens import token_hash


def token_for(request_id: UUID, secret: str | None = None) -> str:
    """256 bits that nobody can tell without the site's secret, which lies in no database.

    Every mail about a request carries the same link, although only its SHA-256 is kept (decision 0043).
    """
    digest = salted_hmac("runwell.visit", str(request_id), secret, algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def id_for(form: UUID) -> UUID:
    """The id of the request that a form becomes: one sent twice is known by it, and nobody can choose it."""
    digest = salted_hmac("runwell.visit.form", str(form), algorithm="sha256").digest()
    return UUID(bytes=digest[:16], version=4)


def link_of(request: VisitRequest) -> str:
    """The whole address; "" where there is none, or the secret was changed and the old one is forgotten."""
    for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        token = token_for(request.id, secret)
        if token_hash(token) == request.token_hash:
            return f"{settings.WAGTAILADMIN_BASE_URL}/visit/{token}/"
    return ""
