"""`runwell manage verify_audit`: whether the audit trail says what it said when it was written."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from runwell.records import audit
from runwell.refusals import Refusal


class Command(BaseCommand):
    help = "Follows the chain of the audit trail from its first row; exit code 1 where it is broken."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON value and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            rows = audit.verify()
        except Refusal as broken:
            if options["json"]:
                self.stdout.write(json.dumps([broken.as_problem()]))
            raise
        said = f"The audit trail is whole: {rows} row{'' if rows == 1 else 's'}."
        self.stdout.write(json.dumps({"rows": rows}) if options["json"] else said)
