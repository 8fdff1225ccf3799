"""`runwell runs`: read watch files, say what load they show, work out anew what follows from them."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from runwell.cli.django_start import missing_migrations, start
from runwell.cli.problems import WrongCall
from runwell.cli.serve import refuse_old_database
from runwell.refusals import Refusal

if TYPE_CHECKING:
    from runwell.records.models import Patient, RunImport

BY = "runwell runs"
SECONDS_UNTIL_A_BAR = 2


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    runs = words.add_parser("runs", help="read watch files, and say what load they show")
    parts = runs.add_subparsers(dest="part", metavar="PART", required=True)
    reading = parts.add_parser("import", help="read a watch file, an archive or a folder of them")
    reading.add_argument("path", type=Path, metavar="PATH", help="a file, an archive or a folder")
    load = parts.add_parser("load", help="runs much farther than those before, and the weeks")
    anew = parts.add_parser("rebuild", help="work out all that follows from the files anew")
    for part, does in ((reading, read), (load, tell_load), (anew, rebuild)):
        part.add_argument("--runner", metavar="ADDRESS", help="whose runs (default: this machine's runner)")
        part.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
        part.set_defaults(run=does)


def read(args: argparse.Namespace) -> int:
    """All of it at once. Exit code 1 when something was refused."""
    if not args.path.exists():
        raise WrongCall("there is no such file or folder", str(args.path), "Name one that is there")
    prepare("runwell runs import")
    from runwell.cli.runs_report import as_json, in_words
    from runwell.records.access.runs import report

    patient = runner(args.runner)
    found = report(BY, patient.id, imported(patient, args.path).id)
    print(json.dumps(as_json(found), ensure_ascii=False) if args.json else in_words(found))
    return int(bool(found.run_import.refused or found.run_import.what))


def imported(patient: Patient, path: Path) -> RunImport:
    """Begin, or go on with, an import of that path, with a bar once it takes its time."""
    from runwell.records.actions.run_imports import begin_from_path
    from runwell.records.importing.going_on import go_on
    from runwell.records.importing.handed_in import mark_of

    name = path.resolve().name
    begun = begin_from_path(by=BY, patient_id=patient.id, name=name, mark=mark_of(path))
    with tqdm(unit=" files", file=sys.stderr, delay=SECONDS_UNTIL_A_BAR, desc="Reading") as bar:
        return go_on(BY, begun, path, still=lambda: True, tell=lambda now: bar.update(now.place - bar.n))


def tell_load(args: argparse.Namespace) -> int:
    prepare("runwell runs load")
    from runwell.cli.runs_load import as_json, in_words
    from runwell.records.access.runs import summaries

    found = summaries(BY, runner(args.runner).id)
    print(json.dumps(as_json(found), ensure_ascii=False) if args.json else in_words(found))
    return 0


def rebuild(args: argparse.Namespace) -> int:
    """Exit code 1 when a run stays as it was, since its file is gone."""
    prepare("runwell runs rebuild")
    from runwell.records.access.run_owners import every_runner

    whose = (runner(args.runner).id,) if args.runner else every_runner()
    done, wrong = 0, []
    for patient_id in whose:
        some, problems = rebuilt(patient_id)
        done, wrong = done + some, [*wrong, *problems]
    if args.json:
        print(json.dumps({"runs": done, "problems": [one.as_problem() for one in wrong]}, ensure_ascii=False))
    else:
        stayed = [f"{len(wrong)} stay as they were:", *map(str, wrong)] if wrong else []
        how_many = "1 run was" if done == 1 else f"{done:,} runs were"
        print("\n".join([f"{how_many} worked out anew.", *stayed]))
    return int(bool(wrong))


def rebuilt(patient_id: Any) -> tuple[int, list[Any]]:
    """A runner's runs, a batch in a transaction. How many, and what is wrong with the others."""
    from runwell.records.access.run_owners import run_ids
    from runwell.records.actions.run_rebuilding import rebuild_runs, rebuild_weeks
    from runwell.records.importing.going_on import BATCH

    every, wrong = run_ids(patient_id), []
    for first in tqdm(
        range(0, len(every), BATCH),
        file=sys.stderr,
        delay=SECONDS_UNTIL_A_BAR,
        desc="Working out",
        unit=" batches",
    ):
        batch = every[first : first + BATCH]
        wrong += rebuild_runs(by=BY, patient_id=patient_id, run_ids=batch)
    rebuild_weeks(by=BY, patient_id=patient_id)
    return len(every) - len(wrong), wrong


def prepare(where: str) -> None:
    """Start; a database that is new is made ready, one that is old is refused by name."""
    start(records_only=True)
    from django.db import connection

    if not connection.introspection.table_names():
        make_ready()
    if missing_migrations():
        refuse_old_database(where)


def make_ready() -> None:
    """Every table, those of the site too, by a process of its own, since this one knows only the records."""
    print("Preparing the database", file=sys.stderr)
    command = [sys.executable, "-c", "from runwell.cli import main; raise SystemExit(main())", "manage"]
    settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "runwell.config.settings"}
    done = subprocess.run([*command, "migrate", "--verbosity", "0"], env=settings, check=False)
    if done.returncode:
        raise Refusal("the database could not be made ready", "runwell manage migrate", "Run it by itself")


def runner(address: str | None) -> Patient:
    """Whose runs are meant."""
    from runwell.records.access.run_owners import runner_of
    from runwell.records.actions.local_runner import local_runner

    return runner_of(address) if address else local_runner(by=BY)
