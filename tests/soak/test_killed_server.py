"""All processes of a server killed in the middle of their work, 20 times: nothing confirmed is lost.

kill -9 says nothing about a power cut: for that, SQLite waits for the disk (bench/cost_of_a_safe_commit.py).
"""

import json
import os
import signal
import sqlite3
import subprocess

import pytest

from tests.cli.conftest import COMMAND, free_port
from tests.soak.senders import Sender

pytestmark = pytest.mark.soak
ROUNDS, SENDERS, CONFIRMED_BEFORE_THE_KILL = 20, 8, 60


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
    said = subprocess.run(
        [COMMAND, "manage", "verify_audit", "--json"], env=env, capture_output=True, text=True, check=True
    )
    assert json.loads(said.stdout)["rows"] >= len(kept)
