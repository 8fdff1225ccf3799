"""A kept page as an answer to one browser: whole, compressed, or in a word that nothing has changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from runwell.web.page_cache.kept_pages import KeptPage

Environ = dict[str, Any]
StartResponse = Callable[..., Any]

# A browser may keep it, and asks each time whether it still holds.
ASK_AGAIN = ("Cache-Control", "no-cache")
NOT_FOR_304 = frozenset({"content-type", "content-language"})
_ACCEPTS_GZIP = re.compile(
    r"(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+\s*)?(?=,|$)", re.IGNORECASE
)


def answer(page: KeptPage, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
    """The WSGI answer: status and headers to start_response, the body returned."""
    tag = f'W/"{page.tag}"'
    headers = [*page.headers, ASK_AGAIN, ("ETag", tag)]
    if tag in environ.get("HTTP_IF_NONE_MATCH", ""):
        start_response("304 Not Modified", [one for one in headers if one[0].lower() not in NOT_FOR_304])
        return []
    body = page.body
    if _ACCEPTS_GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")):
        body = page.zipped
        headers.append(("Content-Encoding", "gzip"))
    headers.append(("Content-Length", str(len(body))))
    start_response("200 OK", headers)
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]
