"""What `make run` does: the demo, and the site that serves it."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND, free_port

PRODUCTION = {
    "RUNWELL_ENV": "production",
    "SECRET_KEY": "between-1-and-50-random-characters-are-not-too-many-for-a-key",
    "ALLOWED_HOSTS": "localhost",
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A data folder with the demo in it, and what the first and the second call said."""
    folder = tmp_path_factory.mktemp("demo")
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "RUNWELL_DATA": str(folder / "data")}
    calls = [
        subprocess.run([COMMAND, "demo", *more], env=env, capture_output=True, text=True, check=True)
        for more in ([], ["--json"])
    ]
    return env, *calls


def test_passwords_are_shown_the_first_time_only(demo):
    _, first, second = demo
    assert re.search(r"[a-z2-9]{4}(-[a-z2-9]{4}){3}  frontdesk@example\.com \(front desk\)", first.stdout)
    assert "Preparing the database" in first.stderr and "Making up people" in first.stderr
    again = json.loads(second.stdout)
    assert (again["account"], again["password"], second.stderr) == ("frontdesk@example.com", None, "")
    assert {(one["password"], one["totp_secret"]) for one in again["people"]} == {(None, None)}
    assert again["pages"] == ["/hip-pain-after-running/", "/outer-hip-pain/"]
    assert again["practice"] in first.stdout


def test_whoever_is_missing_comes_back_and_a_script_gets_what_they_sign_in_with(demo, tmp_path):
    """The owner is made anew in a copy, so that the other tests keep theirs."""
    env = {**demo[0], "RUNWELL_DATA": str(tmp_path / "data")}
    shutil.copytree(demo[0]["RUNWELL_DATA"], env["RUNWELL_DATA"])
    with closing(sqlite3.connect(tmp_path / "data" / "runwell.sqlite3")) as records, records:
        for table in ("records_account", "account_emailaddress"):
            records.execute(f"UPDATE {table} SET email='old@example.com' WHERE email='owner@example.com'")
    said = subprocess.run([COMMAND, "demo", "--json"], env=env, capture_output=True, text=True, check=True)
    told = json.loads(said.stdout)
    known = [one for one in told["people"] if one["password"]]
    assert [(one["email"], one["roles"]) for one in known] == [("owner@example.com", ["owner"])]
    assert len(known[0]["totp_secret"]) == 32 and len(told["people"]) == 23 and told["password"] is None


def test_what_the_demo_made_is_closed_to_other_people_of_the_machine(demo):
    env, *_ = demo
    assert Path(env["RUNWELL_DATA"]).stat().st_mode & 0o077 == 0


def test_the_site_says_where_it_is_answers_and_stops_cleanly(demo):
    env, *_ = demo
    port = free_port()
    serving = subprocess.Popen(
        [COMMAND, "serve", "--port", str(port)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert serving.stdout.readline() == f"Runwell is at http://localhost:{port} (Ctrl-C stops it)\n"
        with urllib.request.urlopen(f"http://localhost:{port}/contact/", timeout=30) as answer:
            assert "(312) 555-0142" in answer.read().decode()
        with pytest.raises(urllib.error.HTTPError, match="404") as lost:
            urllib.request.urlopen(f"http://localhost:{port}/kept/secret-token/?said=hip", timeout=30)
        page = lost.value.read().decode()
        assert "URLconf" not in page and 'href="/appointments/"' in page
        second = subprocess.run(
            [COMMAND, "serve", "--port", str(port)], env=env, capture_output=True, text=True
        )
        assert second.returncode == 1
        assert "something else listens there" in second.stderr and "Traceback" not in second.stderr
    finally:
        serving.send_signal(signal.SIGINT)
        _, said = serving.communicate(timeout=30)
    assert serving.returncode == 0
    assert said.endswith("Runwell has stopped\n")
    assert "Traceback" not in said and "secret-token" not in said and "said=hip" not in said


def test_what_another_process_changes_shows_on_a_page_that_is_kept_ready(demo):
    env, *_ = demo
    port, change = (
        free_port(),
        "from runwell.records.models import Location as L; L.objects.filter({}).update({})",
    )
    page = f"http://localhost:{port}/locations/chicago/"
    call = [COMMAND, "serve", "--without-work", "--port", str(port)]
    serving = subprocess.Popen(call, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def seen():
        with urllib.request.urlopen(page, timeout=30) as answer:
            return answer.headers["ETag"], answer.read().decode()

    try:
        serving.stdout.readline()
        before = seen()
        assert seen() == before and "(312) 555-0142" in before[1]
        for number in ("(312) 555-0177", "(312) 555-0142"):
            words = change.format("slug='chicago'", f"telephone='{number}'")
            subprocess.run([COMMAND, "manage", "shell", "--no-imports", "-c", words], env=env, check=True)
            assert number in seen()[1]
        assert seen() == before
    finally:
        serving.send_signal(signal.SIGINT)
        serving.communicate(timeout=30)


def test_development_serves_this_machine_only(demo, call):
    said = call("serve", "--host", "0.0.0.0", RUNWELL_DATA=demo[0]["RUNWELL_DATA"])
    assert said.returncode == 2 and "only this machine" in said.stderr


def test_a_database_that_was_never_prepared_is_refused_with_the_way_to_mend_it(call):
    said = call("serve")
    assert said.returncode == 1 and "runwell manage migrate" in said.stderr


def test_the_demo_stays_out_of_production(call):
    said = call("demo", "--json", **PRODUCTION)
    assert said.returncode == 1
    assert "production" in json.loads(said.stdout)[0]["message"]


def test_production_that_lacks_what_it_needs_says_all_of_it_and_starts_nothing(call, tmp_path):
    said = call("serve", RUNWELL_ENV="production")
    assert said.returncode == 2 and "Traceback" not in said.stderr
    assert "SECRET_KEY" in said.stderr and "ALLOWED_HOSTS" in said.stderr
    assert not (tmp_path / "data").exists()


def test_a_database_that_does_not_answer_is_a_sentence(call):
    said = call("demo", DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert said.returncode == 1
    assert "DATABASE_URL" in said.stderr and "Traceback" not in said.stderr
