"""`runwell work`: once or until stopped, alone or beside the site."""

import json
import logging
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from runwell.cli.beside import WorkBeside
from runwell.cli.serve import say_that_mail_is_off
from tests.cli.conftest import COMMAND, free_port
from tests.ready import migrated

SEND = """
import django; django.setup()
from runwell.records import post
post.send_later(by="test", to="robin@example.com", subject="Sign in", body="http://localhost/link/s3cret/")
"""


def settings_in(folder):
    given = {"PATH": os.environ["PATH"], "HOME": str(folder), "RUNWELL_DATA": str(folder / "data")}
    return {**given, "DJANGO_SETTINGS_MODULE": "runwell.config.settings"}


@pytest.fixture(scope="module")
def waiting(tmp_path_factory):
    """A data folder with an empty database that is ready, and one mail that waits. To be copied."""
    folder = tmp_path_factory.mktemp("waiting")
    migrated(folder / "data")
    subprocess.run([sys.executable, "-c", SEND], env=settings_in(folder), check=True)
    return folder / "data"


@pytest.fixture
def env(waiting, tmp_path):
    """The settings of a copy of it."""
    shutil.copytree(waiting, tmp_path / "data")
    return settings_in(tmp_path)


def rows(env, question):
    with sqlite3.connect(f"{env['RUNWELL_DATA']}/runwell.sqlite3", timeout=20) as records:
        return records.execute(question).fetchall()


def soon(something, seconds=30):
    """What it gives, once it gives something."""
    until = time.monotonic() + seconds
    while not (got := something()) and time.monotonic() < until:
        time.sleep(0.1)
    assert got
    return got


def letters(env):
    return list(Path(env["RUNWELL_DATA"], "mail").glob("*"))


def workers(env):
    """The process ids of the workers that live."""
    return [int(name.split()[-2]) for (name,) in rows(env, "SELECT name FROM records_workprocess")]


def lives(pid):
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().split()[2] != "Z"


def test_once_does_what_is_due_now_and_a_second_time_nothing(env, call):
    said = call("work", "--once", "--json")
    assert said.returncode == 0 and json.loads(said.stdout)["failed"] == []
    [letter] = letters(env)
    assert "To: robin@example.com" in letter.read_text()
    again = call("work", "--once")
    assert (again.returncode, again.stdout) == (0, "0 done, 0 failed\n")
    assert len(letters(env)) == 1


def test_what_failed_is_named_by_its_kind_only(env, call):
    server = {"EMAIL_URL": "smtp://127.0.0.1:1"}
    said = call("work", "--once", "--json", **server)
    [failed] = json.loads(said.stdout)["failed"]
    assert said.returncode == 1
    assert (failed["kind"], failed["failure"]) == ("mail", "ConnectionRefusedError") and failed["again_at"]
    assert "robin" not in said.stdout + said.stderr and "s3cret" not in said.stdout + said.stderr


def test_a_database_that_was_never_prepared_is_refused(call):
    said = call("work")
    assert said.returncode == 1 and "runwell work" in said.stderr and "manage migrate" in said.stderr


def test_until_stopped_it_does_what_falls_due_and_ends_in_order(env):
    working = subprocess.Popen([COMMAND, "work", "--json"], env=env, stdout=subprocess.PIPE, text=True)
    soon(lambda: letters(env))
    [pid] = soon(lambda: workers(env))
    assert pid == working.pid
    working.send_signal(signal.SIGTERM)
    said, _ = working.communicate(timeout=30)
    assert working.returncode == 0 and workers(env) == []
    assert "mail" in {json.loads(line)["kind"] for line in said.splitlines()}


def serve(env, *more):
    command = [COMMAND, "serve", "--port", str(free_port()), *more]
    serving = subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert "Runwell is at" in serving.stdout.readline()
    return serving


def test_beside_the_site_it_is_started_again_when_it_dies_and_ends_with_the_site(env):
    serving = serve(env)
    [first] = soon(lambda: workers(env))
    os.kill(first, signal.SIGKILL)
    second = soon(lambda: [pid for pid in workers(env) if pid != first])[0]
    serving.send_signal(signal.SIGTERM)
    _, said = serving.communicate(timeout=60)
    assert serving.returncode == 0 and "runwell work has ended (-9)" in said
    assert said.endswith("Runwell has stopped\n") and not lives(second)


def test_a_worker_whose_site_was_killed_ends_too(env):
    serving = serve(env)
    [worker] = soon(lambda: workers(env))
    serving.kill()
    serving.communicate()
    assert soon(lambda: not lives(worker))


def test_the_site_can_be_served_without_it(env):
    serving = serve(env, "--without-work")
    time.sleep(3)
    serving.send_signal(signal.SIGTERM)
    serving.communicate(timeout=60)
    assert workers(env) == [] and letters(env) == []


def test_one_that_dies_at_once_is_started_again_ever_more_slowly(monkeypatch, caplog):
    waits = []
    beside = WorkBeside(("sh", "-c", "exit 3"))

    def wait(seconds):
        waits.append(seconds)
        if len(waits) == 8:
            beside.stopping.set()

    monkeypatch.setattr(beside.stopping, "wait", wait)
    with caplog.at_level(logging.ERROR):
        beside.keep_alive()
    assert waits == [2, 4, 8, 16, 32, 60, 60, 60]
    assert "ended (3)" in caplog.text


@pytest.mark.parametrize("on", [True, False])
def test_the_site_says_at_its_start_when_mail_is_off(settings, capsys, on):
    settings.RUNWELL_MAIL_IS_ON = on
    say_that_mail_is_off()
    assert ("Mail is off, since EMAIL_URL is not set" in capsys.readouterr().err) is not on
