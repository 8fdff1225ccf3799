"""`runwell pages`: `import FILE` makes a page document a page, `review FILE` names its problems."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from runwell.cli import pages_review
from runwell.cli.django_start import start
from runwell.cli.pages_review import document_in
from runwell.cli.serve import refuse_old_database
from runwell.refusals import Refusal

if TYPE_CHECKING:
    from runwell.pages.going_live import Brought


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    pages = words.add_parser("pages", help="the pages of the practice's site")
    what = pages.add_subparsers(dest="what", metavar="WHAT", required=True)
    pages_review.register(what)
    bring = what.add_parser("import", help="a page document becomes a draft, and live where nothing blocks")
    bring.add_argument("file", type=Path, metavar="FILE", help="text, Markdown or .docx")
    bring.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    bring.set_defaults(run=import_file)


def import_file(args: argparse.Namespace) -> int:
    """1: the page is not live, and everything that blocks it is named."""
    if not args.file.is_file():
        raise Refusal("there is no such file", str(args.file), "Name a page document")
    document = document_in(args.file)
    start()
    refuse_old_database("runwell pages import")
    from runwell.pages.going_live import bring

    brought = bring(document, by="runwell pages import")
    for unread in document.unread:
        print(f"Line {unread.line} is no part of the page: {unread.text}", file=sys.stderr)
    tell_problems(brought)
    if args.json:
        print(json.dumps(as_json(brought), ensure_ascii=False, indent=2))
    elif brought.live:
        print(f"The page is at {brought.address}")
    return int(not brought.live)


def tell_problems(brought: Brought) -> None:
    """On standard error: all that blocks, and how to go on. Nothing where the page is live."""
    if brought.live:
        return
    count = len(brought.problems)
    block = "1 problem blocks it" if count == 1 else f"{count} problems block it"
    stands = " The version before stays live." if brought.earlier else ""
    said = [f"The page at {brought.address} is a draft and not live.{stands} {block}:"]
    said += [f"- {one.place}: {one.message}. {one.mend}." for one in brought.problems]
    said.append("Sign in at /editor/ to go on: mend it there, and hand it to a clinician, who signs it.")
    print("\n".join(said), file=sys.stderr)


def as_json(brought: Brought) -> dict[str, Any]:
    keys = ("level", "rule", "place", "message", "mend")
    problems = [{key: str(getattr(one, key)) for key in keys} for one in brought.problems]
    return {"page": brought.address, "live": brought.live, "problems": problems}
