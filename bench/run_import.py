"""How fast watch files are imported into SQLite, beside what fitdecode needs to decode the same files alone.

`make bench`, or `.venv/bin/python bench/run_import.py SMALL LARGE`. FIT runs out of ../shared/runs, moved to
other days, are imported in a process of its own for each archive: hash, summary, streams, dedupe, report. CPU
seconds of one core; ratios are printed and never asserted: machines are shared, so compare within one run.
"""

import os

# Before numpy is loaded: one core, as a small server has for each of its workers.
os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1"))

import contextlib
import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))  # the archives are made by what the tests make them with
SAMPLE, GOAL, MEGABYTES = 20, 12, 150


def main(small=300, large=3000) -> None:
    from tests.watch_archives import FIT_RUNS, recordings

    with tempfile.TemporaryDirectory() as folder:
        for count in (int(small), int(large)):
            path = Path(folder) / f"{count}.zip"
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
                for one in recordings(count, runs=FIT_RUNS):
                    archive.writestr(f"{one.number}.{one.ending}", one.data)
            tell(path, count, Path(folder) / f"data-{count}")


def tell(path, count, data) -> None:
    """Import one archive twice, and decode and hash the same files beside that."""
    oracle = count / by_fitdecode(path)
    unzipped = hashed(path)
    first, again = in_own_process(path, data), in_own_process(path, data)
    assert first["new"] and not again["new"], "the second time is to add nothing"
    speed = count / first["cpu"]
    print(f"{count} files, {path.stat().st_size / 1e6:.0f} MB, {first['new']} new runs")
    print(
        f"  import: {speed:.0f} files a CPU second; fitdecode decodes {oracle:.1f}: {speed / oracle:.0f} x "
        f"(goal: {GOAL} x)"
    )
    print(
        f"  a second time: {again['cpu']:.2f} s, {again['cpu'] / unzipped:.1f} x unzipping and hashing "
        f"({unzipped:.2f} s; goal: 2 x)"
    )
    print(
        f"  memory: {first['rss']} MB, before the first file {first['rss_before']} MB (goal: {MEGABYTES} MB)"
    )
    worker, reader = by_work(path, data.with_name(f"work-{count}"))
    print(f"  as an upload: {reader} MB in the process that reads, {worker} MB in runwell work beside it")


def hashed(path) -> float:
    """CPU seconds of unzipping every member and hashing it."""
    began = time.process_time()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            hashlib.sha256(archive.read(name)).hexdigest()
    return time.process_time() - began


def by_fitdecode(path) -> float:
    """CPU seconds that fitdecode would need for all, from a sample across the archive."""
    import warnings

    import fitdecode

    warnings.simplefilter("ignore")
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        sample = [archive.read(name) for name in names[:: max(1, len(names) // SAMPLE)]]
    began = time.process_time()
    for data in sample:
        with fitdecode.FitReader(data, error_handling=fitdecode.ErrorHandling.IGNORE) as reader:
            try:
                for _ in reader:
                    pass
            except fitdecode.FitError:
                pass  # a file without its end: what came before was decoded
    return (time.process_time() - began) / len(sample) * len(names)


def in_own_process(path, data) -> dict:
    """What an import took: CPU seconds from the first byte of the archive, peak memory, new runs."""
    env = {**os.environ, "RUNWELL_DATA": str(data), "DJANGO_SETTINGS_MODULE": "runwell.config.settings"}
    if not data.exists():
        migrate = [Path(sys.executable).with_name("runwell"), "manage", "migrate", "--verbosity", "0"]
        subprocess.run(migrate, env=env, check=True)
    env["DJANGO_SETTINGS_MODULE"] = "runwell.config.records_only"
    said = subprocess.run([sys.executable, __file__, "--inside", path], env=env, stdout=-1, check=True)
    return json.loads(said.stdout)


def inside(path) -> None:
    """The import itself, in a process that `runwell runs import` would be."""
    from runwell.cli.runs import BY, imported, prepare

    prepare("bench")
    from runwell.records.actions.local_runner import local_runner
    from runwell.records.packs import the_pack

    the_pack()
    before, patient = peak(), local_runner(by=BY)
    began = time.process_time()
    found = imported(patient, Path(path))
    took = time.process_time() - began
    print(json.dumps({"cpu": took, "rss_before": before, "rss": peak(), "new": found.new + found.damaged}))


def by_work(path, data) -> tuple[int, int]:
    """Peak memory of `runwell work`, and of the largest of the processes in which it reads an upload."""
    env = {**os.environ, "RUNWELL_DATA": str(data), "DJANGO_SETTINGS_MODULE": "runwell.config.settings"}
    command = Path(sys.executable).with_name("runwell")
    subprocess.run([command, "manage", "migrate", "--verbosity", "0"], env=env, check=True)
    subprocess.run([sys.executable, __file__, "--hand-in", path], env=env, check=True)
    work, peaks = subprocess.Popen([command, "work", "--once"], env=env, stdout=-3, stderr=-3), {}
    while work.poll() is None:
        for child in (str(work.pid), *children(work.pid)):
            peaks[child] = max(peaks.get(child, 0), peak_of(child))
        time.sleep(0.05)
    assert work.returncode == 0, "an import that failed shows nothing"
    worker = peaks.pop(str(work.pid))
    return worker, max(peaks.values())


def children(process) -> list[str]:
    """Of its first thread."""
    listed = Path(f"/proc/{process}/task/{process}/children")
    return listed.read_text().split() if listed.exists() else []


def peak_of(process) -> int:
    """VmHWM, as the system counts it; 0 for one that has just ended."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) // 1024
    return 0


def hand_in(path) -> None:
    """An upload that waits to be read."""
    import django

    django.setup()
    from runwell.records.actions import uploads
    from tests.people import somebody_with_a_record

    runner = somebody_with_a_record("runner@example.com")
    ids, data, at = {"by": runner, "patient_id": runner.patient.id}, Path(path).read_bytes(), 0
    upload = uploads.begin(**ids, name="runs.zip", size=len(data))
    while at < len(data):
        piece = data[at : at + uploads.PIECE]
        uploads.add_piece(**ids, upload_id=upload.id, at=at, data=piece)
        at += len(piece)
    uploads.finish(**ids, upload_id=upload.id)


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        inside(sys.argv[2])
    elif sys.argv[1:2] == ["--hand-in"]:
        hand_in(sys.argv[2])
    else:
        main(*sys.argv[1:])
