"""Runs made up for tests: stretches of even movement, recorded as watches do."""

from datetime import UTC, date, datetime, timedelta

import numpy as np

from runwell.records.packs import the_pack
from runwell.running.files.run import Format, Run, Sport, Streams
from runwell.running.summary import Summary

HIP = the_pack("hip")
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)

WALK, RUN, STAND = (1.4, 110.0), (2.9, 168.0), (0.0, 0.0)
"""Meters a second, steps a minute."""


def streams(*stretches, every=1.0, times=None, noise=0.0, **columns):
    """stretches: (seconds, (speed, cadence)); a pause: (seconds, None), none. columns: None drops one."""
    length = sum(seconds for seconds, _ in stretches)
    time = np.arange(0.0, length + every / 2, every) if times is None else np.asarray(times, float)
    begins = np.cumsum([0.0, *(seconds for seconds, _ in stretches)])
    nth = np.clip(np.searchsorted(begins, time, side="left") - 1, 0, len(stretches) - 1)
    paused = np.array([moving is None for _, moving in stretches])
    nth = np.where(paused[nth] & np.isin(time, begins[1:-1]), nth + 1, nth)  # the watch goes on
    time, nth = time[~paused[nth]], nth[~paused[nth]]
    pairs = np.array([moving or STAND for _, moving in stretches])
    speed, cadence = pairs[nth].T
    behind_pause = (np.diff(nth) > 0) & paused[nth[1:] - 1]
    moved = np.where(behind_pause, 0, np.diff(time) * speed[1:])
    distance = np.concatenate(([0.0], np.cumsum(moved)))[: len(time)]
    jumps = np.random.default_rng(7).normal(0, noise, len(time)) if noise else 0.0
    told = {"distance": distance, "speed": np.maximum(speed + jumps, 0), "cadence": cadence}
    told = {name: values for name, values in told.items() if columns.get(name, values) is not None}
    told |= {name: np.broadcast_to(values, len(time)).astype(float)
             for name, values in columns.items() if values is not None}  # fmt: skip
    return Streams.of(len(time), time=NOON.timestamp() + time, **told)


def run(*stretches, sport=Sport.RUNNING, format=Format.FIT, timer=None, began=NOON, **said):  # noqa: A002
    """What a watch says of those stretches."""
    columns = {name: said.pop(name) for name in ("every", "times", "noise", "distance", "speed", "cadence",
                                                 "altitude", "heart_rate", "contact", "balance")
               if name in said}  # fmt: skip
    rows = streams(*stretches, **columns)
    length = sum(seconds for seconds, moving in stretches if moving)
    return Run(
        format=format, sport=sport, began=began.timestamp(), timer=length if timer is None else timer,
        elapsed=sum(seconds for seconds, _ in stretches), streams=rows, **said,
    )  # fmt: skip


def summary(on, km=None, *, hour=7.0, minutes=None, **said):
    """A row of the memory: `km` at an easy pace on that day."""
    began = datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(hours=hour)
    seconds = 60 * (minutes if minutes is not None else (km or 5) * 6)
    said = {"id": f"{on}@{hour:g}", "elapsed": seconds, **said}
    return Summary(began=began, timer=seconds, meters=None if km is None else km * 1000, **said)


def days(first, count, step=1):
    """Every `step`-th day."""
    return [first + timedelta(days=number) for number in range(0, count, step)]


FIRST = date(2026, 3, 2)
