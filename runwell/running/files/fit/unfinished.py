"""A file without a session: the watch died, or the app writes none. Its records say what they can."""

from __future__ import annotations

import numpy as np

from runwell.running.files.fit import profile
from runwell.running.files.fit.content import Content
from runwell.running.files.fit.messages import Message
from runwell.running.files.fit.records import Columns


def session(content: Content, columns: Columns) -> Message:
    """The session that the file should have had."""
    found: Message = {}
    times = columns.get("time", np.empty(0))
    times = times[np.isfinite(times)]
    if len(times):
        begin, end = float(times.min()), float(times.max())
        found = {"start": begin, "elapsed": end - begin, "timer": _timer(content, begin, end)}
    distances = columns.get("distance", np.empty(0))
    distances = distances[np.isfinite(distances)]
    return found | ({"meters": float(distances[-1])} if len(distances) else {})


def _timer(content: Content, begin: float, end: float) -> float:
    """Seconds with the watch running, by its starts and stops."""
    stopped, since = 0.0, None
    for told in content.of(profile.EVENT):
        if told.get("event") != profile.TIMER or "time" not in told:
            continue
        at = min(max(told["time"], begin), end)
        if told.get("kind") in profile.STOPS and since is None:
            since = at
        elif told.get("kind") in profile.STARTS and since is not None:
            stopped, since = stopped + at - since, None
    return end - begin - stopped - (end - since if since is not None else 0.0)
