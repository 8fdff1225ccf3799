"""`runwell pages review FILE`: rows, exit codes, and a sentence for everything that is no document."""

import json
import os
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest

from runwell import cli

SEED = Path("content/hip-pain-after-running.txt").resolve()
MENDED = Path("content/mended/hip-pain-after-running.txt").resolve()
PRACTICE = Path("content/practice.json").resolve()
KEYS = ["level", "rule", "place", "message", "mend"]


def test_json_is_the_list_of_problems_and_nothing_else(capsys):
    assert cli.main(["pages", "review", str(SEED), "--json"]) == 1
    said = capsys.readouterr()
    rows = json.loads(said.out)
    assert said.err == ""
    assert all(list(row) == KEYS for row in rows) and len(rows) >= 23
    assert {row["level"] for row in rows} == {"blocks", "warns", "suggests"}


def test_a_person_reads_place_problem_mend_and_the_counts(capsys):
    assert cli.main(["pages", "review", str(SEED)]) == 1
    said = capsys.readouterr().out
    assert "BLOCKS [title-length] line 5: the title has 88 characters" in said
    assert "Link to /first-visit/" in said
    assert said.strip().splitlines()[-1].endswith("suggests.")


def test_nothing_blocks_the_mended_document(capsys):
    assert cli.main(["pages", "review", str(MENDED), "--practice", str(PRACTICE), "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) <= 2


def test_a_practice_file_says_where_the_locations_are(tmp_path, capsys):
    file = tmp_path / "practice.json"
    file.write_text(json.dumps({"name": "A", "locations": [{"city": "Hinsdale"}]}))
    cli.main(["pages", "review", str(SEED), "--practice", str(file), "--json"])
    unknown = [row for row in json.loads(capsys.readouterr().out) if row["rule"] == "place-unknown"]
    assert [row["place"] for row in unknown] == [
        "line 15, “Chicago”",
        "line 19, “Champaign”",
        "line 28, “Oak Lawn”",
    ]


@pytest.mark.parametrize("practice", ["", "[]", "{", '{"locations": [{"slug": "a"}]}', "[" * 100_000])
def test_a_practice_file_that_says_no_town_is_refused(practice, tmp_path, capsys):
    file = tmp_path / "practice.json"
    file.write_text(practice)
    assert cli.main(["pages", "review", str(SEED), "--practice", str(file), "--json"]) == 1
    [row] = json.loads(capsys.readouterr().out)
    assert row["rule"] == "refused" and "practice.json" in row["place"]


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n ",
    "junk.txt": bytes(range(256)) * 50,
    "picture.png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "broken.docx": b"PK\x03\x04 and no more",
    "other.txt": "Schmerzen in der Hüfte nach dem Laufen sind häufig. Oft ist eine Sehne überlastet, und sie "
    "braucht einige Wochen. Hier steht, was hilft und wann man zum Arzt muss.".encode(),
}


@pytest.mark.parametrize("name", [*BAD, "missing.txt", "."])
def test_what_is_no_document_is_refused_in_one_row(name, tmp_path, capsys):
    if name in BAD:
        (tmp_path / name).write_bytes(BAD[name])
    assert cli.main(["pages", "review", str(tmp_path / name), "--json"]) == 1
    said = capsys.readouterr()
    [row] = json.loads(said.out)
    assert list(row) == KEYS and row["level"] == "blocks" and str(tmp_path) in row["place"]
    assert "Traceback" not in said.err


def test_fifty_megabytes_are_refused_unread(tmp_path, capsys):
    file = tmp_path / "large.txt"
    file.write_bytes(b"hip " * 12_500_000)
    tracemalloc.start()
    assert cli.main(["pages", "review", str(file), "--json"]) == 1
    read = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert read < 10_000_000
    assert "too large" in json.loads(capsys.readouterr().out)[0]["message"]


@pytest.mark.parametrize("wrong", [[], ["a.txt", "b.txt"], ["a.txt", "--sideways"]])
def test_a_wrong_call_exits_with_two(wrong, capsys):
    assert cli.main(["pages", "review", *wrong]) == 2
    assert capsys.readouterr().out == ""


def test_neither_the_site_nor_a_database_is_needed(tmp_path):
    code = (
        "import sys; from runwell import cli; code = cli.main(sys.argv[1:]);"
        "assert not {'django.db', 'wagtail', 'sqlite3'} & set(sys.modules); sys.exit(code)"
    )
    command = [sys.executable, "-c", code, "pages", "review", str(MENDED)]
    env = {"RUNWELL_DATA": str(tmp_path / "none"), "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none"}
    assert subprocess.run(command, env=env, capture_output=True, check=False).returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_it_takes_less_than_two_seconds(call):
    before = os.times()
    assert call("pages", "review", str(SEED)).returncode == 1
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    assert used < 2  # of the processor, so that a busy machine does not count
