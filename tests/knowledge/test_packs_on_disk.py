"""Where packs lie, and what is said when they do not."""

import shutil
import subprocess
import sys

import pytest

from runwell.records.packs import PACKS, load, the_pack
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
