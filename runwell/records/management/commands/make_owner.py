"""`runwell manage make_owner EMAIL NAME`: the first account of a new practice."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from runwell.records.actions.first_owner import LINK_LASTS, make_owner


class Command(BaseCommand):
    help = (
        "Makes an owner who is also administrator, and prints the link with which they set up their account."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="their e-mail address")
        parser.add_argument("name", help='their name, in quotation marks: "Avery Mockford"')

    def handle(self, *args: Any, **options: Any) -> None:
        token = make_owner(by="runwell manage make_owner", email=options["email"], name=options["name"])
        hours = int(LINK_LASTS.total_seconds() // 3600)
        self.stdout.write(f"{settings.WAGTAILADMIN_BASE_URL}/account/link/{token}/")
        self.stderr.write(
            f"This link signs {options['name']} in. It works once, for {hours} hours. "
            "Give it to nobody else; to make another, run this again."
        )
