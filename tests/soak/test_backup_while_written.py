"""A backup taken in the middle of 32 people writing, restored elsewhere: complete up to one moment.

On SQLite, and with --postgres on PostgreSQL.
"""

import re
import subprocess
import time

import pytest

from tests.cli.conftest import COMMAND, free_port
from tests.records.keeping.conftest import new_house
from tests.soak.senders import Sender

__all__ = ["new_house"]
pytestmark = pytest.mark.soak
CLIENTS, BEFORE, BACKUPS = 32, 100, 2
NAMES = "SELECT name FROM records_visitrequest"
NOTES = "SELECT record FROM records_auditevent WHERE act = 'asked for a visit'"
RECORDS = "SELECT CAST(id AS TEXT) FROM records_visitrequest"


@pytest.fixture
def served(new_house):
    """The demo practice with 32 people who never stop asking, and what was confirmed to them."""
    house, port, confirmed = new_house(), free_port(), []
    assert house.run("demo").returncode == 0
    server = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port)], env=house.env(), stdout=subprocess.PIPE, text=True
    )
    server.stdout.readline()
    senders = [Sender(f"http://localhost:{port}", f"client-{n}", confirmed) for n in range(CLIENTS)]
    for sender in senders:
        sender.start()
    yield house, confirmed, senders
    for sender in senders:
        sender.enough.set()
    for sender in senders:
        sender.join(90)
    server.terminate()
    server.communicate(timeout=60)


def test_each_backup_is_complete_up_to_its_moment(served, new_house, tmp_path, capsys):
    house, confirmed, senders = served
    moments = []
    for number in range(BACKUPS):
        wait_for(confirmed, len(confirmed) + BEFORE, senders)
        sure, start = set(confirmed), time.monotonic()
        house.does("backup", tmp_path / f"{number}.backup")
        moments.append((number, sure, set(confirmed) - sure, time.monotonic() - start))
    for sender in senders:
        sender.enough.set()
    for sender in senders:
        sender.join(90)
    assert [failure for sender in senders for failure in sender.failures] == []
    all_of_them = {row[0] for row in read(house, NAMES)}
    for number, sure, meanwhile, seconds in moments:
        there = looked_at(new_house(), tmp_path / f"{number}.backup")
        with capsys.disabled():
            took = f"{len(meanwhile)} more in the {seconds:.1f} s of the backup"
            print(f"\n{len(sure)} confirmed, {took}; it holds {len(there)}")
        assert meanwhile, "nobody could write while the backup was made"
        assert sure <= there <= all_of_them


def looked_at(house, file):
    """Restore into an empty place. The names that came back; they and their notes in the trail are whole."""
    house.does("restore", file)
    names = {row[0] for row in read(house, NAMES)}
    for client in range(CLIENTS):  # one after the other was sent, so no earlier one may be missing
        sent = sorted(int(name.rsplit("-", 1)[1]) for name in names if name.startswith(f"client-{client}-"))
        assert sent == list(range(len(sent)))
    requests = sorted(re.sub("-", "", row[0]) for row in read(house, RECORDS))
    assert requests == sorted(re.sub("-", "", row[0].split()[1]) for row in read(house, NOTES))
    assert house.run("manage", "verify_audit").returncode == 0
    if not house.url:
        assert read(house, "PRAGMA integrity_check") == [("ok",)]
    return names


def read(house, words):
    with house.opened() as database:
        return database.execute(words).fetchall()


def wait_for(confirmed, many, senders):
    while len(confirmed) < many and any(sender.is_alive() for sender in senders):
        time.sleep(0.05)
    assert len(confirmed) >= many, [sender.failures for sender in senders]
