"""The demo practice's site as if it were real, its demo flag off, for as long as it is needed."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError

from playwright.sync_api import sync_playwright

from tests.ready import migrated

COMMAND = Path(sys.executable).with_name("runwell")
DEBIAN = Path("/usr/bin/chromium")
# The demo's practice and pages, without its people, whom no public page shows. A demo says noindex and keeps
# itself out of the site map, which is what some judges look at.
MADE = """
from runwell.cli.demo import load, load_pages
from runwell.records.models import Practice

load(), load_pages()
Practice.objects.update(demo=False)
"""


@contextmanager
def served(folder):
    """Where the site is. folder: for its data."""
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "RUNWELL_DATA": str(folder / "data")}
    migrated(folder / "data")
    subprocess.run([COMMAND, "manage", "shell", "--no-imports", "-c", MADE], env=env, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    call = [COMMAND, "serve", "--without-work", "--port", str(port)]
    serving = subprocess.Popen(call, env=env, stdout=subprocess.DEVNULL)
    try:
        answering(f"http://localhost:{port}/privacy/", serving)
        yield f"http://localhost:{port}"
    finally:
        serving.terminate()
        serving.wait(timeout=20)


def answering(address, serving):
    """Wait until the site answers; a site that has stopped is an error."""
    while serving.poll() is None:
        try:
            return got(address)
        except URLError:
            time.sleep(0.2)
    raise AssertionError(f"the site stopped with {serving.returncode}")


def got(address):
    """The page at an address, also where its answer is that there is none."""
    try:
        with urllib.request.urlopen(address, timeout=20) as answer:
            return answer.read().decode()
    except HTTPError as error:
        return error.read().decode()


def chromium_path():
    """Debian's Chromium where it is installed, else the one that playwright brings."""
    if DEBIAN.exists():
        return str(DEBIAN)
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path
