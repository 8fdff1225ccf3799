"""The pages that people see when they are signed in, as the demo's people, and the page of a fault."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator

RECORD = "[0-9a-f-]{36}"
PROGRAM = "/staff/patients/ > Casey > /staff/patients/ID/program/"
PROGRAM_OF_A_BONE = "/staff/patients/ > Jordan > /staff/patients/ID/program/"
# First name of a person of the demo -> their pages. What stands after ">" is a link on the page before it, by
# the form of its address or by the first name of a patient.
ROOMS = {
    "Robin": {
        "my": "/my/",
        "session": "/my/session/",
        "my check": "/my/ > /my/checks/ID/",
        "before a visit": "/my/intake/",
        "my visits": "/my/visits/",
        "my trail": "/my/trail/",
        "my agreement": "/my/agreement/",
        "my download": "/my/download/",
        "my delete": "/my/delete/",
        "my deleted": "/my/deleted/",
    },
    "Morgan": {
        "staff rooms of a clinician": "/staff/",
        "patients": "/staff/patients/",
        "record": "/staff/patients/ > /staff/patients/ID/",
        "summary of a patient": "/staff/patients/ > /staff/patients/ID/ > /staff/patients/ID/summary/",
        "discharge of a patient": "/staff/patients/ > /staff/patients/ID/ > /staff/patients/ID/discharge/",
        "check of a patient": "/staff/patients/ > /staff/patients/ID/ > /staff/patients/ID/checks/ID/",
        "program of a patient": PROGRAM,
        "begin for a patient": f"{PROGRAM} > /staff/patients/ID/program/begin/",
        "exercises of a patient": f"{PROGRAM} > /staff/patients/ID/program/exercises/",
        "phase of a patient": f"{PROGRAM} > /staff/patients/ID/program/phase/",
        "exercises of a patient closed": f"{PROGRAM} > /staff/patients/ID/program/lock/",
        "end for a patient": f"{PROGRAM} > /staff/patients/ID/program/end/",
        "gates of a patient": f"{PROGRAM_OF_A_BONE} > /staff/patients/ID/program/gate/",
        "care of a patient": "/staff/patients/ > /staff/patients/ID/ > /staff/patients/ID/care/",
    },
    "Jamie": {
        "new patient": "/staff/patients/new/",
        "requests": "/desk/",
        "day": "/desk/day/",
        "away": "/desk/away/",
        "find at the desk": "/desk/find/",
    },
    "Harper": {
        "staff rooms of an owner": "/staff/",
        "people": "/staff/people/",
        "new person": "/staff/people/new/",
        "account of a person": "/staff/people/ > /staff/people/ID/",
        "emergencies": "/staff/opened/",
        "trail": "/staff/trail/",
        "practice": "/practice/",
        "figures": "/practice/figures/",
        "office": "/practice/ > /practice/offices/ID/",
        "person of the practice": "/practice/ > /practice/people/ID/",
        "hours of a person": "/practice/ > /practice/people/ID/ > /practice/people/ID/hours/",
        "jobs": "/jobs/",
    },
}
FAULT = "from django.template import engines; print(engines['django'].get_template('500.html').render())"


def rooms(page) -> Iterator[str]:
    """Every room, through the button that signs a person of the demo in."""
    for person, pages in ROOMS.items():
        page.context.clear_cookies()
        page.goto("/demo/")
        page.get_by_role("button", name=f"Sign in as {person}").click()
        page.wait_for_url(lambda url: "/demo/" not in url)
        for name, way in pages.items():
            go(page, way)
            yield name
    page.context.clear_cookies()


def go(page, way) -> None:
    """The first address, then the first link of each of the next forms or names; ID: of a record."""
    first, *forms = way.split(" > ")
    page.goto(first)
    for form in forms:
        wanted = re.compile(form.replace("ID", RECORD))
        page.goto(next(path for path, says in links(page) if wanted.fullmatch(path) or says.startswith(form)))


def links(page) -> list[list[str]]:
    """The address of each, and what it says."""
    return page.locator("main a").evaluate_all("all => all.map(one => [one.pathname, one.innerText])")


def fault(page, site, command) -> Iterator[str]:
    """The page that a visitor sees when something failed, as the site itself writes it."""
    env = {**os.environ, "RUNWELL_DATA": str(site.data)}
    call = [command, "manage", "shell", "--no-imports", "-c", FAULT]
    html = subprocess.run(call, env=env, capture_output=True, text=True, check=True).stdout
    page.route("**/a-fault/", lambda route: route.fulfill(status=500, body=html, content_type="text/html"))
    page.goto("/a-fault/")
    yield "500"
    page.unroute("**/a-fault/")
