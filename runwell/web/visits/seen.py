"""The time that stood on a page when its button was pressed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest


def seen(request: HttpRequest) -> UUID | None:
    """None: there was none, or nothing that could be one."""
    try:
        return UUID(request.POST.get("seen", ""))
    except ValueError:
        return None
