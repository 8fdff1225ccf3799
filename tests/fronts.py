"""The site behind its kept pages, asked as an application server asks it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest


@dataclass(frozen=True)
class Answer:
    """What came back. made: Django made it now."""

    status: int
    headers: dict[str, str]
    body: bytes
    made: bool

    @property
    def text(self):
        return self.body.decode()

    @property
    def tag(self):
        return self.headers["ETag"]


class Clock:
    """A full hour of an afternoon in November 2026; it stands still until it is told to move."""

    now = 1_794_999_600.0

    def __call__(self):
        return self.now


@dataclass
class Asked:
    """front(path) asks; fresh(path) asks Django itself."""

    clock: Clock = field(default_factory=Clock)
    made: int = 0
    django: Any = None

    def __post_init__(self):
        # Django is not configured yet when this file is read.
        from django.core.handlers.wsgi import WSGIHandler

        from runwell.web.page_cache.front import Front

        self.django = WSGIHandler()
        self.front = Front(self._counted, clock=self.clock)

    def _counted(self, environ, start_response):
        self.made += 1
        return self.django(environ, start_response)

    def __call__(self, path, method="GET", *, data=None, **headers):
        return self._ask(self.front, path, method, data, headers)

    def fresh(self, path, **headers):
        return self._ask(self.django, path, "GET", None, headers)

    def _ask(self, application, path, method, data, headers):
        from django.test import RequestFactory

        named = {"host": "localhost", **{name.replace("_", "-"): value for name, value in headers.items()}}
        environ = RequestFactory().generic(method, path, data or b"", headers=named).environ
        if "cookie" not in named:
            environ.pop("HTTP_COOKIE", None)  # Django's factory sends an empty one
        said, before = [], self.made
        response = application(environ, lambda *told: said.extend(told))
        body = b"".join(response)
        if hasattr(response, "close"):
            response.close()
        return Answer(int(said[0].split()[0]), dict(said[1]), body, self.made > before)


@pytest.fixture
def tally(monkeypatch):
    """What is counted, on a clock that stands still."""
    from runwell.web import counting

    tally = counting.Tally(write=lambda counts: None, clock=lambda: 0.0)
    monkeypatch.setattr(counting, "TALLY", tally)
    return tally


@pytest.fixture
def ask(transactional_db, tally, settings, tmp_path):
    """The site behind its kept pages; the marks of changes lie in a folder of their own."""
    settings.RUNWELL_DATA = tmp_path
    return Asked()
