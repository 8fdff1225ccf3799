"""The page of a run: what was recorded, and what its runner says of it."""

from uuid import uuid4

import pytest

from tests.web.runs.conftest import text
from tests.web.runs.watch_files import tcx


@pytest.fixture
def run(hand_in, patient):
    from runwell.records.access.runs import summaries

    hand_in({"one.tcx": tcx(2, km=8.0)})
    return summaries(patient, patient.patient.id)[0]


def test_everything_that_the_watch_recorded(own, run):
    page = text(own.get(f"/my/runs/{run.id}/"))
    assert "<b>5 miles</b>" in page and "48:00" in page and "9:39 a mile" in page
    for name in ("Pace", "Heart rate", "Cadence", "Where the run went", "The run mile by mile"):
        assert f"{name}</h2>" in page
    assert "170 steps a minute" in page and "Ran all of it" in page and "<dd>TCX</dd>" in page


def test_the_map_is_the_track_alone_and_asks_nobody(own, run):
    answer = own.get(f"/my/runs/{run.id}/")
    page = text(answer)
    assert '<polyline points="' in page and "No map of any company is asked for it." in page
    assert "tile" not in page.lower() and "<img" not in page and "<iframe" not in page
    # The places themselves are nowhere in the page: only where they lie in the picture.
    assert "41.60" not in page and "-87.70" not in page


def test_at_most_300_points_a_line(own, hand_in, patient):
    from runwell.records.access.runs import summaries

    hand_in({"long.tcx": tcx(2, km=30.0)})
    page = text(own.get(f"/my/runs/{summaries(patient, patient.patient.id)[0].id}/"))
    lines = [part.split('"')[0] for part in page.split('<polyline points="')[1:]]
    assert max(len(line.split()) for line in lines[:-1]) <= 300 and len(page.encode()) < 60_000


def test_the_distance_is_corrected_by_hand_and_taken_back(own, run):
    at = f"/my/runs/{run.id}/"
    assert own.post(f"{at}distance/", {"act": "typed", "distance": "5.5"}).url == at
    page = text(own.get(at))
    assert "<b>5.5 miles</b>" in page and "The file says 5 miles. You corrected it." in page
    own.post(f"{at}distance/", {"act": "back"})
    assert "<b>5 miles</b>" in text(own.get(at))


@pytest.mark.parametrize("said", ["", "far", "-3", "0", "9999"])
def test_what_is_no_distance_changes_nothing(own, run, said):
    at = f"/my/runs/{run.id}/"
    page = text(own.post(f"{at}distance/", {"act": "typed", "distance": said}, follow=True))
    assert "<b>5 miles</b>" in page and 'role="status"' in page


def test_a_treadmill_asks_how_far_it_was_and_counts_from_then_on(own, hand_in, patient):
    from runwell.records.access.runs import summaries

    hand_in({"indoor.tcx": tcx(2, km=5.0, indoor=True)})
    [run] = summaries(patient, patient.patient.id)
    at = f"/my/runs/{run.id}/"
    page = text(own.get(at))
    assert run.indoor and run.meters is None and "How far was it really?" in page
    assert "a watch can only guess: 3.1 miles." in page and ">3.1 miles is right</button>" in page
    own.post(f"{at}distance/", {"act": "right"})
    assert "How far was it really?" not in text(own.get(at))
    assert summaries(patient, patient.patient.id)[0].confirmed


def test_effort_is_one_tap_and_can_be_taken_back(own, run):
    at = f"/my/runs/{run.id}/"
    own.post(f"{at}effort/", {"effort": "7"})
    page = text(own.get(at))
    assert "7 of 10, load 336 (effort times minutes)" in page and 'aria-pressed="true"' in page
    own.post(f"{at}effort/", {"effort": ""})
    assert "load 336" not in text(own.get(at))


def test_a_damaged_file_says_so_in_a_sentence(own, hand_in, patient):
    from runwell.records.access.runs import summaries

    hand_in({"cut.tcx": tcx(2, km=8.0)[:-4000]})
    page = text(own.get(f"/my/runs/{summaries(patient, patient.patient.id)[0].id}/"))
    assert "The file is damaged" in page


def test_no_such_run_is_not_found(own):
    for name in ("", "distance/", "effort/", "aside/"):
        at = f"/my/runs/{uuid4()}/{name}"
        assert (own.post(at, {"distance": "3"}) if name else own.get(at)).status_code == 404


def test_without_the_agreement_it_can_be_read_and_nothing_said(own, patient, run):
    from runwell.records.actions.consents import withdraw_consent

    withdraw_consent(by=patient)
    page = text(own.get(f"/my/runs/{run.id}/"))
    assert "<b>5 miles</b>" in page and "How hard was it?" not in page
    page = text(own.post(f"/my/runs/{run.id}/effort/", {"effort": "3"}, follow=True))
    assert "You took back your agreement" in page


def test_deleting_is_asked_and_takes_the_run_with_it(own, run):
    at = f"/my/runs/{run.id}/"
    assert f'href="{at}delete/"' in text(own.get(at))
    assert "Delete this run?" in text(own.get(f"{at}delete/")) and own.get(at).status_code == 200
    assert "No runs yet." in text(own.post(f"{at}delete/", follow=True))
    assert own.get(at).status_code == own.get(f"{at}delete/").status_code == 404
