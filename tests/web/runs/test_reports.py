"""The report of an import: the counts first, each file with what became of it, and the way to undo it."""

from uuid import uuid4

import pytest
from django.test import Client

from tests.people import sign_in
from tests.web.runs.conftest import text
from tests.web.runs.watch_files import tcx

FILES = {
    "new.tcx": tcx(2),
    "same.tcx": tcx(2),
    "ride.tcx": tcx(4, sport="Biking"),
    "cut.tcx": tcx(6)[:-3000],
    "holiday.jpg": b"\xff\xd8\xff\xe0 no run",
}


@pytest.fixture
def report(hand_in):
    return hand_in(FILES)


def test_the_counts_come_first_and_every_file_is_named(own, report):
    page = text(own.get(report))
    assert "5 files read:" in page and "1 new" in page and "1 here already" in page and "1 damaged" in page
    for name in FILES:
        assert name in page
    assert page.index("5 files read") < page.index("new.tcx")


def test_one_outcome_alone(own, report):
    page = text(own.get(f"{report}?only=damaged"))
    assert "cut.tcx" in page and "new.tcx" not in page
    assert "new.tcx" in text(own.get(f"{report}?only=nonsense"))


def test_while_it_is_read_one_can_look_again_without_scripts(own, hand_in):
    at = hand_in({"one.tcx": tcx(2)}, read=False)
    page = text(own.get(at))
    assert "Look again" in page and "You can use what is here already" in page
    assert own.get(f"{at}how-far.json").json() == {"says": "0 files read.", "done": False}
    assert "More is being read" in text(own.get("/my/runs/")) or "being read" in text(own.get("/my/runs/"))


def test_when_it_is_read_the_page_that_waits_is_told(own, report):
    assert own.get(f"{report}how-far.json").json()["done"] is True


def test_undoing_is_asked_and_then_done(own, report):
    page = text(own.get(f"{report}undo/"))
    assert "Undo this import?" in page and "Undo it</button>" in page
    assert "2 runs" in text(own.get("/my/runs/"))
    done = text(own.post(f"{report}undo/", follow=True))
    assert "Undone." in done and "No runs yet." in text(own.get("/my/runs/"))


def test_what_is_no_archive_says_why(own, hand_in):
    page = text(own.get(hand_in({"letter.txt": b"dear watch"})))
    assert "letter.txt" in page


def test_the_list_of_imports(own, report):
    page = text(own.get("/my/runs/imports/"))
    assert "5 files" in page and f'href="{report}"' in page and "Done." in page


def test_nobody_else_reads_a_report(report, other_patient, clinician, colleague, owner):
    for account in (other_patient, clinician, colleague, owner):
        browser = Client()
        sign_in(browser, account)
        for path in (report, f"{report}how-far.json", f"{report}undo/"):
            assert browser.get(path).status_code in (302, 404)
        assert browser.post(f"{report}undo/").status_code in (302, 403, 404)
    assert Client().get(report).url.startswith("/account/login/")


def test_no_such_report(own):
    assert own.get(f"/my/runs/imports/{uuid4()}/").status_code == 404
