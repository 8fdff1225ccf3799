"""Handing in: a form of files without scripts, and pieces that go on where they were."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.people import sign_in
from tests.web.runs.conftest import text
from tests.web.runs.watch_files import tcx


def begin(browser, name="one.tcx", size=10, known=""):
    return browser.post("/my/runs/add/begin/", {"name": name, "size": size, "known": known})


def piece(browser, upload, at, data):
    path = f"/my/runs/add/{upload}/piece/?at={at}"
    return browser.post(path, data, content_type="application/octet-stream")


def test_the_page_tells_where_files_are_and_asks_for_no_password(own):
    page = text(own.get("/my/runs/add/"))
    assert "Nothing here asks for your Strava or Garmin password." in page
    for name in ("Strava", "Garmin", "COROS", "Suunto", "Apple Watch"):
        assert f"<summary>{name}</summary>" in page
    assert "up to 12 MB at a time" in page and 'type="password"' not in page


def test_one_file_as_the_form_sends_it(own, hand_in):
    page = text(own.get(hand_in({"one.tcx": tcx(2)})))
    assert "1 file read: 1 new." in page and "one.tcx" in page


def test_several_files_are_one_import(own, hand_in, patient):
    page = text(own.get(hand_in({"a.tcx": tcx(2), "b.tcx": tcx(4), "ride.tcx": tcx(5, sport="Biking")})))
    assert "3 files, " in page and "2 new" in page and "1 not a run" in page


def test_no_file_is_a_sentence(own):
    answer = own.post("/my/runs/add/", {})
    assert answer.status_code == 400 and "No file was chosen." in text(answer)


def test_in_pieces_and_on_again_after_a_lost_one(own):
    data = tcx(2)
    half = len(data) // 2
    upload = begin(own, size=len(data)).json()
    assert upload["received"] == 0
    assert piece(own, upload["id"], 0, data[:half]).json()["received"] == half
    # Sent again, since its answer was lost; and one that lies further on.
    assert piece(own, upload["id"], 0, data[:half]).json()["received"] == half
    assert piece(own, upload["id"], half + 5, data[half + 5 :]).json()["received"] == half
    # The tab was closed: the device knows the upload.
    again = begin(own, size=len(data), known=upload["id"]).json()
    assert again == {"id": upload["id"], "received": half}
    assert "Not all of it is here yet" in text(own.get("/my/runs/add/"))
    assert piece(own, upload["id"], half, data[half:]).json()["received"] == len(data)
    report = own.post(f"/my/runs/add/{upload['id']}/finish/").json()["report"]
    assert "Your files are being read" in text(own.get(report))


def test_another_file_of_the_same_name_and_size_begins_at_its_first_byte(own):
    upload = begin(own, size=10).json()["id"]
    piece(own, upload, 0, b"12345")
    other = begin(own, size=10, known="").json()
    assert other["received"] == 0 and other["id"] != upload
    assert piece(own, upload, 5, b"67890").status_code == 404


def test_what_cannot_be_is_said_in_json(own):
    assert begin(own, size=0).status_code == 400
    assert begin(own, size="much").json()["what"] == "this file is empty"
    upload = begin(own, size=10).json()["id"]
    assert piece(own, upload, 0, b"x" * 11).status_code == 400
    early = own.post(f"/my/runs/add/{upload}/finish/")
    assert early.status_code == 400 and early.json()["what"] == "a part of the file is still missing"
    assert piece(own, uuid4(), 0, b"x").status_code == 404
    assert piece(own, upload, 0, b"x" * (1 << 20) + b"x").status_code == 413


def test_what_is_on_its_way_can_be_taken_back(own):
    upload = begin(own, size=10).json()["id"]
    piece(own, upload, 0, b"12345")
    assert "one.tcx" in text(own.get("/my/runs/add/"))
    own.post(f"/my/runs/add/{upload}/forget/")
    assert "one.tcx" not in text(own.get("/my/runs/add/"))
    assert own.post(f"/my/runs/add/{upload}/forget/").status_code == 404


@pytest.mark.parametrize("who", ["other_patient", "clinician", "owner", "nobody"])
def test_nobody_adds_to_what_is_another_persons(own, client, who, request):
    from django.test import Client

    upload = begin(own, size=10).json()["id"]
    browser = Client()
    if who != "nobody":
        sign_in(browser, request.getfixturevalue(who))
    for answer in (
        piece(browser, upload, 0, b"12345"),
        browser.post(f"/my/runs/add/{upload}/finish/"),
        browser.post(f"/my/runs/add/{upload}/forget/"),
    ):
        assert answer.status_code in (302, 403, 404)
    assert begin(own, size=10).json() == {"id": upload, "received": 0}


def test_without_the_agreement_nothing_is_taken_in(own, patient):
    from runwell.records.actions.consents import withdraw_consent

    withdraw_consent(by=patient)
    page = text(own.get("/my/runs/add/"))
    assert "You took back your agreement" in page and 'type="file"' not in page
    assert begin(own).status_code == 400


def test_two_files_of_one_name_are_both_read(own, hand_in):
    """As from two folders: the form names them by their place."""
    from runwell.records.jobs.working import work_off

    files = [SimpleUploadedFile("run.tcx", tcx(ago)) for ago in (2, 3)]
    at = own.post("/my/runs/add/", {"files": files}).url
    work_off("a")
    assert "2 files read: 2 new." in text(own.get(at))


def test_a_piece_that_comes_as_a_form_is_refused(patient):
    browser = Client(enforce_csrf_checks=True)
    sign_in(browser, patient)
    browser.get("/my/runs/add/")
    token = {"X-CSRFToken": browser.cookies["csrftoken"].value}
    told = {"name": "one.tcx", "size": 10, "known": ""}
    upload = browser.post("/my/runs/add/begin/", told, headers=token).json()["id"]
    path = f"/my/runs/add/{upload}/piece/?at=0"
    assert browser.post(path, {"piece": "abc"}, headers=token).status_code == 400
    assert browser.post(path, b"abc", "application/octet-stream").status_code == 403, "without the token"
