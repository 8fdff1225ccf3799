"""What the project stands on is small, explained and locked."""

import re
import tomllib

import pytest

from tests.architecture.conftest import ROOT

MOST = 16
PINNED = re.compile(r"^([a-z0-9._-]+)(?:\[[^]]*\])?==([^ ;\\]+)", re.MULTILINE | re.IGNORECASE)


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def project():
    return tomllib.loads((ROOT / "pyproject.toml").read_text())


@pytest.fixture(scope="module")
def locked():
    """What uv.lock holds: name -> (version, hashes)."""
    rows = tomllib.loads((ROOT / "uv.lock").read_text())["package"]
    files = {
        row["name"]: [*row.get("wheels", []), *([row["sdist"]] if "sdist" in row else [])] for row in rows
    }
    return {row["name"]: (row["version"], {file["hash"] for file in files[row["name"]]}) for row in rows}


def exported(name):
    """What a requirements file holds: name -> (version, hashes)."""
    blocks = re.split(r"\n(?=\S)", (ROOT / name).read_text())
    found = [(PINNED.match(block), block) for block in blocks]
    return {plain(pin[1]): (pin[2], set(re.findall(r"--hash=(\S+)", block))) for pin, block in found if pin}


def test_every_runtime_dependency_says_why_it_is_here(project):
    lines = (
        (ROOT / "pyproject.toml")
        .read_text()
        .split("dependencies = [\n", 1)[1]
        .split("\n]", 1)[0]
        .splitlines()
    )
    assert len(lines) == len(project["project"]["dependencies"]) <= MOST
    assert [line for line in lines if not re.search(r'",\s+# \w.{20,}', line)] == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_what_pip_installs_is_what_uv_installs(name, locked):
    rows = exported(name)
    assert len(rows) > 30
    assert {package: locked.get(package) for package in rows} == rows


def test_everything_that_the_project_asks_for_is_in_the_lock_that_pip_uses(project):
    name_of = re.compile(r"^[A-Za-z0-9._-]+")
    runtime = {plain(name_of.match(one)[0]) for one in project["project"]["dependencies"]}
    build = {plain(name_of.match(one)[0]) for one in project["dependency-groups"]["build"]}
    dev = {plain(name_of.match(one)[0]) for one in project["dependency-groups"]["dev"]}
    assert runtime | build <= exported("requirements.lock").keys()
    assert runtime | build | dev <= exported("requirements-dev.lock").keys()
    assert not dev & exported("requirements.lock").keys()


def test_the_build_uses_the_very_tool_that_is_locked(project):
    assert project["build-system"]["requires"] == [
        one for one in project["dependency-groups"]["build"] if one.startswith("hatchling")
    ]
