"""What every template may know about the practice."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from runwell.records import access


def practice(request: HttpRequest) -> dict[str, Any]:
    """practice (name, demo, ...), demo, emergency_number. Asked of the database only when used."""
    this = SimpleLazyObject(access.practice)
    return {
        "practice": this,
        "demo": SimpleLazyObject(lambda: this.demo),
        "emergency_number": settings.RUNWELL_EMERGENCY_NUMBER,
    }
