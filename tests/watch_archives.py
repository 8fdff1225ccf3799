"""Archives of watch files as their makers give them out, built from real files moved to other days.

`strava_export`, `garmin_export` and `plain_zip` write a zip of `count` recordings, one a day from the first
day on, and hand back what is in it. Two calls with the same words give the same bytes.
"""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path

import numpy as np

from tests.shifted_files import REAL, Template, checksum, template

RUNS = (
    "fit/jfp__running-with-developer-data.fit",
    "fit/pfp__activity-small-fenix2-run.fit",
    "fit/rpd__run.fit",
    "fit/pfp__developer-types-sample.fit",
    "fit/saf__fit_format_test_File.fit",
    "gpx/rpd__31836c9f-4cc1-431f-81ca-4943e313aa10.gpx",
    "tcx/rpd__run_garmin.tcx",
)
FIT_RUNS = RUNS[:5]
RIDES = ("fit/torm__0134902991.fit", "fit/pfp__null_compressed_speed_dist.fit")
FIRST = date(2019, 1, 1)
WHEN = (2026, 11, 1, 12, 0, 0)
HEADS = {
    "en": (
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,Distance,"
        "Max Heart Rate,Relative Effort,Commute,Activity Private Note,Activity Gear,Filename,Athlete Weight,"
        "Bike Weight,Elapsed Time,Moving Time,Distance,Max Speed",
        "Run",
        "Ride",
    ),
    "de": (
        "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,"
        "Verstrichene Zeit,Distanz,Max. Herzfrequenz,Relative Leistung,Pendeln,"
        "Hinweis zur Privatsphäre für Aktivitäten,"
        "Aktivitätsausrüstung,Dateiname,Sportlergewicht,Fahrradgewicht,Verstrichene Zeit,"
        "Bewegungszeit,Distanz,Höchstgeschw.",
        "Lauf",
        "Radfahrt",
    ),
    "fr": (
        "ID de l'activité,Date de l'activité,Nom de l'activité,Type d'activité,Description de l'activité,"
        "Temps écoulé,Distance,Fréquence cardiaque max.,Effort relatif,Déplacement-transport,"
        "Note privée sur les activités,Matériel utilisé pour l'activité,Nom du fichier,Poids de l'athlète,"
        "Poids du vélo,Temps écoulé,Durée de déplacement,Distance,Vitesse max.",
        "Course à pied",
        "Vélo",
    ),
}
METERS = 5_000.0
SHOES = "Blue shoes"


@dataclass
class Built:
    """What was put in. Names as an import tells them; runs: files that hold a new run, damaged too."""

    runs: list[str] = field(default_factory=list)
    rides: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)
    settings: list[str] = field(default_factory=list)

    @property
    def recordings(self) -> int:
        """How many files are recordings of whatever sport."""
        return len(self.runs) + len(self.rides) + len(self.same)


@dataclass(frozen=True)
class Recording:
    """One file to be put in. kind: run, ride, same (as an earlier one) or damaged."""

    number: int
    day: date
    kind: str
    ending: str
    data: bytes


def there_are_real_files() -> bool:
    """Whether the folder of real files is here: they are not part of this repository."""
    return REAL.is_dir()


@cache
def _template(name: str) -> Template:
    return template(name)


def _kind(number: int) -> str:
    return {7: "ride", 13: "same", 19: "damaged"}.get(number % 20, "run")


def recordings(count: int, first_day: date = FIRST, runs: tuple[str, ...] = RUNS) -> Iterator[Recording]:
    """So many recordings, one a day; of 20 one is a ride, one is like the last run, one lacks its end."""
    last: Recording | None = None
    for number in range(count):
        kind, day = _kind(number), first_day + timedelta(days=number)
        if kind == "same" and last is not None:
            yield Recording(number, last.day, kind, last.ending, last.data)
            continue
        source = _template(RIDES[number % 2] if kind == "ride" else runs[number % len(runs)])
        if kind == "damaged":
            source = _template(FIT_RUNS[number % 4])
        data = source.on(day)
        data = data[: len(data) * 7 // 10] if kind == "damaged" else data
        made = Recording(number, day, kind, source.ending, data)
        last = made if kind == "run" else last
        yield made


def _note(built: Built, kind: str, name: str) -> None:
    if kind == "damaged":
        built.runs.append(name)
    {"run": built.runs, "ride": built.rides, "same": built.same, "damaged": built.damaged}[kind].append(name)


def _put(archive: zipfile.ZipFile, name: str, data: bytes, packed: bool = True) -> None:
    info = zipfile.ZipInfo(name, WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    archive.writestr(info, data, compresslevel=1)


def _gzip(data: bytes) -> bytes:
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def plain_zip(path: Path, count: int, first_day: date = FIRST) -> Built:
    """Files as somebody packs a folder."""
    built = Built()
    with zipfile.ZipFile(path, "w") as archive:
        for one in recordings(count, first_day):
            name = f"runs/{one.day:%Y}/{one.number:05}.{one.ending}"
            _put(archive, name, one.data)
            _note(built, one.kind, name)
    return built


def strava_export(path: Path, count: int, first_day: date = FIRST, language: str = "en") -> Built:
    """A whole account of Strava: the list, the files, each packed by itself, and a photo."""
    built, rows = Built(), []
    with zipfile.ZipFile(path, "w") as archive:
        for one in recordings(count, first_day):
            folded = one.ending != "gpx"
            name = f"activities/{7_000_000 + one.number}.{one.ending}{'.gz' if folded else ''}"
            _put(archive, name, _gzip(one.data) if folded else one.data, packed=not folded)
            _note(built, one.kind, name)
            rows.append(_row(one, name, language))
        _put(archive, "media/photo.jpg", b"\xff\xd8\xff\xe0 a photo", packed=False)
        _put(archive, "profile.csv", b"Athlete ID\n1\n")
        _put(archive, "activities.csv", _list(rows, language))
    return built


def _row(one: Recording, name: str, language: str) -> list[str]:
    _, run, ride = HEADS[language]
    far = METERS + one.number
    kilometers = f"{far / 1000:.2f}"
    return [
        str(8_000_000 + one.number),
        f"{one.day:%b} {one.day.day}, {one.day.year}, 7:00:00 AM",
        f"Morning, number {one.number}",
        ride if one.kind == "ride" else run,
        'Felt "easy",\nand long',
        "1800",
        kilometers if language == "en" else kilometers.replace(".", ","),
        *("", "", "false", ""),
        SHOES if one.kind != "ride" else "",
        name,
        *("", "", "1800.0", "1790.0"),
        str(far),
        "",
    ]


def _list(rows: list[list[str]], language: str) -> bytes:
    text = io.StringIO()
    text.write(HEADS[language][0] + "\n")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


def garmin_export(path: Path, count: int, first_day: date = FIRST, others: int = 4, parts: int = 2) -> Built:
    """A whole account of Garmin: zips inside a zip, and `others` files of the watch to each recording."""
    built = Built()
    folder = "DI_CONNECT/DI-Connect-Uploaded-Files"
    queue = recordings(count, first_day, FIT_RUNS)
    with zipfile.ZipFile(path, "w") as archive:
        _put(archive, "DI_CONNECT/DI-Connect-Fitness/runner@example.com_0_summarizedActivities.json", b"[]")
        for part in range(parts):
            inside = f"{folder}/UploadedFiles_0-_Part{part + 1}.zip"
            share = count // parts + (count % parts if part == parts - 1 else 0)
            info = zipfile.ZipInfo(inside, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED if part % 2 == 0 else zipfile.ZIP_STORED
            with archive.open(info, "w", force_zip64=True) as inside_it:
                _part(inside_it, built, islice(queue, share), inside, others)
        _put(archive, "customer_data/customer.json", b"{}")
    return built


def _part(file: object, built: Built, made: Iterable[Recording], inside: str, others: int) -> None:
    with zipfile.ZipFile(file, "w") as inner:
        for one in made:
            name = f"runner@example.com_{9_000_000 + 10 * one.number}.fit"
            _put(inner, name, one.data)
            _note(built, one.kind, f"{inside}/{name}")
            for other in range(others):
                name = f"runner@example.com_{9_000_001 + 10 * one.number + other}.fit"
                _put(inner, name, watch_file((2, 32, 44, 58, 35)[other % 5], one.number % 50))
                built.settings.append(f"{inside}/{name}")


@cache
def watch_file(kind: int, serial: int) -> bytes:
    """A small FIT file of that kind, as a watch sends many of: its first message, and rows of a number."""
    first = (
        b"\x40\0\0\0\0\3\0\1\0\1\2\x84\3\4\x8c" + b"\0" + bytes([kind, 1, 0]) + serial.to_bytes(4, "little")
    )
    rows = b"\x41\0\0\x37\0\1\x03\4\x86" + b"".join(b"\1" + n.to_bytes(4, "little") for n in range(200))
    data = first + rows
    head = b"\x0e\x20\x54\x08" + len(data).to_bytes(4, "little") + b".FIT"
    return _summed(_summed(head) + data)


def _summed(data: bytes) -> bytes:
    return data + checksum(np.frombuffer(data, np.uint8)).to_bytes(2, "little")
