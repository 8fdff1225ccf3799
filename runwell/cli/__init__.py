"""The `runwell` command: one module for each of its words."""

from __future__ import annotations

import os


def main(argv: list[str] | None = None) -> int:
    import sys
    from django.core.management import execute_from_command_line

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "runwell.config.settings")
    execute_from_command_line(["runwell manage", *(argv or sys.argv[1:])[1:]])
    return 0
