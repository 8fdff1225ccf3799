"""Lighthouse on a page of each kind: its four categories, and its largest paint beside that of an empty page.

Run by `make bench`, after `.ci/judges` and `.ci/browser`; printed and never asserted, since it swings on a
shared machine. The site is the demo's with its demo flag off, as the judges of the tests see it.
"""

import json
import threading
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.judges.judging import node, package, run
from tests.judges.served import chromium_path, served

PATHS = ("/", "/hip-pain-after-running/", "/locations/chicago/", "/exercises/bridge/", "/appointments/")
EMPTY = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Empty</title><h1>Empty</h1></html>'
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "empty").mkdir()
        (folder / "empty" / "index.html").write_text(EMPTY)
        with served(folder) as site:
            empty = paint(audited(empty_page(folder / "empty")))
            print(f"empty page: largest paint {empty:.0f} ms, under the same throttling")
            for path in PATHS:
                say(path, audited(site + path), empty)


def empty_page(folder):
    server = HTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://localhost:{server.server_port}/"


def audited(address):
    call = [node(), package("lighthouse", "cli", "index.js"), address, "--quiet", "--output=json"]
    told = run([*call, f"--chrome-flags={FLAGS}"], CHROME_PATH=chromium_path())
    assert told.returncode == 0, told.stderr[-1000:]
    return json.loads(told.stdout)


def paint(report):
    return report["audits"]["largest-contentful-paint"]["numericValue"]


def say(path, report, empty):
    scores = ", ".join(f"{name} {100 * one['score']:.0f}" for name, one in report["categories"].items())
    largest = paint(report)
    print(f"{path}: {scores}; largest paint {largest:.0f} ms, {largest - empty:+.0f} to the empty page")


if __name__ == "__main__":
    main()
