"""Lighthouse on a page of each kind: its four categories, and its largest paint beside that of an empty page.

Run by `make bench`, after `.ci/judges` and `.ci/browser`; printed and never asserted, since it swings on a
shared machine. The site is the demo's with its demo flag off, as the judges of the tests see it. Each page
was asked for once before, so it is the kept page that is measured; of three runs the middle one counts.
"""

import json
import statistics
import sys
import threading
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # the judges live with the tests

from tests.judges.judging import node, package, run
from tests.judges.served import chromium_path, got, served

PATHS = ("/", "/hip-pain-after-running/", "/locations/chicago/", "/exercises/bridge/", "/appointments/")
EMPTY = '<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Empty</title><h1>Empty</h1></html>'
TIMES = 3
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "empty").mkdir()
        (folder / "empty" / "index.html").write_text(EMPTY)
        with served(folder) as site:
            empty = largest_paint(thrice(empty_page(folder / "empty")))
            print(f"empty page: largest paint {empty:.0f} ms, under the same throttling")
            for path in PATHS:
                got(site + path)
                say(path, thrice(site + path), empty)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_said):
        """Nothing is written of it."""


def empty_page(folder):
    server = HTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://localhost:{server.server_port}/"


def thrice(address):
    return [audited(address) for _ in range(TIMES)]


def audited(address):
    call = [node(), package("lighthouse", "cli", "index.js"), address, "--quiet", "--output=json"]
    for _ in range(TIMES):
        told = run([*call, f"--chrome-flags={FLAGS}"], CHROME_PATH=chromium_path())
        if told.returncode == 0:
            return json.loads(told.stdout)
    # Now and then it misses the beginning of a page, and says to run it again.
    raise AssertionError(told.stderr[-1000:])


def largest_paint(reports):
    return statistics.median(one["audits"]["largest-contentful-paint"]["numericValue"] for one in reports)


def say(path, reports, empty):
    names = reports[0]["categories"]
    middle = {name: statistics.median(one["categories"][name]["score"] for one in reports) for name in names}
    scores = ", ".join(f"{name} {100 * score:.0f}" for name, score in middle.items())
    largest = largest_paint(reports)
    print(f"{path}: {scores}; largest paint {largest:.0f} ms, {largest - empty:+.0f} to the empty page")


if __name__ == "__main__":
    main()
