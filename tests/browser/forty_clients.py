"""Forty people who press the same button in the same moment: two with a browser, the others over HTTP."""

from __future__ import annotations

import re
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from html import unescape
from http.cookiejar import CookieJar

OVER_HTTP = 38
PATIENCE = 120  # seconds
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
SENT = "/appointments/sent/"


@dataclass
class Answer:
    """What came back: where it led, its status, and the page."""

    url: str = ""
    status: int = 0
    page: str = ""

    @property
    def got_it(self) -> bool:
        return self.url.endswith(SENT)

    def offered(self) -> list[str]:
        """The times that stand there to choose from instead."""
        return [one for one in re.findall(r'<input type="radio" name="at" value="([^"]+)"', self.page) if one]


class Client(threading.Thread):
    """Reads the form, and sends it at that moment of the clock. Each comes from an address of its own."""

    def __init__(self, site, form: str, number: int):
        super().__init__(daemon=True)
        self.site, self.form, self.number = site, form, number
        self.answer, self.at, self.ready = Answer(), threading.Event(), threading.Event()
        self.moment = 0.0
        self.http = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def run(self) -> None:
        hidden = dict(HIDDEN.findall(self.asks(self.form).page))
        said = {name: unescape(value) for name, value in hidden.items()}
        said |= {"name": f"Client {self.number}", "email": f"client{self.number}@example.com"}
        self.ready.set()
        self.at.wait(PATIENCE)
        time.sleep(max(0.0, self.moment - time.time()))
        self.answer = self.asks("/appointments/", urllib.parse.urlencode(said).encode())

    def asks(self, path: str, sent: bytes | None = None) -> Answer:
        asked = urllib.request.Request(f"{self.site.url}{path}", sent)
        asked.add_header("X-Forwarded-For", f"10.0.0.{self.number}")
        try:
            came = self.http.open(asked, timeout=PATIENCE)
        except urllib.error.HTTPError as refused:
            came = refused
        with came:
            return Answer(came.url, came.status, came.read().decode())


def filled_in(page, form: str, number: int):
    """A page with everything that is asked for."""
    page.goto(form)
    page.locator('[name="name"]').fill(f"Browser {number}")
    page.locator('[name="email"]').fill(f"browser{number}@example.com")
    return page


def all_press_at_once(site, form: str, pages: list) -> tuple[list[Answer], list[Answer]]:
    """What came of each client, and of each page of a browser."""
    clients = [Client(site, form, number) for number in range(1, OVER_HTTP + 1)]
    for one in clients:
        one.start()
    for number, page in enumerate(pages):
        filled_in(page, form, number)
    came = [[] for _ in pages]
    for page, answers in zip(pages, came, strict=True):
        page.on("response", lambda one, answers=answers: answers.append(one))
    assert all(one.ready.wait(PATIENCE) for one in clients)
    moment = time.time() + 2
    for page in pages:
        press = "at => setTimeout(() => document.querySelector('main form button').click(), at - Date.now())"
        page.evaluate(press, moment * 1000)
    for one in clients:
        one.moment = moment
        one.at.set()
    for page in pages:
        page.locator("h1, [role=alert]").filter(
            has_text=re.compile("We have your request|Error|problem|sorry")
        ).first.wait_for(timeout=PATIENCE * 1000)
    for one in clients:
        one.join(PATIENCE)
    seen = [
        Answer(page.url, _status(answers), page.content()) for page, answers in zip(pages, came, strict=True)
    ]
    return [one.answer for one in clients], seen


def _status(answers: list) -> int:
    """Of the last page that came, and not of its pictures."""
    return [one.status for one in answers if one.request.is_navigation_request()][-1]
