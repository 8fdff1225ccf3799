"""`runwell manage load_practice FILE`: a practice's own offices and people, from its file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from runwell.records import access
from runwell.records.actions.practice import load_practice
from runwell.refusals import Refusal


class Command(BaseCommand):
    help = "Loads the practice from a file like content/practice.json; the same file again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the file, JSON in UTF-8")

    def handle(self, *args: Any, **options: Any) -> None:
        given = read(Path(options["file"]))
        refuse_demo_in_production(given, options["file"])
        practice = load_practice(by="runwell manage load_practice", practice=given)
        offices = ", ".join(office.name for office in access.locations())
        self.stdout.write(f"{practice.name} is loaded. Offices: {offices}. People: {access.team().count()}.")


def read(file: Path) -> Any:
    """What the JSON of the file holds. Refusal: it cannot be read."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal(
            f"it cannot be read ({error.strerror})", str(file), "Name a file that is there"
        ) from error
    except ValueError as error:
        raise Refusal(f"it is not JSON in UTF-8 ({error})", str(file), "Mend it at that place") from error


def refuse_demo_in_production(given: Any, file: str) -> None:
    if settings.RUNWELL_ENV == "production" and isinstance(given, dict) and given.get("demo") is True:
        mend = 'Write "demo": false, and your own offices and people'
        raise Refusal("a demo practice does not belong in production", file, mend)
