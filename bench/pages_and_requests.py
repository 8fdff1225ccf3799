"""How long a page takes, and how many requests for a visit are kept in a second, eight people at once.

Run by `make bench`. The figures are printed and never asserted: machines are shared and noisy.
"""

import os
import statistics
import time
from concurrent.futures import ThreadPoolExecutor
from tempfile import TemporaryDirectory

PAGES = ("/contact/", "/appointments/", "/check/hip/", "/hip-pain-after-running/")
TIMES, PEOPLE, EACH = 50, 8, 50


def main() -> None:
    with TemporaryDirectory() as folder:
        os.environ.update(RUNWELL_DATA=folder, RUNWELL_ENV="development", DATABASE_URL="")
        from runwell.cli import main as runwell

        started = time.perf_counter()
        runwell(["demo", "--json"])
        print(f"demo from nothing: {time.perf_counter() - started:.1f} s")
        for page in PAGES:
            show_page(page)
        show_requests()


def show_page(page: str) -> None:
    from django.test import Client

    client, times = Client(headers={"host": "localhost"}), []
    for _ in range(TIMES):
        started = time.perf_counter()
        answer = client.get(page)
        times.append(1000 * (time.perf_counter() - started))
    print(
        f"{page}: {answer.status_code}, median {statistics.median(times):.1f} ms, longest {max(times):.0f} ms"
    )


def show_requests() -> None:
    from runwell.records.models import VisitRequest

    started = time.perf_counter()
    with ThreadPoolExecutor(PEOPLE) as pool:
        list(pool.map(ask, range(PEOPLE)))
    taken = time.perf_counter() - started
    kept = VisitRequest.objects.filter(location=None).count()  # those of the demo name an office
    print(
        f"requests, {PEOPLE} people at once: {kept / taken:.0f} in a second, {kept} of {PEOPLE * EACH} kept"
    )


def ask(person: int) -> None:
    from django.db import connections

    from runwell.records.actions.visit_requests import ask_for_visit

    words = {"telephone": "(312) 555-0111", "email": "", "location_id": None, "times": "", "note": ""}
    for number in range(EACH):
        ask_for_visit(by="bench", name=f"{person}-{number}", **words)
    connections.close_all()


if __name__ == "__main__":
    main()
