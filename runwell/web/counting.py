"""How many read a page, began and ended the check, and asked for a visit: counted without knowing who.

No cookie, no address and no time of day is kept: decision 0020.
"""

from __future__ import annotations

import atexit
import logging
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from runwell.check.beliefs import after
from runwell.check.level import judge
from runwell.records import access
from runwell.records.actions.counts import Counted, add_counts
from runwell.records.packs import the_pack
from runwell.refusals import Refusal
from runwell.web.check import answers_cookie, flow

READ, BEGUN, ENDED, ASKED = "page-read", "check-begun", "check-ended", "visit-asked"
PROGRAMS = re.compile(r"bot|crawl|spider|slurp|curl|wget|python|monitor|preview", re.IGNORECASE)
EVERY = 30.0  # seconds between two writings
ANSWERING = frozenset({"check:question", "check:page", "check:together"})

log = logging.getLogger(__name__)
GetResponse = Callable[[HttpRequest], HttpResponse]


def _add(counts: Mapping[Counted, int]) -> None:
    add_counts(by="counting", counts=counts)


@dataclass(slots=True)
class Tally:
    """What was counted since it was last written; a server that stops writes it, a killed one loses it."""

    write: Callable[[Mapping[Counted, int]], None] = _add
    clock: Callable[[], float] = monotonic
    counts: Counter[Counted] = field(default_factory=Counter)
    since: float = 0.0
    lock: Lock = field(default_factory=Lock)

    def add(self, what: str, detail: str = "") -> None:
        with self.lock:
            if not self.counts:
                self.since = self.clock()
            self.counts[(timezone.localdate(), what, detail)] += 1

    def is_due(self) -> bool:
        """Whether something has waited long enough."""
        return bool(self.counts) and self.clock() - self.since >= EVERY

    def write_when_due(self) -> None:
        """Costs nothing unless something is due."""
        if self.is_due():
            self.write_now()

    def write_now(self) -> None:
        """Write what waits. Where the database does not answer it goes on waiting."""
        with self.lock:
            taken, self.counts = self.counts, Counter()
        if not taken:
            return
        try:
            self.write(taken)
        except DatabaseError as error:
            log.warning("The counts could not be written yet (%s)", type(error).__name__)
            with self.lock:
                self.counts.update(taken)
                self.since = self.clock()


TALLY = Tally()
atexit.register(TALLY.write_now)


def counting(get_response: GetResponse) -> GetResponse:
    """Middleware. Stands inside the one that knows who is signed in."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if (happened := what_happened(request, response)) and counts(request):
            TALLY.add(*happened)
        TALLY.write_when_due()
        return response

    return answer


def count_reading(path: str, environ: Mapping[str, Any]) -> None:
    """A page was read that did not come through the middleware, by somebody who brought no session."""
    if by_a_person(lambda name: environ.get(f"HTTP_{name.upper().replace('-', '_')}", "")):
        TALLY.add(READ, path)


def counts(request: HttpRequest) -> bool:
    """False for programs, for pages that a browser fetches ahead, and for people who work here."""
    if not by_a_person(lambda name: request.headers.get(name, "")):
        return False
    # Nobody is looked up who brought no session.
    return settings.SESSION_COOKIE_NAME not in request.COOKIES or not access.works_here(request.user)


def by_a_person(said: Callable[[str], str]) -> bool:
    """said: a header by its name. False for programs, and for pages that a browser fetches ahead."""
    ahead = f"{said('Sec-Purpose')} {said('Purpose')} {said('X-Moz')}"
    return not ("prefetch" in ahead or "prerender" in ahead or PROGRAMS.search(said("User-Agent")))


def is_read(view_name: str, path: str) -> bool:
    """Whether to see this page is an event: one of the editor's, but for the front door."""
    return view_name == "wagtail_serve" and path != "/"


def what_happened(request: HttpRequest, response: HttpResponse) -> tuple[str, ...] | None:
    """The event that this answer is, with its page or level; None where it is none."""
    name = request.resolver_match.view_name if request.resolver_match else ""
    if request.method == "GET" and response.status_code == 200 and is_read(name, request.path):
        return READ, request.path
    if request.method != "POST" or response.status_code != 302:
        return None
    if name == "check:start":
        return (BEGUN,)
    if name == "public:appointments":
        return (ASKED,)
    if name in ANSWERING and response.headers["Location"] == reverse("check:answer"):
        return _ended(request, response)
    return None


def _ended(request: HttpRequest, response: HttpResponse) -> tuple[str, str] | None:
    """The level that these answers reached; None where they had reached one before and were only changed."""
    pack = the_pack()
    try:
        before = answers_cookie.read(request, pack)
        carried = HttpRequest()
        carried.COOKIES = {answers_cookie.NAME: response.cookies[answers_cookie.NAME].value}
        now = answers_cookie.read(carried, pack)
    except (Refusal, KeyError):
        return None
    if now is None or (before and flow.finished(pack, before)):
        return None
    return (ENDED, judge(pack, now.answers, after(pack, now.answers)).level.id)
