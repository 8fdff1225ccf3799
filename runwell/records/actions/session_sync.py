"""Taking in what a device sent about sessions: late, twice, from two phones; nothing is lost or doubled.

What was sent is only ever added, and which of several words about a set counts follows from all of them. So
the order in which batches come, and how often, changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from runwell.records import audit
from runwell.records.access.programmes import known_programmes
from runwell.records.access.writing import held, held_to_settle
from runwell.records.actions.standing_later import stands_anew_soon
from runwell.records.audit import By
from runwell.records.fuller import counting
from runwell.records.models import Account, EntryToLookAt, KeptSession, Patient, SessionAnswer, SetEntry
from runwell.records.session_entries import (
    AnswerSaid,
    EntrySaid,
    SessionPlace,
    SetSaid,
    facts,
    read_entry,
    said_whole,
)
from runwell.refusals import Refusal


@dataclass(frozen=True, slots=True)
class TakenIn:
    """kept, there: ids made on the device, of what is new and of what was there already.

    waits: its place in the batch, and why. All three are safe here: the device may forget them.
    """

    kept: tuple[UUID, ...] = ()
    there: tuple[UUID, ...] = ()
    waits: tuple[tuple[int, Refusal], ...] = ()


@dataclass(slots=True)
class _SortedOut:
    understood: list[EntrySaid] = field(default_factory=list)
    waits: list[tuple[int, object, Refusal]] = field(default_factory=list)


@transaction.atomic
def take_in_sessions(
    *, by: By, patient_id: UUID, entries: str | Iterable[object], at: datetime | None = None
) -> TakenIn:
    """Keep every entry: as what was done, or as it came, for a clinician to look at.

    entries: JSON as it came, or what it holds; the form of one: decision 0030.
    at: when they came, if not now. Refusal: the consent was taken back. PermissionDenied: not their record.
    """
    patient = held(by, patient_id).patient
    out = _sorted_out(patient, _listed(entries), at or timezone.now())
    kept = _keep(patient, out.understood)
    puzzles = _keep_to_look_at(patient, out.waits, at or timezone.now())
    if kept:
        stands_anew_soon(by=by, patient_id=patient.id)
        audit.record(by, "added what was done in exercise sessions", patient, patient=patient.id)
    if puzzles:
        audit.record(by, "sent what could not be understood", patient, patient=patient.id)
    new = {id(one) for one in kept}
    return TakenIn(
        kept=tuple(one.device_id for one in kept),
        there=tuple(one.device_id for one in out.understood if id(one) not in new),
        waits=tuple((place, why) for place, _, why in out.waits),
    )


def _listed(entries: str | Iterable[object]) -> list[object]:
    """The single entries. What is no list is one entry, and will be refused as such."""
    if not isinstance(entries, str):
        return list(entries)
    try:
        held_in = json.loads(entries)
    except (ValueError, RecursionError):
        return [entries]
    return held_in if isinstance(held_in, list) else [held_in]


def _sorted_out(patient: Patient, entries: list[object], now: datetime) -> _SortedOut:
    known, out = known_programmes(patient), _SortedOut()
    for place, came in enumerate(entries):
        try:
            out.understood.append(read_entry(came, known, now))
        except Refusal as why:
            out.waits.append((place, came, why))
    return out


def _keep(patient: Patient, said: list[EntrySaid]) -> list[EntrySaid]:
    """Add what is not there yet. Those that were new."""
    sessions = {place: _session(place) for place in dict.fromkeys(one.place for one in said)}
    there = {
        found
        for model in (SetEntry, SessionAnswer)
        for found in model.objects.filter(session__in=sessions.values()).values_list(
            "session_id", "said_whole"
        )
    }
    new: list[EntrySaid] = []
    for one in said:
        name = (sessions[one.place].id, said_whole(one))
        if name not in there:
            there.add(name)
            new.append(one)
    for kind, model in ((SetSaid, SetEntry), (AnswerSaid, SessionAnswer)):
        model.objects.bulk_create(
            model(session=sessions[one.place], said_whole=said_whole(one), **facts(one))
            for one in new
            if isinstance(one, kind)
        )
    for place in {one.place for one in new if isinstance(one, SetSaid)}:
        _count_anew(sessions[place])
    return new


def _session(place: SessionPlace) -> KeptSession:
    """The patient's row is held, so nobody else makes it at the same time."""
    found, _ = KeptSession.objects.get_or_create(
        programme_id=place.programme, planned_on=place.planned_on, nth=place.nth
    )
    return found


def _count_anew(session: KeptSession) -> None:
    """Of each set the fullest counts. First off, then on: the database lets no two count at once."""
    sets = list(session.sets.all())
    best = {one.id for one in counting(sets)}
    off = [one.id for one in sets if one.counted and one.id not in best]
    on = [one.id for one in sets if not one.counted and one.id in best]
    session.sets.filter(id__in=off).update(counted=False)
    session.sets.filter(id__in=on).update(counted=True)


def _keep_to_look_at(
    patient: Patient, waits: Iterable[tuple[int, object, Refusal]], now: datetime
) -> list[EntryToLookAt]:
    """Keep them as they came, each once. Those that were new."""
    there = set(EntryToLookAt.objects.filter(patient=patient).values_list("came_whole", flat=True))
    new: dict[str, EntryToLookAt] = {}
    for _, came, why in waits:
        text = _as_it_came(came)
        whole = sha256(text.encode("utf-8")).hexdigest()
        if whole not in there and whole not in new:
            words = {"what": why.what[:300], "where": why.where[:100], "mend": why.mend[:300]}
            new[whole] = EntryToLookAt(patient=patient, came=text, came_whole=whole, came_at=now, **words)
    return EntryToLookAt.objects.bulk_create(new.values())


def _as_it_came(came: object) -> str:
    """In JSON of plain letters, which every database keeps, whatever stands in it."""
    try:
        return json.dumps(came, sort_keys=True, default=repr)
    except (RecursionError, TypeError, ValueError):
        return json.dumps(gettext("Something that cannot be written down"))


@transaction.atomic
def mark_looked_at(*, by: Account, patient_id: UUID, entry_id: UUID) -> None:
    """A clinician has looked at what could not be understood. A second time changes nothing.

    PermissionDenied for everybody but a clinician who looks after the patient, and never themselves.
    """
    patient = held_to_settle(by, patient_id).patient
    waiting = EntryToLookAt.objects.filter(patient=patient, id=entry_id, seen_at=None)
    if waiting.update(seen_at=timezone.now()):
        audit.record(
            by, "looked at what could not be understood", EntryToLookAt(id=entry_id), patient=patient_id
        )
