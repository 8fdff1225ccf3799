"""`runwell pages import FILE`: a draft, live where nothing blocks; nothing half-imported."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from runwell import cli
from tests.cli.test_pages_review import BAD, KEYS, MENDED, SEED
from tests.ready import migrated

REAL = Path("content/practice.json").resolve()


@pytest.fixture
def bring(call, tmp_path):
    """The command, with a database of its own that holds the practice as a demo."""
    migrated(tmp_path / "data")
    assert call("manage", "load_practice", str(REAL)).returncode == 0
    return lambda file, *more: call("pages", "import", str(file), *more)


@pytest.fixture
def at_once(db, capsys):
    """Calls in this process, for a demo or for a real practice: exit code, standard output and error."""
    from runwell.records.actions.practice import load_practice

    def made(demo):
        load_practice(by="test", practice={**json.loads(REAL.read_text()), "demo": demo})
        return lambda file, *more: (cli.main(["pages", "import", str(file), *more]), *capsys.readouterr())

    return made


def asked(tmp_path, question):
    with closing(sqlite3.connect(tmp_path / "data" / "runwell.sqlite3")) as records:
        return records.execute(question).fetchall()


def test_in_a_demo_a_sound_document_is_live_and_a_second_time_changes_nothing(bring, tmp_path):
    said = bring(MENDED, "--json")
    assert (said.returncode, said.stderr) == (0, "")
    assert json.loads(said.stdout) == {"page": "/hip-pain-after-running/", "live": True, "problems": []}
    before = asked(tmp_path, "SELECT count(*) FROM records_auditevent")
    again = bring(MENDED)
    assert (again.returncode, again.stdout) == (0, "The page is at /hip-pain-after-running/\n")
    assert asked(tmp_path, "SELECT count(*) FROM records_auditevent") == before
    assert asked(tmp_path, "SELECT live FROM wagtailcore_page WHERE slug='hip-pain-after-running'") == [(1,)]


def test_in_a_real_practice_the_draft_waits_for_a_clinician_and_the_words_say_how(at_once):
    from wagtail.models import Page

    code, out, error = at_once(demo=False)(MENDED, "--json")
    told = json.loads(out)
    assert (code, told["page"], told["live"]) == (1, "/hip-pain-after-running/", False)
    [row] = told["problems"]
    assert list(row) == KEYS and (row["level"], row["rule"]) == ("blocks", "reviewer")
    assert "Sign in at /editor/ and hand the page to a clinician" in error
    assert Page.objects.get(slug="hip-pain-after-running").live is False


def test_every_problem_that_blocks_a_faulty_document_is_named(at_once):
    bring = at_once(demo=True)
    code, out, error = bring(SEED, "--json")
    rows = json.loads(out)["problems"]
    assert code == 1 and len(rows) > 2
    assert {row["level"] for row in rows} == {"blocks"}
    assert all(f"{row['place']}: {row['message']}. {row['mend']}." in error for row in rows)
    assert bring(MENDED)[0] == 0
    code, out, error = bring(SEED)
    assert (code, out) == (1, "")
    assert "The version before stays live." in error


def test_markdown_and_lines_that_are_no_part_of_a_page(at_once, tmp_path):
    file = tmp_path / "page.md"
    file.write_text(MENDED.read_text().replace("Image Shortcode:", "Word count: <900>\n\nImage Shortcode:"))
    _code, out, error = at_once(demo=True)(file, "--json")
    assert json.loads(out)["live"] is True
    assert "Line 9 is no part of the page: Word count: <900>" in error


def word(path, *more):
    """A .docx with these parts in it, too."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
        for name, content in more:
            archive.writestr(name, content)
    return path


OUTSIDE = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
    'Target="http://example.com/template.dotm" TargetMode="External"/></Relationships>'
)
WORD = {
    "macros.docx": [("word/vbaProject.bin", "x")],
    "linked.docx": [("word/_rels/settings.xml.rels", OUTSIDE)],
}


@pytest.mark.parametrize("name", [*BAD, *WORD, "large.txt", "missing.txt", "."])
def test_what_is_no_document_is_refused_in_one_row_before_anything_is_touched(
    name, tmp_path, capsys, monkeypatch
):
    monkeypatch.setattr("runwell.cli.pages.start", lambda: pytest.fail("it was read after the database"))
    file = tmp_path / name
    if name in BAD:
        file.write_bytes(BAD[name])
    elif name in WORD:
        word(file, *WORD[name])
    elif name == "large.txt":
        file.write_bytes(b"hip " * 12_500_000)
    assert cli.main(["pages", "import", str(file), "--json"]) == 1
    said = capsys.readouterr()
    [row] = json.loads(said.out)
    assert list(row) == KEYS and row["level"] == "blocks" and str(tmp_path) in row["place"]


def test_a_database_that_was_never_prepared_is_a_sentence(call):
    said = call("pages", "import", str(MENDED))
    assert said.returncode == 1
    assert "runwell manage migrate" in said.stderr and "Traceback" not in said.stderr
