"""32 people ask for a visit at once, again and again for a minute; not one may fail or be lost.

On SQLite, and with --postgres on PostgreSQL. How many there were is printed, since the machine decides that.
"""

import json
import os
import subprocess
import time

import pytest

from tests.cli.conftest import COMMAND, free_port
from tests.soak.senders import Sender

pytestmark = pytest.mark.soak
CLIENTS, SECONDS = 32, 60


@pytest.fixture
def env(tmp_path):
    named = ("PATH", "DATABASE_URL")
    given = {name: os.environ[name] for name in named if name in os.environ}
    env = {**given, "HOME": str(tmp_path), "RUNWELL_DATA": str(tmp_path / "data")}
    subprocess.run([COMMAND, "demo"], env=env, check=True, capture_output=True)
    return env


def test_none_of_them_fails_and_the_trail_is_whole(env, capsys):
    port, confirmed, before = free_port(), [], trail(env)
    command = [COMMAND, "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True)
    server.stdout.readline()
    senders = [Sender(f"http://localhost:{port}", f"client-{n}", confirmed) for n in range(CLIENTS)]
    for sender in senders:
        sender.start()
    time.sleep(SECONDS)
    for sender in senders:
        sender.enough.set()
    for sender in senders:
        sender.join(90)
    server.terminate()
    server.communicate(timeout=60)
    with capsys.disabled():
        print(f"\n{len(confirmed)} requests by {CLIENTS} clients in {SECONDS} s")
    assert [failure for sender in senders for failure in sender.failures] == []
    assert not any(sender.is_alive() for sender in senders)
    assert len(confirmed) > CLIENTS and len(set(confirmed)) == len(confirmed)
    assert set(confirmed) == kept(env)
    assert trail(env) - before >= len(confirmed)


def kept(env):
    """The names of all requests, read by the site's own door to its database."""
    code = "from runwell.records.models import VisitRequest as V; import json; "
    code += (
        "print(json.dumps([*V.objects.filter(name__startswith='client-').values_list('name', flat=True)]))"
    )
    said = subprocess.run(
        [COMMAND, "manage", "shell", "--no-imports", "-c", code],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(said.stdout))


def trail(env):
    """How many rows the verified chain has."""
    command = [COMMAND, "manage", "verify_audit", "--json"]
    said = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    return json.loads(said.stdout)["rows"]
