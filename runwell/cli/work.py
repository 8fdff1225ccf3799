"""`runwell work`: does what falls due, until Ctrl-C."""

from __future__ import annotations

import argparse
import json
import logging
import signal
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from runwell.cli.django_start import database_errors_said, start
from runwell.cli.serve import refuse_old_database
from runwell.cli.slices import in_own_process

if TYPE_CHECKING:
    from runwell.records.jobs.loop import Worker
    from runwell.records.jobs.working import Outcome

log = logging.getLogger(__name__)


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    work = words.add_parser(
        "work", help="do what falls due: mail, reminders, forgetting what has had its time"
    )
    work.add_argument("--once", action="store_true", help="do everything that is due now, then end")
    work.add_argument(
        "--json", action="store_true", help="print one JSON value; without --once one for each job"
    )
    work.add_argument("--parent", type=int, help=argparse.SUPPRESS)  # runwell serve: its own process id
    work.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    start()
    refuse_old_database("runwell work")
    return once(as_json=args.json) if args.once else until_stopped(as_json=args.json, parent=args.parent)


def once(*, as_json: bool) -> int:
    """Exit code 1 when something failed, though it may go well when it is tried again."""
    from runwell.records.jobs.loop import Worker

    outcomes: list[Outcome] = []
    worker = Worker(tell=outcomes.append)
    get_ready(worker)
    with database_errors_said():
        worker.run_once()
    failed = [one for one in outcomes if one.failure]
    done = len(outcomes) - len(failed)
    if as_json:
        print(json.dumps({"done": done, "failed": [as_row(one) for one in failed]}))
    else:
        print("\n".join([f"{done} done, {len(failed)} failed", *map(in_words, failed)]))
    return int(bool(failed))


def until_stopped(*, as_json: bool, parent: int | None) -> int:
    from runwell.records.jobs.loop import Worker

    def tell(outcome: Outcome) -> None:
        if outcome.failure:
            log.warning(in_words(outcome))
        if as_json:
            print(json.dumps(as_row(outcome)), flush=True)

    worker = Worker(tell=tell, parent=parent)
    get_ready(worker)
    if not parent and not as_json:
        print("Runwell does what falls due (Ctrl-C stops it)", flush=True)
    worker.run()
    return 0


def get_ready(worker: Worker) -> None:
    """Stop when told to; read watch files in a process of their own."""
    from runwell.records.actions.uploads import KIND
    from runwell.records.jobs.registry import KINDS, learn

    stop_on_signals(worker.stop.set)
    learn(replace(KINDS[KIND], do=in_own_process(worker.stop)))


def stop_on_signals(stop: Any) -> None:
    """Let the job at hand end first."""
    for one in (signal.SIGTERM, signal.SIGINT):
        signal.signal(one, lambda number, frame: stop())


def as_row(outcome: Outcome) -> dict[str, Any]:
    again = outcome.again_at.isoformat() if outcome.again_at else None
    return {"kind": outcome.kind, "id": str(outcome.job_id), "failure": outcome.failure, "again_at": again}


def in_words(outcome: Outcome) -> str:
    again = f"again at {outcome.again_at:%Y-%m-%d %H:%M} UTC" if outcome.again_at else "not tried again"
    return f"{outcome.kind} {outcome.job_id}: {outcome.failure}, {again}"
