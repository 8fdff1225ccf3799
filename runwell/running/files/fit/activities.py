"""The activities of one file, one a session; where the watch died before it, what the records say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf

import numpy as np

from runwell.running.files.fit import developer, names, profile, unfinished
from runwell.running.files.fit.content import Content
from runwell.running.files.fit.messages import Message
from runwell.running.files.fit.records import Columns
from runwell.running.files.legs import steps_a_minute
from runwell.running.files.run import Damage, Device, Format, Harm, Lap, Run, Streams

QUARTER_HOUR, FARTHEST_ZONE = 900, 15 * 3600


def activities(content: Content) -> Iterator[Run]:
    """Each activity with its own share of records and laps, in the order of time."""
    columns = developer.dynamics(content) | content.columns
    sessions = sorted(filter(start, content.of(profile.SESSION)), key=start)
    if not sessions:
        sessions = [unfinished.session(content, columns)] if content.rows else []
    sport = content.first(profile.SPORT) if len(sessions) == 1 else {}
    starts = [start(one) for one in sessions]
    laps = [lap for told in content.of(profile.LAP) if (lap := _lap(told))]
    for nth, session in enumerate(sessions):
        since, until = starts[nth] if nth else -inf, (*starts, inf)[nth + 1]
        own = _share(columns, content.rows, since, until)
        yield _run(content, sport | session, own, [lap for lap in laps if since <= lap.start < until])


def start(session: Message) -> float:
    """When it began, seconds since 1970; 0 where it does not say, or says zeros."""
    begun: float = session.get("start", 0) or session.get("time", 0) - session.get("elapsed", 0)
    return begun if begun > profile.EPOCH else 0.0


def _share(columns: Columns, rows: int, since: float, until: float) -> Streams:
    """The records from that moment up to that one."""
    if since == -inf and until == inf:
        return Streams.of(rows, **columns)
    times = columns.get("time", np.full(rows, np.nan))
    inside = (times >= since) & (times < until)
    return Streams.of(int(inside.sum()), **{name: values[inside] for name, values in columns.items()})


def _run(content: Content, session: Message, streams: Streams, laps: Sequence[Lap]) -> Run:
    sport, said = names.of_sport(session.get("sport"))
    streams = replace(streams, cadence=steps_a_minute(streams.cadence, sport))
    sub_sport = session.get("sub_sport")
    timer = float(session.get("timer") or session.get("elapsed") or 0)
    return Run(
        format=Format.FIT,
        sport=sport,
        sport_said=said,
        sub_sport=names.of_sub_sport(sub_sport),
        indoor=sub_sport in names.INDOOR,
        name=session.get("name", ""),
        began=_began(session, streams),
        timer=timer,
        elapsed=session.get("elapsed", timer),
        meters=session.get("meters"),
        streams=streams,
        laps=tuple(laps),
        device=_device(content),
        utc_offset=_offset(content),
        damage=_damage(content, streams),
    )


def _began(session: Message, streams: Streams) -> float:
    """By the session, or else the first record that has a time."""
    begun = start(session)
    times = streams.time[np.isfinite(streams.time)]
    return float(times[0]) if not begun and len(times) else begun


def _lap(told: Message) -> Lap | None:
    """A lap that says when it began and how long it took."""
    seconds = told.get("timer", told.get("elapsed"))
    if seconds is None or not start(told):
        return None
    return Lap(start=start(told), seconds=seconds, meters=told.get("meters"))


def _device(content: Content) -> Device:
    """What the file says it was made by, or else the first device in its list."""
    told = content.first(profile.FILE_ID)
    if "maker" not in told:
        told |= content.first(profile.DEVICE_INFO)
    said = told.get("product_name", "")
    maker, product = names.of_device(told.get("maker"), told.get("product"), said)
    return Device(maker=maker, product=product, serial=told.get("serial"))


def _offset(content: Content) -> int | None:
    """Seconds east of UTC: the watch's own clock less UTC, by quarters of an hour as all zones are."""
    told = content.first(profile.ACTIVITY)
    if "time" not in told or "local" not in told:
        return None
    offset = QUARTER_HOUR * round((told["local"] - told["time"]) / QUARTER_HOUR)
    return offset if abs(offset) <= FARTHEST_ZONE else None


def _damage(content: Content, streams: Streams) -> tuple[Damage, ...]:
    known = streams.time[np.isfinite(streams.time)]
    if (np.diff(known) >= 0).all():
        return content.damage
    return (*content.damage, Damage(Harm.TIMES_OUT_OF_ORDER))
