"""A runner's runs, for the runner, the clinicians to whom their record is open, and tasks of the server."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet

from runwell.records.access.patients import own_record, patients
from runwell.records.access.people import Someone, has
from runwell.records.access.run_homes import homes_of
from runwell.records.models import ImportedFile, KeptRun, Patient, RunImport, RunSource, RunWeek
from runwell.records.models import Upload as KeptUpload
from runwell.records.roles import Role
from runwell.running.files.run import Damage, Device, Harm, Lap, Streams
from runwell.running.packed import unpack
from runwell.running.private import shown_to_others
from runwell.running.summary import Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Runs of a calendar week. km: of those whose distance is known; longest: of one of them, km."""

    monday: date
    km: float
    runs: int
    longest: float
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunPage:
    """One run. device: that of the copy that is shown. damage: of its file. sources: the formats it came in.

    file_meters: the distance by the device, also where it does not count. cut: without parts near home.
    """

    summary: Summary
    device: Device
    streams: Streams
    laps: tuple[Lap, ...]
    damage: tuple[Damage, ...]
    source: str
    sources: tuple[str, ...]
    name: str
    gear: str
    file_meters: float | None
    hidden: bool
    cut: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What an import found; files in their order, each with its run."""

    run_import: RunImport
    files: QuerySet[ImportedFile]


def summaries(by: Someone | str, patient_id: UUID) -> tuple[Summary, ...]:
    """Every run that counts, oldest first. PermissionDenied: the record is not open to them."""
    runs = KeptRun.objects.filter(patient=_open(by, patient_id), hidden=False)
    return tuple(run.summary() for run in runs.order_by("began_at", "id"))


def ran_on(by: Someone | str, patient_id: UUID, on: date) -> bool:
    """Whether a run of that day counts. PermissionDenied as above."""
    return KeptRun.objects.filter(patient=_open(by, patient_id), on=on, hidden=False).exists()


def hidden_runs(by: Someone | str, patient_id: UUID) -> tuple[Summary, ...]:
    """Those that the runner put aside, oldest first."""
    runs = KeptRun.objects.filter(patient=_open(by, patient_id), hidden=True)
    return tuple(run.summary() for run in runs.order_by("began_at", "id"))


def weeks(by: Someone | str, patient_id: UUID) -> tuple[Week, ...]:
    """Every week in which somebody ran, oldest first."""
    kept = RunWeek.objects.filter(patient=_open(by, patient_id)).order_by("monday")
    return tuple(
        Week(
            monday=one.monday,
            km=one.meters / 1000,
            runs=one.runs,
            longest=one.longest / 1000,
            seconds=one.seconds,
        )
        for one in kept
    )


def run_of(by: Someone | str, patient_id: UUID, run_id: UUID) -> RunPage:
    """One run with its streams; for everybody but the runner without the parts near home, and without names,
    in which runners and watches write streets and towns.

    KeptRun.DoesNotExist: it is none of theirs. PermissionDenied: the record is not open to them.
    """
    patient = _open(by, patient_id)
    run = (
        KeptRun.objects.select_related("streams")
        .prefetch_related("sources__original")
        .get(patient=patient, id=run_id)
    )
    theirs = _is_own(by, patient)
    streams = unpack(bytes(run.streams.packed))
    if not theirs:
        streams = shown_to_others(streams, homes_of(patient))
    sources = sorted(run.sources.all(), key=lambda one: (not one.shown, one.format, str(one.id)))
    return RunPage(
        summary=run.summary(),
        device=_device(sources[0], serial=theirs),
        streams=streams,
        laps=tuple(
            Lap(start=start, seconds=seconds, meters=meters) for start, seconds, meters in run.streams.laps
        ),
        damage=tuple(Damage(Harm(harm), at, detail) for harm, at, detail in sources[0].original.harms),
        source=sources[0].format,
        sources=tuple(one.format for one in sources),
        name=run.name if theirs else "",
        gear=run.gear if theirs else "",
        file_meters=run.file_meters,
        hidden=run.hidden,
        cut=not theirs,
    )


def imports(by: Someone | str, patient_id: UUID) -> QuerySet[RunImport]:
    """Every time that files were handed in, the latest first; each with its `upload` while that is there."""
    found = RunImport.objects.filter(patient=_open(by, patient_id))
    return found.select_related("upload").order_by("-began_at", "id")


def report(by: Someone | str, patient_id: UUID, import_id: UUID) -> Report:
    """What became of every file. RunImport.DoesNotExist: it is none of theirs."""
    found = imports(by, patient_id).get(id=import_id)
    return Report(found, found.files.select_related("run").order_by("number"))


def uploads(by: Someone | str, patient_id: UUID) -> QuerySet[KeptUpload]:
    """Files that are still on their way, with what was received, the latest first. For the runner alone."""
    patient = _open(by, patient_id)
    if not _is_own(by, patient):
        raise PermissionDenied("only the runner hands in files")
    return KeptUpload.objects.filter(patient=patient, finished_at=None).order_by("-began_at", "id")


def _open(by: Someone | str, patient_id: UUID) -> Patient:
    """The record, where this person may read it."""
    if isinstance(by, str):
        found = Patient.objects.filter(id=patient_id).first()
    else:
        own = own_record(by)
        found = own if own and own.id == patient_id else None
        if found is None and has(by, Role.CLINICIAN):
            found = patients(by).filter(id=patient_id).first()
    if found is None:
        raise PermissionDenied("this record is not open to you")
    return found


def _is_own(by: Someone | str, patient: Patient) -> bool:
    return isinstance(by, str) or by.pk == patient.account_id


def _device(source: RunSource, *, serial: bool) -> Device:
    return Device(maker=source.maker, product=source.product, serial=source.serial if serial else None)
