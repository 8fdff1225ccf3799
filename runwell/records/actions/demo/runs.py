"""The watch files of made-up runners, handed in as a folder and read as anybody's are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from runwell.records.access.demo import demand_open_demo
from runwell.records.actions.run_imports import begin_from_path
from runwell.records.importing.going_on import go_on
from runwell.records.made_up_runs import MadeUpRuns, files_of
from runwell.records.models import Account, RunImport

NAME = "watch files of the demo"


@transaction.atomic
def live_with_runs(*, by: str, account: Account, story: MadeUpRuns, today: date) -> RunImport:
    """Every run of the story, with the report of their import. Refusal: this is no demo, or production."""
    demand_open_demo(by)
    begun = begin_from_path(by=by, patient_id=account.patient.id, name=NAME, mark=f"demo {account.pk}"[:64])
    with TemporaryDirectory() as folder:
        for file in files_of(story, today):
            (Path(folder) / file.name).write_bytes(file.data)
        return go_on(by, begun, Path(folder), still=lambda: True, tell=lambda _: None)
