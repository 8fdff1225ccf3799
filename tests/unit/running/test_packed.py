"""What a run's blob keeps, how small it is, and that a spoilt one is refused."""

import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from runwell.refusals import Refusal
from runwell.running.files.run import Streams
from runwell.running.packed import COLUMNS, HEAD, MISSING, MOST_ROWS, ROWS, VERSION, WHOLE, pack, unpack

KEPT_TO = {
    "time": 0.001,
    "distance": 0.01,
    "latitude": 1e-7,
    "longitude": 1e-7,
    "altitude": 0.01,
    "speed": 0.001,
    "cadence": 0.001,
    "contact": 0.01,
    "oscillation": 0.01,
    "balance": 0.01,
}
LIMITS = {"time": 5e9, "latitude": 90.0, "longitude": 180.0}
missing = st.just(np.nan)


@st.composite
def streams(draw):
    rows = draw(st.integers(0, 40))
    columns = {}
    for name in COLUMNS:
        most = LIMITS.get(name, 1e6)
        numbers = st.integers(0, 255).map(float) if name == "heart_rate" else st.floats(-most, most)
        columns[name] = draw(arrays(np.float64, rows, elements=numbers | missing))
        if draw(st.booleans()) and name in ("contact", "oscillation", "balance"):
            columns[name] = np.empty(0)
    return Streams(**columns)


@given(streams())
def test_what_is_packed_comes_back(run):
    again = unpack(pack(run))
    for (name, before), (_, after) in zip(run.columns(), again.columns(), strict=True):
        assert before.shape == after.shape
        np.testing.assert_allclose(after, before, rtol=0, atol=KEPT_TO.get(name, 0) / 2 * (1 + 1e-3) + 1e-9)
    for (_, before), (_, after) in zip(again.columns(), unpack(pack(again)).columns(), strict=True):
        np.testing.assert_array_equal(after, before)


@given(streams(), st.data())
def test_a_spoilt_blob_is_refused(run, data):
    blob = bytearray(pack(run))
    blob[data.draw(st.integers(0, len(blob) - 1))] ^= data.draw(st.integers(1, 255))
    cut = bytes(blob)[: data.draw(st.integers(0, len(blob)))]
    with pytest.raises(Refusal, match="Rebuild them"):
        unpack(cut)


def blob_of(rows, head, body=b""):
    heads = HEAD.pack(*head) + HEAD.pack(MISSING, 0, 0, 0, 0) * (len(COLUMNS) - 1)
    return bytes([VERSION]) + zlib.compress(ROWS.pack(rows) + heads + body)


@pytest.mark.parametrize(
    "blob",
    [
        b"",
        bytes([VERSION + 1]),
        bytes([VERSION]) + zlib.compress(b"short"),
        blob_of(MOST_ROWS + 1, (MISSING, 0, 0, 0, 0)),
        blob_of(5, (WHOLE, 0, 1, 0, 0)),
        blob_of(2, (WHOLE, 9, 0, 0, 0)),
        blob_of(2, (WHOLE, 0, 0, 0, 0), b"more"),
        blob_of(9, (3, 0, 1, 0, 0), b"\xff"),
        blob_of(9, (77, 0, 0, 0, 0), b"\xff\xff"),
        blob_of(0, (WHOLE, 0, 0, 0, 0)),
    ],
)
def test_lengths_that_disagree_are_refused(blob):
    with pytest.raises(Refusal, match="kept columns of this run"):
        unpack(blob)


def test_what_no_watch_can_mean_is_missing():
    run = Streams.of(4, speed=np.array([np.inf, -np.inf, 1e300, 2.5]))
    np.testing.assert_array_equal(unpack(pack(run)).speed, [np.nan, np.nan, np.nan, 2.5])


def test_a_run_of_a_month_and_a_half_is_too_long():
    with pytest.raises(Refusal, match="too long"):
        pack(Streams.of(MOST_ROWS + 1))


def test_an_hour_is_small():
    rows, chance = 4000, np.random.default_rng(7)
    speed = 3 + np.cumsum(chance.normal(0, 0.03, rows))
    course = np.cumsum(chance.normal(0, 0.02, rows))
    run = Streams.of(
        rows,
        time=1.7e9 + np.arange(rows),
        distance=np.cumsum(speed),
        latitude=45 + np.cumsum(speed * np.cos(course)) * 9e-6,
        longitude=-93 + np.cumsum(speed * np.sin(course)) * 1.27e-5,
        altitude=np.round((250 + np.cumsum(chance.normal(0, 0.1, rows))) * 5) / 5,
        speed=np.round(speed * 1000) / 1000,
        heart_rate=np.round(150 + np.cumsum(chance.normal(0, 0.3, rows))),
        cadence=2 * np.round(85 + chance.normal(0, 0.7, rows)),
    )
    assert len(pack(run)) < 22_000
