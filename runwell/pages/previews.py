"""How a draft is shown: in a frame of the editor, at the sizes of a phone and a desktop."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

PHONE_AND_DESK = [
    {"name": "phone", "icon": "mobile-alt", "device_width": 390, "label": "Preview on a phone"},
    {"name": "desktop", "icon": "desktop", "device_width": 1280, "label": "Preview on a desktop"},
]
# The site's own pages stand in no frame. A draft is asked for under the page's address, so it must say itself
# that the editor may show it.
IN_THE_EDITOR = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; frame-ancestors 'self'; form-action 'self'"
)


class Previewed:
    """A page whose draft the editor may show beside its form."""

    preview_sizes = PHONE_AND_DESK

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        response: Any = super().serve_preview(request, mode_name)  # type: ignore[misc]
        response.headers["Content-Security-Policy"] = IN_THE_EDITOR
        response.headers["X-Frame-Options"] = "SAMEORIGIN"
        return response
