"""The files of a small made-up region, and ways to break them."""

from functools import lru_cache
from pathlib import Path

import pytest

from runwell.knowledge.reading import read
from runwell.refusals import Refusals

KNEE = Path(__file__).parent / "knee"


@lru_cache
def _texts():
    return {path.relative_to(KNEE).as_posix(): path.read_text() for path in sorted(KNEE.rglob("*.toml"))}


def knee():
    """Every file of the made-up region: path -> text."""
    return dict(_texts())


def broken(path, *changes):
    """The files with (old, new) changes in one of them; each old text must stand there."""
    files = knee()
    for old, new in changes:
        assert old in files[path], f"{path} does not hold {old!r}"
        files[path] = files[path].replace(old, new, 1)
    return files


def without(path):
    """The files but one."""
    files = knee()
    del files[path]
    return files


def problems(files):
    """The sentences with which these files are refused."""
    with pytest.raises(Refusals) as refused:
        read(files)
    return [str(refusal) for refusal in refused.value.all]


def problem(files):
    """The only sentence with which these files are refused."""
    (sentence,) = problems(files)
    return sentence
