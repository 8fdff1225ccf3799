"""`runwell pages`: `import FILE` makes a page document a page, `review FILE` names its problems."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from runwell.cli import pages_review
from runwell.cli.django_start import start
from runwell.refusals import Refusal


def register(words: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    pages = words.add_parser("pages", help="the pages of the practice's site")
    what = pages.add_subparsers(dest="what", metavar="WHAT", required=True)
    pages_review.register(what)
    bring = what.add_parser("import", help="publish a page document; a second time changes nothing")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--json", action="store_true", help="print one JSON value and nothing else")
    bring.set_defaults(run=import_file)


def import_file(args: argparse.Namespace) -> int:
    address = publish(args.file)
    print(json.dumps({"page": address}) if args.json else f"The page is at {address}")
    return 0


def publish(file: Path) -> str:
    """Publish the document at its slug. The address of the page; Refusal: what is wrong with the file."""
    if not file.is_file():
        raise Refusal("there is no such file", str(file), "Name a page document")
    start()
    from runwell.pages.importing import import_file as import_document

    page = import_document(file, by="runwell pages import")
    return f"/{page.slug}/"
