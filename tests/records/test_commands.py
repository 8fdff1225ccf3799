"""What the host types: the practice, its first owner, the trail."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from runwell.records import access, audit
from runwell.records.append_only import bar, unbar
from runwell.records.models import Account, AuditEvent, GivenRole, SignInLink
from runwell.records.roles import Role
from runwell.records.tokens import token_hash
from runwell.refusals import Refusal
from tests.people import PRACTICE

COMMAND = Path(sys.executable).with_name("runwell")
DEMO = Path(__file__).parents[2] / "content" / "practice.json"


@pytest.fixture
def file(tmp_path):
    """Writes a practice into a file and gives its path."""

    def written(**changed):
        path = tmp_path / "practice.json"
        path.write_text(json.dumps({**PRACTICE, **changed}))
        return str(path)

    return written


def test_a_practice_is_loaded_and_what_was_loaded_is_said(db, file, capsys):
    call_command("load_practice", file(name="Our Practice", demo=False))
    assert access.practice().name == "Our Practice"
    said = capsys.readouterr().out
    assert "Our Practice is loaded. Offices: Chicago, Oak Lawn, Hinsdale, Champaign. People: 13." in said
    assert AuditEvent.objects.get(act="loaded the practice").by == "runwell manage load_practice"


def test_a_demo_is_refused_in_production_alone(db, file, settings):
    settings.RUNWELL_ENV = "production"
    with pytest.raises(Refusal, match="demo practice does not belong in production"):
        call_command("load_practice", file())
    assert access.practice().name == ""
    call_command("load_practice", file(demo=False))
    settings.RUNWELL_ENV = "development"
    call_command("load_practice", file())
    assert access.practice().demo


@pytest.mark.parametrize(
    ("written", "said"), [("{", "not JSON"), (None, "cannot be read"), (b"\xff", "not JSON")]
)
def test_a_file_that_cannot_be_read_is_refused(db, tmp_path, written, said):
    path = tmp_path / "practice.json"
    if written is not None:
        path.write_bytes(written if isinstance(written, bytes) else written.encode())
    with pytest.raises(Refusal, match=said):
        call_command("load_practice", str(path))


def test_the_first_owner_gets_both_roles_and_a_link_for_a_day(db, capsys):
    call_command("make_owner", "Harper@Example.com", "Harper Examplestead")
    account = Account.objects.get(email="harper@example.com")
    assert {Role(one.role) for one in access.roles_of(account)} == {Role.OWNER, Role.ADMINISTRATOR}
    link = capsys.readouterr().out.strip()
    token = link.rstrip("/").rpartition("/")[2]
    assert link == f"http://localhost:8000/account/link/{token}/"
    kept = SignInLink.objects.get(account=account)
    assert kept.token_hash == token_hash(token) and kept.used_at is None
    assert timedelta(hours=23) < kept.expires_at - timezone.now() <= timedelta(hours=24)
    assert not account.has_usable_password()


def test_an_owner_who_is_locked_out_gets_another_link_and_no_second_account(db, capsys):
    call_command("make_owner", "harper@example.com", "Harper")
    call_command("make_owner", "harper@example.com", "Harper")
    first, second = capsys.readouterr().out.split()
    assert first != second
    assert Account.objects.count() == 1 and GivenRole.objects.count() == 2
    assert AuditEvent.objects.filter(act="made an owner").count() == 2


def test_an_address_that_is_none_makes_nobody(db):
    with pytest.raises(Refusal, match="needs a name and an e-mail address"):
        call_command("make_owner", "harper", "Harper")
    assert not Account.objects.exists() and not SignInLink.objects.exists()


def test_a_whole_trail_says_how_many_rows_it_has(db, capsys):
    audit.record("a test", "did something")
    call_command("verify_audit")
    call_command("verify_audit", "--json")
    said = capsys.readouterr().out.splitlines()
    assert said == ["The audit trail is whole: 1 row.", '{"rows": 1}']


def test_a_broken_trail_names_the_row(db, capsys):
    audit.record("a test", "did something")
    unbar(connection)
    AuditEvent.objects.update(act="did nothing")
    bar(connection)
    with pytest.raises(Refusal, match="row 1 of the audit trail"):
        call_command("verify_audit", "--json")
    (problem,) = json.loads(capsys.readouterr().out)
    assert problem["place"] == "row 1 of the audit trail" and problem["level"] == "blocks"


def test_a_refusal_is_a_sentence_with_exit_code_1_and_no_traceback(tmp_path):
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RUNWELL_DATA": str(tmp_path / "data")}
    call = [COMMAND, "manage", "load_practice", str(tmp_path / "nowhere.json")]
    done = subprocess.run(call, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "nowhere.json: it cannot be read" in done.stderr and "Traceback" not in done.stderr
