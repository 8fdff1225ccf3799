"""Bringing the database up to date, with a bar while it takes its seconds."""

from __future__ import annotations

import io
from typing import TextIO

from tqdm import tqdm

from runwell.cli.django_start import missing_migrations


class Steps(io.StringIO):
    """Django writes OK after each migration; each OK is one step of the bar."""

    def __init__(self, bar: tqdm[None]) -> None:
        super().__init__()
        self.bar = bar

    def write(self, text: str) -> int:
        self.bar.update(text.count(" OK"))
        return len(text)


def migrate(progress: TextIO) -> int:
    """Run the migrations that are missing. How many there were; the bar goes to `progress`."""
    from django.core.management import call_command

    missing = missing_migrations()
    if missing:
        with tqdm(total=missing, desc="Preparing the database", file=progress, unit="step") as bar:
            call_command("migrate", interactive=False, no_color=True, stdout=Steps(bar))
    return missing
