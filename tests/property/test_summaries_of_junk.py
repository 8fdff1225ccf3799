"""Whatever a damaged file holds, it is summed up or refused in a sentence, and the sum makes sense."""

from datetime import UTC, date
from math import isfinite

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from runwell.refusals import Refusal
from runwell.running.files.run import Format, Run, Sport, Streams
from runwell.running.likeness import richness
from runwell.running.plausible import demand_plausible, demand_run
from runwell.running.summarised import began_of, summarised
from tests.made_runs import HIP, NOON

junk = st.floats(allow_nan=True, allow_infinity=False, width=32) | st.sampled_from([0.0, 1.0, np.nan, -1.0])
usual = st.floats(0, 300) | st.just(np.nan)
SPORTS = [*(Sport.RUNNING,) * 6, *Sport]
times = st.floats(0, 4000) | st.integers(0, 100).map(float) | st.just(np.nan)


@st.composite
def any_run(draw):
    rows = draw(st.integers(0, 40))
    kind = draw(st.sampled_from([junk, usual]))
    columns = {name: draw(arrays(np.float64, rows, elements=kind))
               for name in ("distance", "altitude", "speed", "heart_rate", "cadence", "contact")}  # fmt: skip
    if rows and draw(st.booleans()):
        columns["latitude"] = draw(arrays(np.float64, rows, elements=st.floats(-90, 90) | st.just(np.nan)))
        columns["longitude"] = draw(arrays(np.float64, rows, elements=st.floats(-180, 180)))
    if draw(st.booleans()):
        columns["distance"] = np.full(rows, np.nan)
    moments = draw(st.sampled_from([times, times, st.floats(-1e12, 1e12)]))
    time = NOON.timestamp() + draw(arrays(np.float64, rows, elements=moments))
    return Run(
        format=Format.FIT, sport=draw(st.sampled_from(SPORTS)), began=NOON.timestamp(),
        timer=draw(st.sampled_from([0.0, 600.0, 900.0, 600.5, float("nan")])),
        elapsed=draw(st.sampled_from([0.0, 900.0])),
        streams=Streams.of(rows, time=time, **columns), meters=draw(st.none() | st.floats(0, 1e5)),
        indoor=draw(st.booleans()),
    )  # fmt: skip


@given(any_run())
def test_summed_up_or_refused(run):
    richness(run)
    try:
        demand_run(run, HIP)
        demand_plausible(run, date(2026, 3, 2))
        row = summarised(run, id="1", began=began_of(run, UTC), pack=HIP)
    except Refusal:
        return
    names = ("timer", "elapsed", "run_seconds", "walk_seconds", "longest_block", "level_minutes", "cadence")
    values = [getattr(row, name) for name in names if getattr(row, name) is not None]
    assert all(isfinite(value) and value >= 0 for value in values)
    assert row.elapsed >= row.timer
    assert (row.longest_block or 0) <= (row.run_seconds or 0) + 1e-6
