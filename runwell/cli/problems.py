"""Showing what went wrong: a sentence for a person, rows for a program."""

from __future__ import annotations

import json
import sys

from runwell.refusals import Refusal, Refusals


class WrongCall(Refusal):
    """The command was called in a way that it does not know: exit code 2."""


def show(refusal: Refusal, *, as_json: bool) -> None:
    """The sentence on standard error; with --json also the list of problems on standard output."""
    print(str(refusal).encode("utf-8", "backslashreplace").decode(), file=sys.stderr)
    if as_json:
        print(json.dumps(problems(refusal), indent=2))


def problems(refusal: Refusal) -> list[dict[str, str]]:
    """[{"level", "rule", "place", "message", "mend"}, ...], one row for each refusal."""
    every = refusal.all if isinstance(refusal, Refusals) and refusal.all else (refusal,)
    return [one.as_problem() for one in every]
