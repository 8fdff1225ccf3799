"""A real browser on the real site: the demo practice in a data folder of its own, served on a free port.

Set RUNWELL_SCREENSHOTS to a folder to get a picture of every page that the tests visit.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import accounts
from tests.browser.session_plan import phone, runner

__all__ = ["phone", "runner"]

COMMAND = Path(sys.executable).with_name("runwell")
DEBIAN = Path("/usr/bin/chromium")
FLAGS = [
    *("--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site is, its data folder, and what is known of the accounts in it (accounts.py)."""

    url: str
    data: Path
    known: accounts.Known


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The demo practice, served as `make run` serves it."""
    folder = tmp_path_factory.mktemp("site")
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "RUNWELL_DATA": str(folder / "data")}
    known = accounts.made(COMMAND, env)
    port = free_port()
    serving = subprocess.Popen([COMMAND, "serve", "--port", str(port)], env=env, stdout=subprocess.DEVNULL)
    try:
        answering(f"http://localhost:{port}", serving)
        yield Site(f"http://localhost:{port}", folder / "data", known)
    finally:
        serving.terminate()
        serving.wait(timeout=20)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answering(url, serving):
    """Wait until the site answers; a site that has stopped is an error."""
    while serving.poll() is None:
        try:
            return urllib.request.urlopen(f"{url}/privacy/", timeout=5)
        except (URLError, TimeoutError):  # not there yet, or too busy to answer in time
            time.sleep(0.2)
    raise AssertionError(f"the site stopped with {serving.returncode}")


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium where it is installed, else the one that playwright brings.

    Closed after each file: while it runs, Django takes the process for an asynchronous one and keeps every
    other test from the database.
    """
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    path = str(DEBIAN) if DEBIAN.exists() else None
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=path, args=flags)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def signed_in_once():
    """The cookies of those who have signed in already, for all files: a code works only once."""
    return {}


@pytest.fixture(scope="module")
def at_the_desk(browser, site, signed_in_once):
    """The cookies of somebody at the front desk who signed in with both steps."""
    if "desk" not in signed_in_once:
        signed_in_once["desk"] = signed_in_at_the_desk(browser, site)
    return signed_in_once["desk"]


def signed_in_at_the_desk(browser, site):
    context = browser.new_context(base_url=site.url, viewport=DESK)
    desk = site.known.desk
    second = accounts.code(desk["totp_secret"])
    accounts.sign_in(context.new_page(), accounts.DESK, desk["password"], second=second)
    cookies = context.cookies()
    context.close()
    return cookies


@pytest.fixture
def opened(browser, site):
    """Open a page of the site in a fresh browser profile; nothing may be asked of another host."""
    contexts, strangers = [], []

    def note(request):
        if urlsplit(request.url).scheme != "data" and not request.url.startswith(site.url + "/"):
            strangers.append(request.url)

    def open_page(path="/", cookies=(), **settings):
        context = browser.new_context(**{"base_url": site.url, "viewport": DESK, **settings})
        context.add_cookies(list(cookies))
        context.on("request", note)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert strangers == []


@pytest.fixture(scope="session")
def shoot():
    """Keep a picture of a page, only when somebody asked for pictures."""
    folder = os.environ.get("RUNWELL_SCREENSHOTS")

    def keep(page, name):
        if folder:
            file = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
            page.screenshot(path=Path(folder) / f"{file}.png", full_page=True)

    return keep
