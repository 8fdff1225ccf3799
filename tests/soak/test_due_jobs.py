"""A thousand jobs, two workers, one of them killed in the middle: each done once, each mail there.

On SQLite, and with --postgres on PostgreSQL.
"""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.cli.conftest import COMMAND

pytestmark = pytest.mark.soak
ROOT = Path(__file__).parents[2]
COUNTED, MAILS = 700, 300
KILL_AT, STOPS, PATIENCE = 100, 40, 400

PUT_OFF = f"""
import json
from django.utils import timezone
from runwell.records import post
from runwell.records.actions.jobs import put_off
counted, mails = [], []
for number in range({COUNTED}):
    counted.append(str(put_off(by="soak", kind="counted", about={{}}, due_at=timezone.now()).id))
    if number < {MAILS}:
        letter = dict(to=f"{{number}}@example.com", subject="Hello", body="text")
        mails.append(str(post.send_later(by="soak", **letter).id))
print(json.dumps([counted, mails]))
"""
STATES = """
import json
from runwell.records.models import DueJob
print(json.dumps([[str(job.id), job.state, job.tries] for job in DueJob.objects.all()]))
"""
HELD = """
import json
from runwell.records.models import DueJob
held = DueJob.objects.filter(state="working", worker__contains=" {pid} ")
print(json.dumps([str(job.id) for job in held]))
"""
RUNS = """
import json
from runwell.records.models import AuditEvent
print(json.dumps([*AuditEvent.objects.filter(act="was counted").values_list("record", flat=True)]))
"""


@pytest.fixture
def env(tmp_path):
    given = {name: os.environ[name] for name in ("PATH", "DATABASE_URL") if name in os.environ}
    env = {**given, "HOME": str(tmp_path), "RUNWELL_DATA": str(tmp_path / "data"), "PYTHONPATH": str(ROOT)}
    subprocess.run([COMMAND, "manage", "migrate", "--verbosity", "0"], env=env, check=True)
    return env


def told(env, code):
    """What the code prints as JSON, run where the site itself runs."""
    command = [COMMAND, "manage", "shell", "--no-imports", "-c", code]
    return json.loads(subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout)


def worker(env, *more):
    script = ROOT / "tests/soak/counting_worker.py"
    return subprocess.Popen([sys.executable, script, *more], env=env, stdout=subprocess.PIPE, text=True)


def message_ids(env):
    """The jobs whose mail lies in the folder, each as often as it was sent."""
    texts = [file.read_text() for file in Path(env["RUNWELL_DATA"], "mail").glob("*")]
    return Counter(re.findall(r"^Message-ID: <([0-9a-f-]{36})@", "\n".join(texts), flags=re.MULTILINE))


def test_each_is_done_once_although_a_worker_is_killed(env, capsys):
    counted, mails = told(env, PUT_OFF)
    first, second = worker(env, "--json"), worker(env)
    held = killed_with_a_job_in_hand(env, first)
    states = wait_until_all_are_done(env, {*counted, *mails})
    second.terminate()
    second.communicate(timeout=60)
    assert second.returncode == 0
    taken_over = [job for job, (_, tries) in states.items() if tries > 1]
    runs, sent = Counter(told(env, RUNS)), message_ids(env)
    twice = {job for job, times in sent.items() if times > 1}
    with capsys.disabled():
        print(
            f"\n{len(taken_over)} taken over from the worker that was killed, {len(twice)} mails sent twice"
        )
    assert {record: times for record, times in runs.items() if times != 1} == {}
    assert {f"duejob {job}" for job in counted} <= set(runs)
    assert set(mails) <= set(sent)
    # Only what the killed worker had in its hands may come twice, and both have the same Message-ID.
    assert taken_over == held and twice <= set(held)
    said = [COMMAND, "manage", "verify_audit"]
    subprocess.run(said, env=env, check=True, capture_output=True)


def killed_with_a_job_in_hand(env, working):
    """Kill it in the middle of its work, at a moment when it has taken a job. That job."""
    for _ in range(KILL_AT):
        working.stdout.readline()
    for _ in range(STOPS):
        os.kill(working.pid, signal.SIGSTOP)
        if held := told(env, HELD.format(pid=working.pid)):
            break
        os.kill(working.pid, signal.SIGCONT)
        working.stdout.readline()
    os.kill(working.pid, signal.SIGKILL)
    working.communicate()
    assert held
    return held


def wait_until_all_are_done(env, mine):
    """id -> (state, tries) of these jobs, once all are done; the killed worker's job waits for its lease."""
    until = time.monotonic() + PATIENCE
    while True:
        states = {job: (state, tries) for job, state, tries in told(env, STATES) if job in mine}
        if {state for state, _ in states.values()} == {"done"} or time.monotonic() > until:
            assert Counter(state for state, _ in states.values()) == {"done": COUNTED + MAILS}
            return states
        time.sleep(5)
