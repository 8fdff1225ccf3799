"""One file of an import: its hash, and what is in it. Nothing here knows of rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from hashlib import sha256
from typing import Any

import numpy as np

from runwell.knowledge.pack import Pack
from runwell.records.importing import originals
from runwell.refusals import Refusal
from runwell.running.files.archive import Found, Told, Unread
from runwell.running.files.door import decode
from runwell.running.files.run import Damage, Device, Run, Sport, Streams
from runwell.running.likeness import richness
from runwell.running.packed import pack as packed
from runwell.running.plausible import demand_plausible, demand_run
from runwell.running.summarised import began_of, distance_of, summarised
from runwell.running.summary import Summary

READER = 1
"""Counted up when our readers read more: files that an earlier one could not read are then tried again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a file is read with. zone: where no file says another; today: what is later was not run."""

    pack: Pack
    zone: tzinfo
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """A run out of a file. packed: its streams. ends: first and last latitude and longitude."""

    nth: int
    summary: Summary
    format: str
    device: Device
    name: str
    file_meters: float | None
    richness: tuple[int, ...]
    packed: bytes
    laps: list[list[float | None]]
    ends: tuple[float, float, float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file of an import, by its place. data: None where no byte could be had, `why` says why.

    beside: it is no recording at all. harms: of how it was packed into the archive.
    """

    number: int
    name: str
    told: Told = Told()
    sha256: str = ""
    size: int = 0
    data: bytes | None = None
    harms: tuple[Damage, ...] = ()
    why: Refusal | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is in a file. other: it holds activities, and none is a run. why: of what holds no run.

    packed: as `originals.keep` takes its bytes, where they are to be kept.
    """

    activities: tuple[Activity, ...] = ()
    packed: tuple[str, bytes] = ("", b"")
    harms: tuple[Damage, ...] = ()
    why: Refusal | None = None
    other: bool = False


def member_of(number: int, found: Found | Unread) -> Member:
    """Fetch its bytes and hash them."""
    if isinstance(found, Unread):
        return Member(number=number, name=found.name, why=found.why, beside=found.beside)
    try:
        unfolded = found.unfold()
    except Refusal as refusal:
        return Member(number=number, name=found.name, told=found.told, why=refusal)
    return Member(
        number=number,
        name=found.name,
        told=found.told,
        sha256=sha256(unfolded.data).hexdigest(),
        size=len(unfolded.data),
        data=unfolded.data,
        harms=unfolded.damage,
    )


def held_in(member: Member, around: Around) -> Held:
    """Read its bytes. What goes wrong is said, never raised."""
    try:
        runs = decode(member.data or b"")
    except Refusal as refusal:
        return Held(why=refusal, harms=member.harms)
    harms = tuple(dict.fromkeys((*member.harms, *(one for run in runs for one in run.damage))))
    activities, others, wrong = [], [], []
    for nth, run in enumerate(runs):
        whole = as_told(run, member.told) if len(runs) == 1 else run
        try:
            demand_run(whole, around.pack)
        except Refusal as refusal:
            others.append(refusal)
            continue
        try:
            demand_plausible(whole, around.today)
            activities.append(activity_of(nth, whole, around))
        except Refusal as refusal:
            wrong.append(refusal)
    if activities:
        return Held(activities=tuple(activities), harms=harms, packed=originals.packed(member.data or b""))
    nothing = Refusal("There is no activity in this file", mend="There is nothing to keep")
    return Held(harms=harms, why=[*wrong, *others, nothing][0], other=bool(others) and not wrong)


def as_told(run: Run, told: Told) -> Run:
    """With the sport that the account says, which its owner may have mended there."""
    if told.kind is Sport.UNKNOWN or told.kind is run.sport:
        return run
    return replace(run, sport=told.kind, sport_said=told.sport)


def activity_of(nth: int, run: Run, around: Around) -> Activity:
    """A run with all that is kept of it. Refusal: its summary is none that a run can have."""
    began: datetime = began_of(run, around.zone)
    return Activity(
        nth=nth,
        summary=summarised(run, id="", began=began, pack=around.pack),
        format=run.format.value,
        device=run.device,
        name=run.name,
        file_meters=distance_of(run),
        richness=richness(run),
        packed=packed(run.streams),
        laps=[[lap.start, lap.seconds, lap.meters] for lap in run.laps],
        ends=ends_of(run.streams),
    )


def ends_of(streams: Streams) -> tuple[float, float, float, float] | None:
    """Where the track begins and ends; None without positions."""
    there = np.flatnonzero(np.isfinite(streams.latitude) & np.isfinite(streams.longitude))
    if not len(there):
        return None
    first, last = there[0], there[-1]
    both = (
        streams.latitude[first],
        streams.longitude[first],
        streams.latitude[last],
        streams.longitude[last],
    )
    return tuple(float(one) for one in both)  # type: ignore[return-value]


def plain_harms(harms: tuple[Damage, ...]) -> list[list[Any]]:
    """As JSON."""
    return [[one.harm.value, one.at, plain_text(one.detail, 200)] for one in harms]


def plain_text(said: str, most: int) -> str:
    """Words of a file as a table takes them: no bytes that PostgreSQL bars, and not too many."""
    return "".join(letter for letter in said if letter.isprintable())[:most].strip()
