"""The pages of the way back: set up, told of, changed, ended; for its runner alone."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.records.access.comebacks import current_comeback
from runwell.records.actions.patients import assign
from runwell.records.actions.safety_words import say_have_read
from runwell.records.models import KeptComeback, KeptRun, RunWord
from runwell.records.safety_words import WARNING
from tests.made_runs import summary
from tests.people import sign_in
from tests.records.test_comebacks import begin, bone, calm, programme, ran

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
DAY = timedelta(days=1)
PAGES = ["comeback:return", "comeback:begin", "comeback:change"]
SETUP = {"days": ["0", "2", "4", "6"], "weekly": "18", "longest": "7.5"}


@pytest.fixture
def runner(client, patient):
    sign_in(client, patient)
    return patient


@pytest.fixture
def treating(patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def asked(runner):
    """The safety questions are answered."""
    say_have_read(by=runner, patient_id=runner.patient.id, words=WARNING, on=TODAY)


def page(client, name="comeback:return", *args):
    return client.get(reverse(name, args=args)).content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_stranger_is_asked_to_sign_in(client, name):
    assert client.get(reverse(name)).status_code == 302


def test_somebody_else_sees_nothing_of_it(client, patient, other_patient):
    programme(patient)
    begin(patient)
    sign_in(client, other_patient)
    assert "Stage" not in page(client)
    assert client.get(reverse("comeback:workout", args=[TODAY.isoformat()])).status_code == 302


def test_without_a_program_it_says_where_to_begin(client, runner):
    assert "Begin a program" in page(client)


def test_what_closes_it_is_said_before_it_is_set_up(client, runner):
    programme(runner, phase=2)
    said = page(client)
    assert "Running begins in phase 4" in said and "Set up your way back" in said


def test_set_up_it_plans_the_first_runs(client, runner):
    programme(runner)
    asked(runner)
    answer = client.post(reverse("comeback:begin"), SETUP)
    assert answer.status_code == 302
    kept = current_comeback(runner.patient)
    assert kept.base["weekdays"] == [0, 2, 4, 6]
    assert round(kept.base["level"]["weekly_km"], 1) == 29.0
    said = page(client)
    assert "alk 2 minutes, run 3 minutes" in said
    assert "Warm up for 10 to 15 minutes first" in said and "Stage A1" in said
    assert "Stop at 1 mile at the latest" in said and "At most" not in said


def test_pain_in_an_injured_bone_is_named_where_it_is_felt(client, runner, treating):
    """The pain of a femoral neck is felt in the groin or thigh (progression.md 5.1), not "at the bone"."""
    bone(runner, treating, "G1", "G2")
    begin(runner)
    calm(runner)
    asked(runner)
    said = page(client)
    assert "Any pain in the groin, hip, buttock or thigh: stop at once" in said and "walk home" not in said


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"days": []}, "Choose at least one day"),
        ({"days": ["9"]}, "valid choice"),
        ({"weekly": "many"}, "Enter a number of miles"),
        ({"longest": "-3"}, "Enter a number of miles"),
        ({"race_on": "2030-13-40", "race_km": "26.2"}, "Enter a day such as"),
        ({"race_on": (TODAY + DAY * 90).isoformat()}, "Enter both"),
        ({"race_on": (TODAY - DAY).isoformat(), "race_km": "26.2"}, "a day that is ahead"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_begins(client, runner, wrong, said):
    programme(runner)
    answer = client.post(reverse("comeback:begin"), {**SETUP, **wrong})
    assert answer.status_code == 400 and said in answer.content.decode()
    assert not KeptComeback.objects.exists()


def test_a_run_is_told_and_counts(client, runner):
    programme(runner)
    begin(runner)
    calm(runner)
    asked(runner)
    for ago in (6, 3):
        answers = {"during": "0", "hour_after": "0", "limp": "no", "effort": "3"}
        how_long = {"run_minutes": "10", "walk_minutes": "6", "distance": "1"}
        sent = client.post(
            reverse("comeback:told", args=[(TODAY - DAY * ago).isoformat()]), {**answers, **how_long}
        )
        assert sent.status_code == 302
    assert RunWord.objects.get(on=TODAY - DAY * 3).meters == 1609
    said = page(client)
    assert "Stage A2" in said and "On to stage A2." in said and "The morning after was good." in said


def test_what_was_told_is_taken_back(client, runner):
    programme(runner)
    begin(runner)
    ran(runner, 2)
    day = (TODAY - DAY * 2).isoformat()
    assert "Take back all" in page(client, "comeback:told", day)
    assert client.post(reverse("comeback:take-back", args=[day])).status_code == 302
    assert not RunWord.objects.exists()


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30"])
def test_no_such_day_is_not_found(client, runner, day):
    assert client.get(reverse("comeback:told", args=[day])).status_code == 404


def test_nothing_said_and_a_day_to_come_are_refused(client, runner):
    programme(runner)
    today, ahead = (reverse("comeback:told", args=[on.isoformat()]) for on in (TODAY, TODAY + DAY * 9))
    assert "Choose a number first" in client.post(today, {}).content.decode()
    assert "has not come yet" in client.post(ahead, {"during": "1"}).content.decode()
    assert not RunWord.objects.exists()


def test_the_run_of_a_day_goes_onto_a_watch(client, runner):
    programme(runner)
    begin(runner, days=0)
    asked(runner)
    answer = client.get(reverse("comeback:workout", args=[TODAY.isoformat()]))
    assert answer.status_code == 200 and answer.content[8:12] == b".FIT"
    assert client.get(reverse("comeback:workout", args=["2020-01-01"])).status_code == 302


def test_a_closed_way_back_gives_no_file(client, runner):
    programme(runner, phase=2)
    begin(runner, days=0)
    assert client.get(reverse("comeback:workout", args=[TODAY.isoformat()])).status_code == 302
    assert "No running now" in page(client)


def test_before_the_safety_questions_no_run_is_shown(client, runner):
    programme(runner)
    begin(runner, days=0)
    said = page(client)
    assert "Answer the safety questions" in said and "minutes first" not in said
    assert client.get(reverse("comeback:workout", args=[TODAY.isoformat()])).status_code == 302


def test_days_race_and_end_are_changed_on_one_page(client, runner):
    programme(runner)
    begin(runner)
    assert client.post(reverse("comeback:days"), {"days": ["1", "5"]}).status_code == 302
    race = {"race_on": (TODAY + DAY * 200).isoformat(), "race_km": "13.1"}
    assert client.post(reverse("comeback:race"), race).status_code == 302
    base = current_comeback(runner.patient).base
    assert base["weekdays"] == [1, 5] and round(base["race"]["km"], 2) == 21.08
    assert "Your race" in page(client)
    assert client.post(reverse("comeback:end"), {"why": ""}).status_code == 400
    assert client.post(reverse("comeback:end"), {"why": "Well again"}).status_code == 302
    assert current_comeback(runner.patient) is None


def test_whoever_took_back_their_consent_changes_nothing(client, runner):
    from runwell.records.actions.consents import withdraw_consent

    programme(runner)
    begin(runner)
    withdraw_consent(by=runner)
    assert client.post(reverse("comeback:end"), {"why": "Well again"}).status_code == 403
    assert current_comeback(runner.patient)


def test_runs_that_were_not_done_in_a_row_are_said_once(client, runner):
    programme(runner)
    begin(runner, days=20)
    calm(runner)
    ran(runner, 9)
    assert page(client).count("Not done") == 2, "those before the run, and those after it"


def test_the_usual_distances_come_from_the_files_before_a_long_break(client, runner):
    programme(runner, days=40)
    for week in range(8):
        for day in (1, 4):
            run = KeptRun(patient=runner.patient)
            run.hold(summary(TODAY - DAY * (160 - 7 * week - day), 8))
            run.save()
    said = page(client, "comeback:begin")
    assert "Filled in from your watch files" in said and 'value="9.9"' in said and 'value="5"' in said
