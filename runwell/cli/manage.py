"""`runwell manage ...`: passes on to Django."""

from __future__ import annotations

import argparse

from runwell.cli.django_start import database_errors_said, load, name_settings


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Only for --help; the arguments never come through here, since Django reads them itself."""
    words.add_parser("manage", help="pass on to Django: runwell manage migrate", add_help=False)


def pass_on(arguments: list[str]) -> int:
    """Run a command of Django with exactly these arguments."""
    name_settings()
    from django.core.management import execute_from_command_line

    load()
    with database_errors_said():
        execute_from_command_line(["runwell manage", *arguments])
    return 0
