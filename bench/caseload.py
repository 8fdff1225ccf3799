"""The list of a clinician with 500 patients: with three years behind each of them, and with a tenth of that.

Run by `make bench`, or `.venv/bin/python bench/caseload.py PATIENTS YEARS`. Two SQLite databases are filled,
and the page is asked for in turns, signed in, through the whole of Django without a socket. CPU milliseconds
of one core, database and all; the ratio is printed and never asserted.
"""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests import ready  # noqa: E402

PATIENTS, YEARS, TIMES, ROUNDS = 500, 3.0, 10, 4
GOAL = 1.5
# A database that nobody misses if the power fails is filled twice as fast.
FILLING = ("synchronous = OFF", "journal_mode = OFF", "cache_size = -400000")


def main() -> None:
    patients, years = int(sys.argv[1]), float(sys.argv[2])
    ready.share()  # migrated once, for both
    with TemporaryDirectory() as name:
        sides = {what: started(Path(name) / what, patients, share) for what, share in shares(years).items()}
        taken = {what: [] for what in sides}
        for _ in range(ROUNDS):
            for what, side in sides.items():
                taken[what] += asked(side)
        for side in sides.values():
            side.communicate("end\n")
    say(patients, years, taken)


def shares(years: float) -> dict[str, float]:
    return {"whole": years, "tenth": years / TIMES}


def say(patients: int, years: float, taken: dict[str, list[float]]) -> None:
    middle = {what: statistics.median(some) * 1000 for what, some in taken.items()}
    for what, share in shares(years).items():
        print(f"{patients} patients, {share:g} years each: median {middle[what]:.0f} ms a page, of one core")
    ratio = middle["whole"] / middle["tenth"]
    print(f"with {TIMES} times the history: {ratio:.2f} times as long (goal: at most {GOAL})")


def started(folder: Path, patients: int, years: float) -> subprocess.Popen:
    """A process with a database of its own, ready to be asked."""
    folder.mkdir()
    env = {**os.environ, "RUNWELL_DATA": str(folder), "DATABASE_URL": "", "RUNWELL_ENV": "development"}
    ready.migrated(folder)
    call = [sys.executable, __file__, "side", str(patients), str(years)]
    side = subprocess.Popen(call, env=env, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert side.stdout.readline() == "ready\n"
    return side


def asked(side: subprocess.Popen) -> list[float]:
    """Seconds of each of some pages."""
    side.stdin.write("ask\n")
    side.stdin.flush()
    return [float(one) for one in side.stdout.readline().split()]


def serve(patients: int, years: float) -> None:
    """One side: fills its database, then answers with how long each page took."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "runwell.config.settings"
    django.setup()
    browser = signed_in(patients, years)
    print("ready", flush=True)
    for line in sys.stdin:
        if line != "ask\n":
            break
        print(*(one_page(browser) for _ in range(5)), flush=True)


def signed_in(patients: int, years: float):
    """The browser of the clinician, on a database that is open as in production."""
    from django.db import connection
    from django.test import Client

    from tests.people import sign_in

    clinician = filled(patients, years)
    connection.close()
    browser = Client(SERVER_NAME="localhost")
    sign_in(browser, clinician)
    one_page(browser)
    return browser


def filled(patients: int, years: float):
    """The clinician of so many patients."""
    from django.db import connection

    from runwell.records.roles import Role
    from tests import caseloads
    from tests.people import somebody

    for pragma in FILLING:
        connection.cursor().execute(f"PRAGMA {pragma}")
    clinician = somebody("clinician@example.com", Role.CLINICIAN)
    caseloads.caseload(clinician, patients, years)
    return clinician


def one_page(browser) -> float:
    began = time.process_time()
    answer = browser.get("/staff/caseload/")
    taken = time.process_time() - began
    assert answer.status_code == 200, answer.status_code
    return taken


if __name__ == "__main__":
    if sys.argv[1:2] == ["side"]:
        serve(int(sys.argv[2]), float(sys.argv[3]))
    else:
        sys.argv[1:] = sys.argv[1:] or [str(PATIENTS), str(YEARS)]
        main()
