"""How fast GPX and TCX are read: ours beside a plain loop over lxml's tree, and beside expat doing nothing.

`make bench`, or `.venv/bin/python bench/xml_reading.py ROUNDS`. The running files of ../shared/runs, from
bytes in memory to columns, in rounds that take turns, on one core, by CPU time. The ratios are printed and
never asserted: compare figures of one run with each other.
"""

import os

# Before numpy is loaded: one core, as a small server has for each of its workers.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import statistics
import sys
import time
from datetime import datetime
from pathlib import Path
from xml.parsers import expat

import numpy as np
from lxml import etree

from runwell.running.files.door import decode

ROUNDS = 5
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "runs"
FIELDS = {
    "trkpt": {"ele": 3, "hr": 4, "cad": 5, "speed": 6},
    "Trackpoint": {
        **{"LatitudeDegrees": 1, "LongitudeDegrees": 2, "AltitudeMeters": 3, "Value": 4},
        **{"RunCadence": 5, "Cadence": 5, "Speed": 6, "DistanceMeters": 7},
    },
}


def main(rounds=ROUNDS) -> None:
    for kind, point in (("gpx", "trkpt"), ("tcx", "Trackpoint")):
        datas = [file.read_bytes() for file in sorted((FOLDER / kind).glob("rpd__*"))]
        if not datas:
            print("There is no ../shared here, so there are no files to read.")
            return
        megabytes = sum(map(len, datas)) / 1e6
        readers = {
            "ours": decode,
            "lxml and a loop": lambda data, point=point: by_lxml(data, point),
            "expat alone": lambda data: expat.ParserCreate().Parse(data, True),
        }
        taken = {name: [] for name in readers}
        for _ in range(int(rounds)):
            for name, reader in readers.items():  # in turn, so that a busy minute slows all
                taken[name].append(cpu_seconds(datas, reader))
        speeds = {name: megabytes / statistics.median(some) for name, some in taken.items()}
        print(f"{len(datas)} {kind} files, {megabytes:.1f} MB; MB a second of CPU on one core")
        print("; ".join(f"{name} {speed:.0f}" for name, speed in speeds.items()))
        print(f"ours is {speeds['ours'] / speeds['lxml and a loop']:.2f} x as fast as lxml and a loop")


def by_lxml(data, point):
    """Eight columns of the points: the least that a reader could do."""
    columns = [[] for _ in range(8)]
    fields = FIELDS[point]
    for one in etree.fromstring(data).iter("{*}" + point):
        row = [np.nan, float(one.get("lat", "nan")), float(one.get("lon", "nan")), *[np.nan] * 5]
        for element in one.iterdescendants():
            name = element.tag.rpartition("}")[2]
            if name in fields:
                row[fields[name]] = float(element.text)
            elif name in ("time", "Time"):
                row[0] = datetime.fromisoformat(element.text).timestamp()
        for column, value in zip(columns, row, strict=True):
            column.append(value)
    return [np.array(column) for column in columns]


def cpu_seconds(datas, reader):
    began = time.process_time()
    for data in datas:
        reader(data)
    return time.process_time() - began


if __name__ == "__main__":
    main(*sys.argv[1:])
