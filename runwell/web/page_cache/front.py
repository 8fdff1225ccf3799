"""Stands before Django and answers with the page that is kept, where one is and it still holds."""

from __future__ import annotations

import gzip
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.urls import Resolver404, resolve

from runwell.records.packs import packs_read
from runwell.web import counting
from runwell.web.page_cache.answer import Environ, StartResponse, answer
from runwell.web.page_cache.kept_pages import KeptPage, KeptPages, Key, quarter
from runwell.web.page_cache.may_be_kept import key_of, may_be_kept
from runwell.web.page_cache.tables import PUBLIC, Marks, marks, reading

Application = Callable[[Environ, StartResponse], Iterable[bytes]]
Headers = Iterable[tuple[str, str]]
# How long it is, and whether it is compressed, differs from browser to browser.
OF_ITS_LENGTH = frozenset({"content-length", "content-encoding"})


@dataclass(slots=True)
class Front:
    """A WSGI application around Django's."""

    application: Application
    clock: Callable[[], float] = time.time
    pages: KeptPages = field(default_factory=KeptPages)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None:
            return self.application(environ, start_response)
        page = self.pages.current(key, packs_read(), self.clock())
        if page is None:
            return self._made(key, environ, start_response)
        if counting.TALLY.is_due():
            self._through_django(environ)
        elif page.read_as and environ["REQUEST_METHOD"] == "GET":
            counting.count_reading(page.read_as, environ)
        return answer(page, environ, start_response)

    def _through_django(self, environ: Environ) -> None:
        """This visit is counted on Django's side, which also writes all that was counted before."""
        response = self.application(environ, lambda *_told: None)
        if isinstance(response, HttpResponse):
            response.close()

    def _made(self, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """The answer of the application, kept if it may be.

        What it rests on is noted before it is made: a change in the meantime makes it old, not new.
        """
        began: list[Any] = []
        rests_on, packs, now = marks(), packs_read(), self.clock()
        with reading() as tables:
            response = self.application(environ, lambda *said: began.extend(said))
        if isinstance(response, HttpResponse) and may_be_kept(environ, response, tables):
            based_on = {table: rests_on[table] for table in tables & PUBLIC}
            page = kept(response, began[1], based_on, packs, quarter(now), key[2])
            self.pages.keep(key, page)
            response.close()
            return answer(page, environ, start_response)
        start_response(*began)
        return response


def kept(
    response: HttpResponse, headers: Headers, rests_on: Marks, packs: int, made_in: int, path: str
) -> KeptPage:
    """A page from Django's answer. headers: those that the browser would have got."""
    return KeptPage(
        headers=tuple(one for one in headers if one[0].lower() not in OF_ITS_LENGTH),
        body=unzipped(response),
        rests_on=rests_on,
        packs=packs,
        quarter=made_in,
        read_as=path if is_read(path) else "",
    )


def is_read(path: str) -> bool:
    """Whether to see the page is an event that is counted."""
    try:
        return counting.is_read(resolve(path).view_name, path)
    except Resolver404:
        return False


def unzipped(response: HttpResponse) -> bytes:
    zipped = response.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(response.content) if zipped else bytes(response.content)
