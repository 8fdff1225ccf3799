"""The clinician's view: the same runs, without where the runner lives, and a line on the trail."""

from django.test import Client

from tests.people import sign_in
from tests.web.runs.conftest import text
from tests.web.runs.watch_files import tcx


def browser_of(account):
    browser = Client()
    sign_in(browser, account)
    return browser


def test_the_clinician_sees_what_the_runner_sees(runs, patient, treating):
    browser = browser_of(treating)
    at = f"/staff/patients/{patient.patient.id}/runs/"
    page = text(browser.get(at))
    assert "8 runs, 40.4 miles, since" in page and "112% farther" in page
    assert f'href="{at}{runs[0].id}/"' in page and "/my/runs/" not in page
    assert f'href="{at}"' in text(browser.get(f"/staff/patients/{patient.patient.id}/"))


def test_no_position_near_home_comes_to_a_clinician(hand_in, own, patient, treating):
    """The same run, 8 km out and not back: the clinician's line is the shorter one, and it says so."""
    from runwell.records.access.runs import run_of, summaries

    hand_in({"one.tcx": tcx(2, km=8.0)})
    [run] = summaries(patient, patient.patient.id)
    mine, theirs = (run_of(one, patient.patient.id, run.id).streams for one in (patient, treating))
    kept = [one for one in theirs.latitude.tolist() if one == one]
    assert kept and len(kept) < len(mine.latitude) and min(kept) > mine.latitude[0]
    page = text(browser_of(treating).get(f"/staff/patients/{patient.patient.id}/runs/{run.id}/"))
    assert "Its parts near home are left out." in page
    assert "left out." not in text(own.get(f"/my/runs/{run.id}/"))


def test_a_look_is_on_the_trail_that_the_runner_reads(runs, patient, treating):
    from runwell.records import access

    browser_of(treating).get(f"/staff/patients/{patient.patient.id}/runs/{runs[0].id}/")
    assert any("read a record" in one.act for one in access.whole_own_trail(patient))


def test_nobody_else_comes_in(runs, patient, other_patient, clinician, colleague, owner, front_desk):
    for path in ("runs/", f"runs/{runs[0].id}/"):
        at = f"/staff/patients/{patient.patient.id}/{path}"
        for account in (other_patient, clinician, colleague, owner, front_desk, patient):
            answer = browser_of(account).get(at)
            assert answer.status_code in (302, 403, 404), (at, account)
        assert Client().get(at).url.startswith("/account/login/")


def test_another_patients_run_is_not_found(runs, other_patient, patient, treating):
    from runwell.records.actions.patients import assign

    assign(by="test", patient_id=other_patient.patient.id, clinician_id=treating.id)
    at = f"/staff/patients/{other_patient.patient.id}/runs/{runs[0].id}/"
    assert browser_of(treating).get(at).status_code == 404


def test_names_in_which_streets_are_written_stay_with_the_runner(runs, patient, treating):
    """Strava names a run after a street or a town, as its runner likes."""
    from runwell.records.access.runs import run_of
    from runwell.records.models import KeptRun

    KeptRun.objects.filter(id=runs[0].id).update(name="Home from 12 Main St", gear="Shoes of 12 Main St")
    mine, theirs = (run_of(one, patient.patient.id, runs[0].id) for one in (patient, treating))
    assert "Main St" in mine.name and "Main St" in mine.gear
    assert theirs.name == theirs.gear == ""
    page = text(browser_of(treating).get(f"/staff/patients/{patient.patient.id}/runs/{runs[0].id}/"))
    assert "Main St" not in page
