"""Where packs lie, and what is said when they do not."""

import shutil
import subprocess
import sys

import pytest

from runwell.records.packs import PACKS, load, main, the_pack
from runwell.refusals import Refusal, Refusals
from tests.knowledge.knee_files import KNEE


def test_the_hip_pack_is_read_once():
    assert the_pack("hip") is the_pack("hip")


def test_a_folder_that_is_not_there_is_named():
    with pytest.raises(Refusal) as refused:
        load(KNEE / "ankle")
    assert str(KNEE / "ankle") in str(refused.value)
    assert "RUNWELL_PACKS" in str(refused.value)


def test_only_the_files_of_the_pack_are_read(tmp_path):
    shutil.copytree(KNEE, tmp_path / "knee")
    (tmp_path / "knee" / "README.md").write_text("a note")
    assert load(tmp_path / "knee") == load(KNEE)


def test_a_fault_is_named_by_its_path_inside_the_folder(tmp_path):
    shutil.copytree(KNEE, tmp_path / "knee")
    (tmp_path / "knee" / "causes" / "outer-band.toml").write_text("family = 3\n")
    with pytest.raises(Refusals) as refused:
        load(tmp_path / "knee")
    assert "- causes/outer-band.toml, family: This must be a text, but it is 3." in str(refused.value)


def test_the_pack_needs_no_web_framework():
    code = (
        "import sys; from runwell.records.packs import the_pack; the_pack('hip');"
        "assert 'django' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=PACKS.parent)


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(KNEE, tmp_path / "knee")
    return tmp_path / "knee"


def test_tidying_brings_an_edited_file_into_the_one_layout(folder, capsys):
    limits = folder / "limits.toml"
    limits.write_text("# my remark\n" + limits.read_text().replace("value = 6\n", "value   =   7\n\n\n"))
    assert main([str(folder)]) == 0
    assert limits.read_text() == (KNEE / "limits.toml").read_text().replace("value = 6", "value = 7")
    assert capsys.readouterr().out == f"{load(folder).version} (unsigned)\n"


def test_tidying_a_broken_pack_names_the_problems_and_writes_nothing(folder, capsys):
    limits = folder / "limits.toml"
    limits.write_text(limits.read_text().replace("value = 6\n", "value   =   0\n"))
    before = limits.read_text()
    assert main([str(folder)]) == 1
    assert "- limits.toml: The check needs at least one page" in capsys.readouterr().err
    assert limits.read_text() == before


def test_tidying_tells_a_signed_pack_from_an_unsigned_one(folder, capsys):
    cover = folder / "pack.toml"
    version = load(folder).version
    signature = f'\n[[signature]]\nby = "A"\nrole = "B"\non = 2026-12-01\nversion = "{version}"\n'
    cover.write_text(cover.read_text() + signature)
    assert main([str(folder)]) == 0
    assert capsys.readouterr().out == f"{version} (signed)\n"


def test_tidying_needs_one_folder(capsys):
    assert main([]) == 2
    assert "Usage" in capsys.readouterr().err
