"""What the browser is told on every answer: whom to trust, what to remember, what to send on."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from runwell.web.stylesheet import stylesheet_hashes

STRICT = (
    "default-src 'self'; style-src 'self' {style}; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "frame-ancestors 'none'; form-action 'self'"
)
# Wagtail's editor styles and scripts inside its pages and shows previews in a frame of its own.
EDITOR = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; img-src 'self' "
    "data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'; form-action 'self'"
)
# What a person answers or reads here is about their body, or needs a sign-in.
PRIVATE = (
    "/check/",
    "/kept/",
    "/calendar/",
    "/visit/",
    "/my/",
    "/desk/",
    "/account/",
    "/api/",
    "/editor/",
    "/appointments/",
    "/contact/",
    "/search/",
)
# Whoever has such an address reads what is behind it.
KEYS = ("/kept/", "/calendar/", "/visit/", "/account/link/")

GetResponse = Callable[[HttpRequest], HttpResponse]


def security_headers(get_response: GetResponse) -> GetResponse:
    """Middleware. Stands inside Django's own, which keep what is already set."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in headers(request.path).items():
            response.headers.setdefault(name, value)
        if is_private(request):
            response.headers["Cache-Control"] = "no-store"
        return response

    return answer


def headers(path: str) -> dict[str, str]:
    """The headers for an address; each is a default that a view may have made stricter."""
    editor = path.startswith("/editor/")
    # Where the address itself is the key, no search engine may keep it. "same-origin" hides it from other
    # sites; "no-referrer" would too, but then browsers hide from us who sends the form that deletes a copy.
    unlisted = {"X-Robots-Tag": "noindex, nofollow"} if path.startswith(KEYS) else {}
    return {
        **unlisted,
        "Content-Security-Policy": EDITOR if editor else STRICT.format(style=stylesheet_hashes(path)),
        "X-Frame-Options": "SAMEORIGIN" if editor else "DENY",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), browsing-topics=()",
    }


def is_private(request: HttpRequest) -> bool:
    """True where neither browser nor proxy may keep the page: signed in, or about one person."""
    return request.path.startswith(PRIVATE) or settings.SESSION_COOKIE_NAME in request.COOKIES
