"""plan.json: everything that the player needs without a network, to the runner alone, without a name."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from runwell.check.asked_again import locking
from runwell.records.actions.clinicians_programmes import begin_for_patient
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.gates import open_bone_gate
from runwell.records.actions.mornings import keep_morning
from runwell.records.actions.patients import assign
from runwell.records.actions.prescriptions import change_prescription
from runwell.records.actions.programmes import end_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.actions.session_sync import take_in_sessions
from runwell.records.models import KeptProgramme
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from tests.people import sign_in
from tests.records.whole_programme import dose, entry

pytestmark = pytest.mark.django_db
PLAN = "/my/session/plan.json"
NAMES = {
    *("programme", "pack", "today", "locked", "fewer", "meanwhile", "before", "begin", "sessions"),
    *("missed", "meanwhile_why"),
    *("minutes", "signs", "exercises", "programmes", "csrf"),
}


def test_it_holds_what_is_done_today_and_the_days_of_two_weeks(own, program):
    answer = own.get(PLAN)
    said = answer.json()
    assert answer["Cache-Control"] == "no-store" and set(said) == NAMES
    assert (said["programme"], said["pack"]) == (str(program.id), program.pack)
    assert said["programmes"] == [str(program.id)]
    assert (said["locked"], said["before"], said["begin"], said["meanwhile"]) == ([], "", "", False)
    days = [date.fromisoformat(one["planned"]) for one in said["sessions"]]
    assert days == [timezone.localdate() + timedelta(days=n) for n in range(14)]
    assert said["signs"] and 1 <= said["minutes"] <= 20


def test_what_was_missed_in_the_last_days_may_still_be_done(own, patient, program):
    assert own.get(PLAN).json()["missed"] == []
    program.began_at -= timedelta(days=6)
    program.save()
    days = [(timezone.localdate() - timedelta(days=n)).isoformat() for n in (3, 2, 1)]
    assert own.get(PLAN).json()["missed"] == [{"planned": day, "nth": 1} for day in days]
    noon = timezone.make_aware(datetime.combine(date.fromisoformat(days[1]), time(12))).isoformat()
    done = entry(program, planned=days[1], at=noon)
    take_in_sessions(by=patient, patient_id=patient.patient.id, entries=[done])
    assert [one["planned"] for one in own.get(PLAN).json()["missed"]] == [days[0], days[2]]


@pytest.mark.parametrize("bone", ["pelvic-sacral-bsi", "femoral-neck-bsi"])
def test_nothing_was_missed_while_the_bone_was_closed(own, patient, clinician, bone):
    """Else somebody whose gate has opened today is offered the sessions of three closed days, too."""
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    of = {"by": clinician, "patient_id": patient.patient.id}
    kept = begin_for_patient(**of, cause=bone, weekdays=(1, 2, 3, 4, 5, 6, 7))
    KeptProgramme.objects.filter(id=kept.id).update(began_at=timezone.now() - timedelta(days=6))
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING)
    open_bone_gate(**of, gate="G1", reason="walks without pain")
    change_prescription(**of, prescription=dose("dead-bug"))
    said = own.get(PLAN).json()
    assert said["exercises"] and said["sessions"] and said["missed"] == []


def test_an_exercise_comes_in_plain_words_with_its_amount_and_its_sides(own, program):
    bridge, clam = own.get(PLAN).json()["exercises"]
    assert (bridge["id"], bridge["name"]) == ("bridge", "Bridge")
    assert (bridge["sets"], bridge["repetitions"], bridge["hold"], bridge["rest"]) == (3, 10, 2, 60)
    assert bridge["dose"].startswith("3 sets of 10") and bridge["rep_seconds"] > 0
    assert bridge["why"][0].startswith("It is meant for this cause") and len(bridge["steps"]) >= 2
    assert bridge["figure"] == "/figures/bridge/moving.svg" and bridge["still"] == "/figures/bridge.svg"
    assert (bridge["sides"], clam["sides"]) == ([], ["left", "right"])
    assert clam["side_names"] == ["Left", "Right"]
    assert own.get(bridge["figure"]).status_code == 200


def test_no_name_or_address_of_anybody_stands_in_it(own, patient, program):
    text = own.get(PLAN).content.decode().lower()
    assert patient.email not in text and patient.name.lower() not in text


def test_before_the_first_session_the_warning_must_be_read(own, patient, program):
    assert own.get(PLAN).json()["before"] == ""
    patient.patient.safety_words.all().delete()
    said = own.get(PLAN).json()
    assert (said["before"], said["exercises"]) == ("/my/program/before/", [])


def test_a_red_flag_locks_it_with_a_sentence_and_no_exercise(own, patient, program):
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING, rules=[locking(the_pack())[0].id])
    said = own.get(PLAN).json()
    assert said["exercises"] == [] and said["meanwhile"] is True
    assert "A clinician has to look first" in said["locked"][0]
    assert said["sessions"][0]["planned"] > said["today"]


def test_without_a_program_it_says_where_one_begins_and_still_lets_old_entries_be_sent(own, patient, program):
    end_programme(by=patient, patient_id=patient.patient.id, why="I am well")
    said = own.get(PLAN).json()
    assert set(said) == NAMES and (said["programme"], said["exercises"], said["sessions"]) == ("", [], [])
    assert said["begin"] == "/my/program/begin/" and said["programmes"] == [str(program.id)]


def test_a_program_that_cannot_be_read_is_closed_and_says_so(own, program):
    program.prescriptions = [{"exercise": "bridge", "sets": "many"}]
    program.save()
    said = own.get(PLAN).json()
    assert said["exercises"] == [] and "cannot be read" in said["locked"][0]
    assert said["programmes"] == [str(program.id)] and said["csrf"]


def test_an_exercise_that_the_knowledge_has_no_more_makes_no_crash(own, program):
    gone = {**program.prescriptions[0], "exercise": "handstand"}
    program.prescriptions = [gone]
    program.save()
    answer = own.get(PLAN)
    assert answer.status_code == 200 and answer.json()["exercises"] == [] and answer.json()["locked"]


def test_it_is_the_runners_alone(client, other_patient, clinician, program):
    assert client.get(PLAN)["Location"].startswith("/account/login/")
    sign_in(client, other_patient)
    said = client.get(PLAN).json()
    assert (said["programme"], said["programmes"], said["exercises"]) == ("", [], [])
    sign_in(client, clinician)
    assert client.get(PLAN).status_code == 404


def test_who_took_back_their_agreement_is_told_so(own, patient, program):
    withdraw_consent(by=patient)
    answer = own.get(PLAN)
    assert answer.status_code == 403 and "took back your agreement" in answer.json()["what"]


def test_what_a_clinician_changed_is_there_at_once(own, patient, clinician, program):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    change_prescription(by=clinician, patient_id=patient.patient.id, prescription=dose("clam", sets=2))
    said = own.get(PLAN).json()["exercises"]
    assert [one["sets"] for one in said] == [3, 2]
    assert said[1]["why"] == ["Your clinician set it, and it stays as they set it."]


def test_a_flare_says_why_today_is_another_day_than_the_program_says(own, patient, program):
    program.began_at -= timedelta(days=8)
    program.save()
    today, keep = timezone.localdate(), {"by": patient, "patient_id": patient.patient.id, "woke": False}
    for back in range(7, 0, -1):
        keep_morning(**keep, on=today - timedelta(days=back), pain=1)
    assert own.get(PLAN).json()["meanwhile_why"] == []
    keep_morning(**keep, on=today, pain=8)
    said = own.get(PLAN).json()
    assert said["meanwhile"] is True
    assert "flare" in said["meanwhile_why"][0] and "lightest" in said["meanwhile_why"][1]
