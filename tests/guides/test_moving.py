"""The records of a demo go from SQLite to PostgreSQL by the guide, and every row is there as it was."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime

import psycopg
import pytest

from tests.guides.conftest import free_ports
from tests.guides.fenced import steps
from tests.guides.stand_in import COMMAND
from tests.guides.walking import walk
from tests.ready import demo

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the hosting guides are for Debian")
GUIDE = "moving-to-postgresql.md"
# Each kind of database has its own; it is made again.
MADE_AGAIN = "wagtailsearch_"
# The form takes spaces around a note away; the move must not.
WORDS = "  two spaces before,\r\nand a line end as browsers send it \t"
ASK = f"""
from runwell.records.actions.visit_requests import ask_for_visit
from runwell.records.models import VisitRequest
ask_for_visit(by="runner", name="Robin", telephone="1", email="", location_id=None, times="", note="")
VisitRequest.objects.filter(name="Robin").update(note={WORDS!r})
"""


def counts_of_sqlite(file):
    with closing(sqlite3.connect(file)) as old:
        listed = old.execute("PRAGMA main.table_list").fetchall()
        names = [row[1] for row in listed if row[2] == "table" and not row[1].startswith("sqlite_")]
        return counted(names, lambda name: old.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])


def counts_of_postgresql(new):
    rows = new.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()").fetchall()
    return counted(
        [name for (name,) in rows], lambda name: new.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
    )


def counted(names, count):
    return {name: count(name) for name in names if not name.startswith(MADE_AGAIN)}


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    """The demo, served from SQLite, then moved as the guide says: before and after, in rows a table."""
    made = walk(tmp_path_factory.mktemp("moved"), free_ports(3))
    root, data = made.here.root, made.here.root / "var/lib/runwell"
    demo(data)
    env = {"PATH": os.environ["PATH"], "HOME": str(root), "RUNWELL_DATA": str(data)}
    subprocess.run([COMMAND, "manage", "shell", "-v0", "-c", ASK], env=env, check=True, capture_output=True)
    for step in ("2 ", "3 "):
        made.follow([one for one in steps("hosting-debian.md") if one.section.startswith(step)])
    shutil.copy(root / "files/runwell.service", root / "etc/systemd/system")
    try:
        made.start()
        made.follow(steps("postgresql.md"))
        lines = steps(GUIDE)
        made.follow(lines[:2])
        before = counts_of_sqlite(data / "runwell.sqlite3")
        made.follow(lines[2:3])
        with psycopg.connect(user="runwell", host=made.here.postgresql, dbname="runwell") as new:
            after = counts_of_postgresql(new)
            words = new.execute("SELECT note FROM records_visitrequest WHERE name = 'Robin'").fetchone()[0]
            sequence = new.execute(
                "SELECT nextval('wagtailcore_page_id_seq') > max(id) FROM wagtailcore_page"
            ).fetchone()[0]
        made.follow(lines[3:])
        yield made, before, after, words, sequence
    finally:
        made.stop()


def test_every_table_has_as_many_rows_as_before(moved):
    _, before, after, *_ = moved
    assert after == before
    assert before["records_auditevent"] > 3 and before["wagtailcore_page"] > 1


def test_the_chain_is_whole_and_the_site_serves(moved):
    made, before, *_ = moved
    assert f"whole: {before['records_auditevent']} rows" in made.said["runwell manage verify_audit"]
    assert made.site.poll() is None


def test_what_people_wrote_is_as_they_wrote_it(moved):
    assert moved[3] == WORDS


def test_the_next_page_gets_a_number_of_its_own(moved):
    assert moved[4] is True


def test_every_command_of_the_guide_was_followed(moved):
    assert set(steps(GUIDE)) <= moved[0].walked


@pytest.mark.parametrize(
    ("form", "kept"), [("json", False), ("xml", False)], ids=["json cuts times", "xml changes line ends"]
)
def test_why_dumpdata_is_not_enough(form, kept):
    from django.core import serializers

    from runwell.records.models import VisitRequest

    at = datetime(2026, 11, 5, 9, 30, 0, 123456, tzinfo=UTC)
    request = VisitRequest(name="Robin", note=WORDS, asked_at=at)
    text = serializers.serialize(form, [request])
    [back] = serializers.deserialize(form, text)
    assert ((back.object.asked_at, back.object.note) == (at, WORDS)) is kept


def refused(made, file, **changed):
    """What the command says when it moves nothing."""
    env = {**made.settings(made.unit("runwell.service")), **changed}
    call = [COMMAND, "manage", "move_from_sqlite", file]
    done = subprocess.run(call, env=env, capture_output=True, text=True, cwd=made.here.root)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    return done.stderr


def test_what_cannot_be_moved_is_refused(moved):
    made, *_ = moved
    assert "there are records already" in refused(made, "var/lib/runwell/elsewhere.sqlite3")
    assert "is no PostgreSQL" in refused(made, "elsewhere.sqlite3", DATABASE_URL="")
