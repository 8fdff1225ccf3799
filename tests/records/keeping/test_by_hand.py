"""A backup can be opened without Runwell, as the README inside says; and it may be larger than the memory."""

import os
import pty
import re
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing

import pyrage
import pytest

from tests.records.keeping.conftest import PASSPHRASE

MEGABYTE = 1 << 20
# Four times what the memory may differ by.
MEDIA = 240 * MEGABYTE


@pytest.fixture
def taken_apart(backup, tmp_path):
    with tarfile.open(backup[0]) as tar:
        assert tar.getnames() == ["README.txt", "key.age", "contents.age"]
        tar.extractall(tmp_path, filter="data")
    return tmp_path


def looks_right(folder, house):
    assert {"manifest.json", "secret-key"} <= {path.name for path in folder.iterdir()}
    assert (folder / "originals/ab/abcd").read_bytes() == (house.data / "originals/ab/abcd").read_bytes()
    asked = len(house.rows()["records_visitrequest"])
    if house.url:
        assert (folder / "database/records_visitrequest.copy").read_text().count("\n") == asked
        return
    with closing(sqlite3.connect(folder / "database/runwell.sqlite3")) as records:
        assert records.execute("SELECT count(*) FROM records_visitrequest").fetchone() == (asked,)


def test_with_the_library_of_age_and_tar(taken_apart, practice_house):
    key = pyrage.passphrase.decrypt((taken_apart / "key.age").read_bytes(), PASSPHRASE).decode().strip()
    pyrage.decrypt_file(
        str(taken_apart / "contents.age"),
        str(taken_apart / "contents.tar"),
        [pyrage.x25519.Identity.from_str(key)],
    )
    (taken_apart / "out").mkdir()
    subprocess.run(["tar", "-xf", taken_apart / "contents.tar", "-C", taken_apart / "out"], check=True)
    looks_right(taken_apart / "out", practice_house)


@pytest.mark.skipif(not shutil.which("age"), reason="the tool age is not installed here")
def test_with_the_very_words_of_the_readme(taken_apart, practice_house, backup):
    words = (taken_apart / "README.txt").read_text()
    first, second = (
        line.strip() for line in re.findall(r"^    ((?:tar|age) .*?)(?:  +\(.*)?$", words, re.MULTILINE)
    )
    (taken_apart / "out").mkdir()
    typed(f"cd {taken_apart}/out && {first.replace('FILE', str(backup[0]))} && {second}")
    looks_right(taken_apart / "out", practice_house)


def typed(line):
    """Run a line in a terminal of its own, where age asks for the passphrase."""
    child, terminal = pty.fork()
    if child == 0:
        os.execvp("sh", ["sh", "-c", line])
    said = b""
    try:
        while piece := os.read(terminal, 1000):
            said += piece
            if said.rstrip().endswith(b":"):
                os.write(terminal, f"{PASSPHRASE}\n".encode())
                said = b""
    except OSError:
        pass  # the end of a terminal
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, said


def test_memory_does_not_grow_with_the_media(practice_house, new_house, tmp_path):
    small, large = new_house(like=practice_house), new_house(like=practice_house)
    with (large.data / "media/video").open("wb") as video:
        video.truncate(MEDIA)
    assert (
        peak(large, "backup", tmp_path / "large") < peak(small, "backup", tmp_path / "small") + 60 * MEGABYTE
    )
    (tmp_path / "small").rename(tmp_path / "small.backup")
    small, large = new_house(), new_house()
    less = peak(small, "restore", tmp_path / "small.backup")
    assert peak(large, "restore", tmp_path / "large") < less + 60 * MEGABYTE
    assert (large.data / "media/video").stat().st_size == MEDIA


# age measures the machine and takes 256 MB or 512 MB or more for a passphrase, which would hide the rest.
WITHOUT_A_LOCK = """
import sys, pyrage
pyrage.passphrase.encrypt = pyrage.passphrase.decrypt = lambda key, passphrase: key
from runwell.cli import main
sys.exit(main(sys.argv[1:]))
"""


def peak(house, *call):
    """The most memory that the command had at once, in bytes, but for the lock on the key."""
    env = house.env(RUNWELL_PASSPHRASE=PASSPHRASE)
    command = [sys.executable, "-c", WITHOUT_A_LOCK, *map(str, call)]
    started = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    assert started.returncode == 0
    return used.ru_maxrss * (1 if os.uname().sysname == "Darwin" else 1024)
