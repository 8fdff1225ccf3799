"""Somebody follows the guides from an empty server to a site, a backup and its way back."""

import json
import re
import ssl
import sys
import urllib.request

import pytest

from tests.guides.conftest import free_ports
from tests.guides.fenced import LANGUAGES, Step, blocks, steps
from tests.guides.proxies import newer
from tests.guides.stand_in import GUIDES
from tests.guides.walking import walk

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the hosting guides are for Debian")
DEBIAN, BACKUP = "hosting-debian.md", "backup-and-restore.md"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """The whole way, once; the tests look at what it left."""
    made = walk(tmp_path_factory.mktemp("debian"), free_ports(3))
    try:
        yield made
    finally:
        made.running.close()
        made.stop()


def titles(guide):
    return [step.section for step in steps(guide)]


def section(guide, start):
    [name] = dict.fromkeys(title for title in titles(guide) if title.startswith(start))
    return steps(guide, name)


def seen(server, path="/contact/"):
    trust = ssl._create_unverified_context()
    with urllib.request.urlopen(
        f"https://localhost:{server.here.secure}{path}", context=trust, timeout=20
    ) as page:
        return page.read().decode()


def test_an_empty_server_becomes_a_site(server):
    for number in ("1 ", "2 ", "3 "):
        server.follow(section(DEBIAN, number))
    server.follow(steps("postgresql.md"))
    server.follow(section(DEBIAN, "4 "))
    assert "no issues (0 silenced)" in server.said["runwell manage check --deploy"]
    assert re.search(
        r"https://localhost/account/link/[\w-]+/",
        server.said['runwell manage make_owner you@example.com "Your Name"'],
    )
    server.follow(section(DEBIAN, "5 "))
    server.follow(section(DEBIAN, "6 "))
    assert "1200 Demo Street" in seen(server)


def test_the_settings_are_closed_to_others_and_the_secret_is_long(server):
    file = server.here.root / "etc/runwell/runwell.env"
    assert file.stat().st_mode & 0o777 == 0o600
    [secret] = re.findall(r"^SECRET_KEY=(\S{50,})$", file.read_text(), re.MULTILINE)
    assert "=" not in secret.rstrip("=")


def test_caddy_serves_it_too(server):
    lines = section(DEBIAN, "7 ")
    if newer():  # the shipped file is in the words of Debian's Caddy
        lines = [step for step in lines if "caddy validate" not in step.text]
    server.follow(lines)
    assert "1200 Demo Street" in seen(server)


def test_backups_are_made_tried_and_brought_back(server):
    server.follow(section(BACKUP, "A backup every night"))
    assert re.search(r"runwell-\d{8}T\d{6}Z\.backup", server.said["ls -l /var/backups/runwell"])
    server.follow(section(BACKUP, "A copy that is not on"))
    trial = Step(BACKUP, "Try it", 0, "runuser -u postgres -- createdb --owner=runwell runwell_trial")
    server.follow([trial])
    server.follow(section(BACKUP, "Try it"))
    server.follow(section(BACKUP, "The real thing"))
    assert "1200 Demo Street" in seen(server)
    assert list((server.here.root / "var/lib/runwell").glob("replaced-*"))


def test_the_line_for_a_trial_on_postgresql_is_told(server):
    assert "`runuser -u postgres -- createdb --owner=runwell runwell_trial`" in (GUIDES / BACKUP).read_text()


def test_a_new_version_comes_in_and_the_rest_works(server):
    for start in ("10 ", "A new version", "For review only"):
        server.follow(section(DEBIAN, start))
    server.follow(steps("administrator.md"))
    assert "The audit trail is whole" in server.said["runwell manage verify_audit"]
    assert "1200 Demo Street" in seen(server)


def test_the_log_of_the_site_names_no_fault(server):
    log = (server.here.root / "site.log").read_text()
    assert "Traceback" not in log and "ERROR" not in log, log


MOVING = "moving-to-postgresql.md"


def test_every_command_of_every_guide_was_followed(server):
    """The moving guide has a server of its own: tests/guides/test_moving.py."""
    every = {step for guide in GUIDES.glob("*.md") if guide.name != MOVING for step in steps(guide.name)}
    assert every - server.walked == set()


def test_what_is_typed_stands_in_blocks_of_commands():
    for guide in GUIDES.glob("*.md"):
        for _, language, line, rows in blocks(guide.name):
            assert language in LANGUAGES, f"{guide.name}:{line}"
            typed = [
                row for row in rows if language != "sh" and re.match(r"(\S*/)?(runwell|systemctl) ", row)
            ]
            assert typed == [], f"{guide.name}:{line}"


def test_a_command_that_nobody_knows_is_found(server):
    with pytest.raises(AssertionError, match="no test knows how"):
        server.follow([Step("x.md", "", 1, "systemctl disable runwell.service")])
    with pytest.raises(AssertionError, match="x.md:1"):
        server.follow([Step("x.md", "", 1, "runwell manage no_such_command")])


def test_the_practice_that_was_edited_is_the_one_that_was_loaded(server):
    practice = json.loads((server.here.root / "etc/runwell/practice.json").read_text())
    assert practice["demo"] is False
    assert practice["name"] in server.said["runwell manage load_practice /etc/runwell/practice.json"]
