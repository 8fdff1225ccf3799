"""The `runwell` command: one module for each of its words, one place for its exit codes.

0: done. 1: done, but something blocks or was refused, and all of it is named. 2: the call was wrong.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from importlib.metadata import version
from typing import NoReturn

from runwell.cli import manage
from runwell.cli.problems import WrongCall, show
from runwell.config.environment import WrongSetting
from runwell.refusals import Refusal

COMMANDS = (
    "serve",
    "work",
    "check",
    "findings",
    "evaluate",
    "simulate",
    "plan",
    "runs",
    "pages",
    "demo",
    "backup",
    "restore",
    "upgrade",
    "manage",
)


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are refusals like all others, so that they too can be JSON."""

    def error(self, message: str) -> NoReturn:
        raise WrongCall(message, self.prog, f"See {self.prog} --help")


def main(argv: list[str] | None = None) -> int:
    """Run one command. Returns the exit code; a person's mistake is a sentence, never a traceback."""
    given = sys.argv[1:] if argv is None else argv
    try:
        return run(given)
    except (WrongCall, WrongSetting) as wrong:
        show(wrong, as_json=wants_json(given))
        return 2
    except Refusal as refusal:
        show(refusal, as_json=wants_json(given))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our output, such as `head`, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit as stop:  # argparse after --help, Django after a command it does not know
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)


def run(given: list[str]) -> int:
    if given[:1] == ["manage"]:
        return manage.pass_on(given[1:])
    args = parser().parse_args(given)
    return int(args.run(args))


def parser() -> Parser:
    """The parser of the whole command. Each module adds its own part and names what runs it."""
    whole = Parser(prog="runwell", description="The running-injury service of a physical therapy practice.")
    whole.add_argument("--version", action="version", version=f"runwell {version('runwell')}")
    words = whole.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"runwell.cli.{name}").register(words)
    return whole


def wants_json(given: list[str]) -> bool:
    return "--json" in given and given[:1] != ["manage"]
