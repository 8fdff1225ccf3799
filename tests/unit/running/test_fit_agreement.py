"""Our FIT reader beside fitdecode and Garmin's own SDK, record by record, on every file of ../shared/runs."""

import tomllib
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from runwell.refusals import Refusal
from runwell.running.files.fit import decode_fit
from tests.unit.running.fit_oracles import HAS_GARMIN, by_fitdecode, by_garmin

pytestmark = pytest.mark.needs_shared

SHARED = Path(__file__).parents[4] / "shared" / "runs"
FILES = sorted(f"{file.parent.name}/{file.name}" for file in SHARED.glob("*/*.fit"))
DIFFERENCES = tomllib.loads((Path(__file__).parent / "fit_differences.toml").read_text())
TOLERANCES = {
    "time": 1e-6,
    "distance": 0.011,
    "latitude": 1e-7,
    "longitude": 1e-7,
    "altitude": 0.011,
    "speed": 0.0011,
    "heart_rate": 0,
}
SMALL = 30_000  # bytes; fitdecode takes a second for every 500 kB
GARMIN = pytest.mark.skipif(
    not HAS_GARMIN, reason="Garmin's SDK may not be shipped: install it where tests run"
)


def size(name):
    return (SHARED / name).stat().st_size


@cache
def ours(name):
    """Columns of all records in the file, whichever run they are of."""
    try:
        runs = decode_fit((SHARED / name).read_bytes())
    except Refusal:
        runs = ()
    return {
        column: np.concatenate([np.empty(0), *(getattr(run.streams, column) for run in runs)])
        for column in TOLERANCES
    }


def differing(name, theirs):
    """The columns that differ, in rows sorted by time since runs of one file are told apart by it."""
    rows = min(len(ours(name)["time"]), len(theirs["time"]))
    found = [] if len(ours(name)["time"]) == len(theirs["time"]) else ["rows"]
    sides = [{column: values[:rows] for column, values in side.items()} for side in (ours(name), theirs)]
    orders = [np.argsort(side["time"], kind="stable") for side in sides]
    for column, tolerance in TOLERANCES.items():
        left, right = (side[column][order] for side, order in zip(sides, orders, strict=True))
        same = (np.isnan(left) & np.isnan(right)) | (np.abs(left - right) <= tolerance)
        found += [] if same.all() else [column]
    return found


def agrees_with(who, reader, name):
    assert differing(name, reader((SHARED / name).read_bytes())) == DIFFERENCES.get(name, {}).get(who, [])


@pytest.mark.parametrize("name", [name for name in FILES if size(name) <= SMALL])
def test_small_files_agree_with_fitdecode(name):
    agrees_with("fitdecode", by_fitdecode, name)


@pytest.mark.soak
@pytest.mark.parametrize("name", [name for name in FILES if size(name) > SMALL])
def test_large_files_agree_with_fitdecode(name):
    agrees_with("fitdecode", by_fitdecode, name)


@GARMIN
@pytest.mark.parametrize("name", FILES)
def test_files_agree_with_garmin(name):
    agrees_with("garmin", by_garmin, name)


@GARMIN
@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("bad/")])
def test_damaged_files_give_at_least_what_garmin_gives(name):
    assert len(ours(name)["time"]) >= len(by_garmin((SHARED / name).read_bytes())["time"])


@pytest.mark.parametrize(
    ("name", "records"),
    {
        "badcrc": 6599, "bitflip": 6599, "trailing": 6599, "trunc-crc": 6599, "datasize0": 6599,
        "trunc10": 598, "trunc50": 3289, "trunc90": 5953, "trunc99": 6569,
    }.items(),
)  # fmt: skip
def test_what_is_recovered(name, records):
    """Source: ../shared/peers/runfiles.md, section 2a; 6,599 of `datasize0` as chiptime has."""
    file = f"bad/syn__{name}.fit"
    assert len(ours(file)["time"]) == records
    assert decode_fit((SHARED / file).read_bytes())[0].damage


@pytest.mark.parametrize("name", DIFFERENCES)
def test_every_difference_is_of_a_file_and_explained(name):
    assert name in FILES
    assert DIFFERENCES[name]["why"]
