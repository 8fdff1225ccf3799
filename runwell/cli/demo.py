"""`runwell demo`: the demo practice, its page and a front desk account, ready to be looked at."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from runwell.cli.django_start import start
from runwell.cli.migrating import migrate
from runwell.refusals import Refusal

CONTENT = Path(__file__).resolve().parents[2] / "content"
ACCOUNT = "frontdesk@example.com"


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    demo = words.add_parser("demo", help="load the demo practice; a second time changes nothing")
    demo.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    demo.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    start()
    refuse_in_production()
    migrate(progress=sys.stderr)
    ready = {"practice": load(), "pages": load_pages(), **front_desk()}
    print(json.dumps(ready) if args.json else in_words(ready))
    return 0


def refuse_in_production() -> None:
    from django.conf import settings

    if settings.RUNWELL_ENV == "production":
        mend = "Run it with RUNWELL_ENV=development and a data folder of its own"
        raise Refusal("made-up offices and an account do not belong in production", "runwell demo", mend)


def load() -> str:
    """The practice from its file. Its name."""
    from runwell.records.actions.practice import load_practice

    practice = json.loads((CONTENT / "practice.json").read_text(encoding="utf-8"))
    return str(load_practice(by="runwell demo", practice=practice))


def load_pages() -> list[str]:
    """The page documents in content/, published where there is no such page yet. Their addresses."""
    from runwell.cli.pages import publish

    return [publish(file) for file in sorted(CONTENT.glob("*.txt"))]


def front_desk() -> dict[str, Any]:
    """The account, with its password the one time that it is known."""
    from runwell.records.actions.demo import demo_front_desk

    return {"account": ACCOUNT, "password": demo_front_desk(by="runwell demo", email=ACCOUNT)}


def in_words(ready: dict[str, Any]) -> str:
    said = [f"The demo practice is ready: {ready['practice']}.", f"Pages: {', '.join(ready['pages'])}"]
    if ready["password"]:
        said.append(
            f"Front desk: sign in at /account/login/ as {ACCOUNT} with the password {ready['password']}\n"
            "(made at random, shown only this once)"
        )
    else:
        said.append(
            f"Front desk: /desk/ as {ACCOUNT}. For a new password: runwell manage changepassword {ACCOUNT}"
        )
    return "\n".join(said)
