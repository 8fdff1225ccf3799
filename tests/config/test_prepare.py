"""What `make run` and `make test` do first: a .venv that follows the lock files and is not made twice."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Stands in for uv: notes how it was called, and leaves the command that a real one installs.
UV = """#!/bin/sh
echo "$@" >> "$HOME/calls"
[ "$1" = --version ] && exit 0
[ -e "$HOME/broken" ] && exit 3
mkdir -p .venv/bin && touch .venv/bin/runwell && chmod +x .venv/bin/runwell
"""


class House:
    """A copy of what the script reads, with a false uv in front."""

    def __init__(self, folder):
        self.folder, self.home = folder / "my clone", folder / "home"
        self.home.mkdir()
        (self.folder / ".ci").mkdir(parents=True)
        shutil.copy(ROOT / ".ci" / "prepare", self.folder / ".ci")
        for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
            shutil.copy(ROOT / name, self.folder)
        (self.home / "uv").write_text(UV)
        (self.home / "uv").chmod(0o755)

    def prepare(self, kind, path=None, **settings):
        env = {"PATH": path or f"{self.home}:{os.environ['PATH']}", "HOME": str(self.home), **settings}
        script = [shutil.which("sh"), self.folder / ".ci" / "prepare", kind]
        return subprocess.run(script, env=env, capture_output=True, text=True, check=False)

    @property
    def installed(self):
        calls = self.home / "calls"
        return (
            [line for line in calls.read_text().splitlines() if line != "--version"] if calls.exists() else []
        )


@pytest.fixture
def house(tmp_path):
    return House(tmp_path)


def test_the_second_time_does_nothing(house):
    assert house.prepare("run").returncode == 0
    assert house.prepare("run").returncode == 0
    assert house.installed == ["sync --frozen --inexact --no-dev --quiet"]


def test_a_changed_lock_is_followed(house):
    house.prepare("run")
    with (house.folder / "requirements.lock").open("a") as lock:
        lock.write("# another\n")
    house.prepare("run")
    assert len(house.installed) == 2


def test_a_lock_that_only_looks_newer_is_not(house):
    house.prepare("run")
    (house.folder / "requirements.lock").touch()
    house.prepare("run")
    assert len(house.installed) == 1


def test_the_tests_add_what_they_need_and_the_product_takes_nothing_away(house):
    house.prepare("run")
    house.prepare("dev")
    house.prepare("run")
    assert house.installed == ["sync --frozen --inexact --no-dev --quiet", "sync --frozen --inexact --quiet"]


def test_what_failed_is_tried_again(house):
    (house.home / "broken").touch()
    assert house.prepare("run").returncode != 0
    (house.home / "broken").unlink()
    assert house.prepare("run").returncode == 0
    assert len(house.installed) == 2


def test_a_clone_that_was_moved_is_made_anew(house):
    house.prepare("run")
    (house.folder / ".venv" / "old").touch()
    house.folder = house.folder.rename(house.folder.with_name("my other clone"))
    assert house.prepare("run").returncode == 0
    assert len(house.installed) == 2 and not (house.folder / ".venv" / "old").exists()


def test_without_a_python_that_is_new_enough_it_says_what_to_install(house, tmp_path):
    only = tmp_path / "bin"
    only.mkdir()
    for tool in ("sh", "dirname", "cat", "cksum", "sed", "rm"):
        (only / tool).symlink_to(shutil.which(tool))
    said = house.prepare("run", path=str(only))
    assert said.returncode == 1
    assert "Python 3.11 or newer is needed" in said.stderr and "apt-get install" in said.stderr
    assert not (house.folder / ".venv" / "ready-run").exists()


@pytest.mark.parametrize("script", ["prepare", "browser", "run"])
def test_the_scripts_can_be_run(script):
    assert os.access(ROOT / ".ci" / script, os.X_OK)


def test_what_runs_before_a_change_is_kept_runs_all_tests():
    lines = (ROOT / ".ci" / "run").read_text().splitlines()
    assert lines[0].endswith("bash") and "set -euo pipefail" in lines
    assert [line for line in lines if line.startswith("make")] == ["make check", "make test"]
