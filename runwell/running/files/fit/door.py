"""The door for FIT files: bytes -> every activity in them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from runwell.refusals import Refusal
from runwell.running.files.fit import heart_rate, names, profile
from runwell.running.files.fit.activities import activities
from runwell.running.files.fit.content import Content, read
from runwell.running.files.fit.parts import is_fit, parts
from runwell.running.files.run import Run

MOST_BYTES = 100 << 20
AGAIN = "Export the run again from your watch's app, as a FIT, GPX or TCX file"


def decode_fit(data: bytes) -> tuple[Run, ...]:
    """The activities of a FIT file, or of several in one chain; what is wrong with it is named on each.

    Refused: bytes that are no FIT file, a file of another kind (settings, sleep), one with nothing in it.
    """
    if not is_fit(data):
        raise Refusal("These bytes are no FIT file: its sign is missing at the start", "byte 8", AGAIN)
    if len(data) > MOST_BYTES:
        raise Refusal("This FIT file is larger than 100 MB, which no run is", f"{len(data)} bytes", AGAIN)
    seen = np.frombuffer(data, np.uint8)
    contents = [read(data, seen, part) for part in parts(data, seen)]
    wanted = [content for content in contents if _other_kind(content) is None]
    _merge_heart_rates(wanted)
    runs = tuple(run for content in wanted for run in activities(content))
    if not runs:
        raise _refusal(contents)
    return _with_loose_ends(runs, contents)


def _other_kind(content: Content) -> str | None:
    """What the file says it is, where that is no activity."""
    kind = content.first(profile.FILE_ID).get("type")
    return names.KINDS.get(kind) if kind is not None else None


def _merge_heart_rates(contents: list[Content]) -> None:
    """What a strap handed over often lies in a file of its own behind that of the watch."""
    found = [heart_rate.beats(content.beats) for content in contents]
    beats = heart_rate.Beats(*map(np.concatenate, zip(*found, strict=True))) if found else None
    for content in contents if beats and len(beats.times) else ():
        if beats and "time" in content.columns:
            own = content.columns.get("heart_rate")
            content.columns["heart_rate"] = heart_rate.merged(beats, content.columns["time"], own)


def _refusal(contents: list[Content]) -> Refusal:
    for content in contents:
        told = content.first(profile.FILE_ID)
        kind = _other_kind(content)
        if kind:
            return Refusal(f"This is {kind}, not an activity", "FIT file", "Leave it out; nothing is missing")
        if told.get("type", names.ACTIVITY) != names.ACTIVITY:
            what = f"This FIT file is of kind {told['type']}, not an activity"
            return Refusal(what, "FIT file", "Leave it out; nothing is missing")
    return Refusal("This FIT file holds no activity: no records and no totals", "FIT file", AGAIN)


def _with_loose_ends(runs: tuple[Run, ...], contents: list[Content]) -> tuple[Run, ...]:
    """The damage of parts without a run of their own is told on the last run."""
    told = {id(one) for run in runs for one in run.damage}
    loose = tuple(one for content in contents for one in content.damage if id(one) not in told)
    return (*runs[:-1], replace(runs[-1], damage=runs[-1].damage + loose)) if loose else runs
