"""The passphrase of a backup: out of the environment, a file or a terminal, never out of the command line.

What stands on a command line is seen by everybody on the machine, and kept in the history of the shell.
"""

from __future__ import annotations

import sys
from getpass import getpass
from pathlib import Path

from runwell.config.environment import Environment
from runwell.refusals import Refusal

SHORTEST = 12
MEND = "Set RUNWELL_PASSPHRASE, or name a file with --passphrase-file, or ask in a terminal"


def passphrase(environment: Environment, file: Path | None, *, new: bool) -> str:
    """The passphrase, without white space around it. new: asked twice in a terminal, since a slip of the
    finger would lock the backup for ever. Refusal: there is none, it is short, the two differ.
    """
    given = _read(file) if file else environment.text("RUNWELL_PASSPHRASE") or _asked(new=new)
    if not given:
        raise Refusal("there is no passphrase", "RUNWELL_PASSPHRASE", MEND)
    if len(given) < SHORTEST:
        mend = "Take four or more words that do not belong together, and keep them where the backup is not"
        raise Refusal(f"the passphrase is shorter than {SHORTEST} characters", "RUNWELL_PASSPHRASE", mend)
    return given


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal("it cannot be read", str(file), "Name a text file that holds the passphrase") from error


def _asked(*, new: bool) -> str:
    if not sys.stdin.isatty():
        return ""
    given = getpass("Passphrase of the backup: ").strip()
    if new and getpass("The same again: ").strip() != given:
        raise Refusal("the two passphrases differ", "the terminal", "Try again")
    return given
