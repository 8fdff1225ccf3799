"""A server that is killed in the middle of its work loses no request that it has confirmed."""

import itertools
import os
import re
import signal
import sqlite3
import subprocess
import threading
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPException
from http.cookiejar import CookieJar

import pytest

from tests.cli.conftest import COMMAND, free_port

pytestmark = pytest.mark.soak
ROUNDS, SENDERS, CONFIRMED_BEFORE_THE_KILL = 10, 8, 60


class Sender(threading.Thread):
    """Somebody who asks for visits until the server is gone; notes the names that were confirmed."""

    def __init__(self, url, name, confirmed):
        super().__init__(daemon=True)
        self.url, self.prefix, self.confirmed = url, name, confirmed
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def run(self):
        try:
            form = self.browser.open(f"{self.url}/appointments/", timeout=30).read().decode()
            token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[1]
            for number in itertools.count():
                self.send(token, f"{self.prefix}-{number}")
        except (OSError, HTTPException):
            return  # the server was killed, which is the point

    def send(self, token, name):
        words = {"csrfmiddlewaretoken": token, "name": name, "telephone": "(312) 555-0111"}
        request = urllib.request.Request(f"{self.url}/appointments/", urllib.parse.urlencode(words).encode())
        request.add_header(
            "X-Forwarded-For", f"10.0.0.{name}"
        )  # each from elsewhere: the limit is not the subject
        if self.browser.open(request, timeout=30).url.endswith("/sent/"):
            self.confirmed.append(name)


@pytest.fixture(scope="module")
def env(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "RUNWELL_DATA": str(folder / "data")}
    subprocess.run([COMMAND, "demo"], env=env, check=True, capture_output=True)
    return env


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_what_was_confirmed_is_there_after_the_kill(env, turn):
    port, confirmed = free_port(), []
    server = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port)],
        env=env,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    server.stdout.readline()
    senders = [Sender(f"http://localhost:{port}", f"{turn}-{n}", confirmed) for n in range(SENDERS)]
    for sender in senders:
        sender.start()
    while len(confirmed) < CONFIRMED_BEFORE_THE_KILL and any(sender.is_alive() for sender in senders):
        senders[0].join(0.05)
    os.killpg(server.pid, signal.SIGKILL)
    server.communicate()
    for sender in senders:
        sender.join(60)
    with sqlite3.connect(f"{env['RUNWELL_DATA']}/runwell.sqlite3") as records:
        kept = {row[0] for row in records.execute("SELECT name FROM records_visitrequest")}
        [whole] = records.execute("PRAGMA integrity_check").fetchone()
    assert len(confirmed) >= CONFIRMED_BEFORE_THE_KILL
    assert set(confirmed) <= kept and whole == "ok"
