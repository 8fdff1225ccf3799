"""What may be kept: a page that is the same for every stranger, and whose every change would be noticed."""

from __future__ import annotations

import re

from django.conf import settings
from django.http import HttpResponse
from django.http.request import validate_host

from runwell.web.check import answers_cookie
from runwell.web.page_cache.answer import Environ
from runwell.web.page_cache.kept_pages import Key
from runwell.web.page_cache.tables import FIXED, PUBLIC
from runwell.web.security_headers import PRIVATE

READING = frozenset({"GET", "HEAD"})
LONGEST = 200
"""Characters of an address; ours are shorter, and what is made up to fill the memory is longer."""


def key_of(environ: Environ) -> Key | None:
    """Under what a page may be kept; None where it may not, whatever it turns out to be.

    A query makes another page; a cookie of ours may make it somebody's own. A host in capitals, or
    with another port, is answered by Django, so that nobody fills the memory with ways to write it.
    """
    path, host = environ.get("PATH_INFO", ""), environ.get("HTTP_HOST", "")
    if environ["REQUEST_METHOD"] not in READING or environ.get("QUERY_STRING") or len(path) > LONGEST:
        return None
    name, _, port = host.partition(":")
    if not path.startswith("/") or name != name.lower() or not validate_host(name, settings.ALLOWED_HOSTS):
        return None
    if port not in ("", environ.get("SERVER_PORT")):
        return None
    if path.startswith((*PRIVATE, settings.STATIC_URL, settings.MEDIA_URL)):
        return None
    cookies = environ.get("HTTP_COOKIE", "")
    if cookies and not own_cookies().isdisjoint(_names(cookies)):
        return None
    return environ["wsgi.url_scheme"], host, path


def may_be_kept(environ: Environ, response: HttpResponse, tables: set[str]) -> bool:
    """tables: what it was made from. A page that says itself how long it may be kept, or that it differs from
    visitor to visitor, is left alone."""
    return (
        environ["REQUEST_METHOD"] == "GET"
        and response.status_code == 200
        and not response.cookies
        and "Cache-Control" not in response.headers
        and "cookie" not in response.headers.get("Vary", "").lower()
        and tables <= PUBLIC | FIXED
    )


def own_cookies() -> frozenset[str]:
    """The names of the cookies by which a page may become somebody's own."""
    return frozenset({settings.SESSION_COOKIE_NAME, "messages", answers_cookie.NAME})


def _names(cookies: str) -> set[str]:
    return {part.partition("=")[0].strip() for part in re.split("[;,]", cookies)}
