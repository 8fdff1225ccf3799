"""What a clinician found: only ever added, the newest of a test counts, and two at once lose nothing."""

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records.access.findings_of import examinations, examined_now, findings_of
from runwell.records.actions.as_seen import ChangedMeanwhile
from runwell.records.actions.consents import withdraw_consent
from runwell.records.actions.patients import assign
from runwell.records.models import AuditEvent, Examination
from runwell.records.packs import the_pack
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import somebody
from tests.records.examined import CLUSTER, entered, told, told_of_a_bone

pytestmark = pytest.mark.django_db


@pytest.fixture
def runner(patient):
    return patient.patient


@pytest.fixture
def treating(runner, clinician):
    assign(by="test", patient_id=runner.id, clinician_id=clinician.id)
    return clinician


def holds(runner):
    return {one.test: one.result for one in findings_of(runner)}


def test_it_is_kept_with_who_and_the_version_of_the_tests(runner, treating):
    kept = entered(treating, runner, words=" Sore on the left ")
    assert (kept.number, kept.results, kept.words) == (1, CLUSTER, "Sore on the left")
    assert (kept.clinician, kept.pack) == (treating, the_pack().version)
    event = AuditEvent.objects.filter(patient=runner.id).latest("number")
    assert (event.act, event.account) == ("entered what an examination found", treating.pk)


def test_of_each_test_the_newest_counts_and_what_was_not_tested_again_stays(runner, treating):
    entered(treating, runner, {"ct-fadir": "yes", "ct-slr": "no"})
    entered(treating, runner, {"ct-fadir": "no"})
    assert holds(runner) == {"ct-fadir": "no", "ct-slr": "no"}
    assert [one.results for one in examinations(runner)] == [
        {"ct-fadir": "no"},
        {"ct-fadir": "yes", "ct-slr": "no"},
    ]


def test_a_result_is_taken_back_by_a_newer_entry(runner, treating):
    entered(treating, runner, {"ct-fadir": "yes"})
    assert entered(treating, runner, {"ct-fadir": "", "ct-slr": ""}).results == {"ct-fadir": ""}
    assert holds(runner) == {}
    entered(treating, runner, {"ct-fadir": "no"})
    assert holds(runner) == {"ct-fadir": "no"}


def test_a_form_sent_twice_is_one(runner, treating):
    first = entered(treating, runner)
    assert entered(treating, runner, seen="0") == first
    assert Examination.objects.count() == 1


def test_the_second_of_two_is_told_and_nothing_is_kept(runner, treating):
    other = somebody("other@example.com", Role.CLINICIAN)
    entered(treating, runner)
    with pytest.raises(ChangedMeanwhile):
        entered(other, runner, {"ct-fadir": "yes"}, seen="0")
    assert Examination.objects.count() == 1


@pytest.mark.parametrize(
    "results",
    [{}, {"ct-fadir": ""}, {"ct-nothing": "yes"}, {"st-squeeze": "none"}, {"ct-fadir": "perhaps"}],
)
def test_what_is_no_result_is_refused(runner, treating, results):
    with pytest.raises(Refusal):
        entered(treating, runner, results)
    assert not Examination.objects.exists()


def test_words_alone_are_enough_and_too_many_are_refused(runner, treating):
    assert entered(treating, runner, {}, "No test today: too sore\0").words == "No test today: too sore"
    with pytest.raises(Refusal):
        entered(treating, runner, {}, "a" * 1001)


def test_only_a_clinician_to_whom_it_is_open_and_never_their_own(
    runner, patient, treating, other_patient, owner, front_desk, administrator
):
    stranger = somebody("stranger@example.com", Role.CLINICIAN, location=elsewhere())
    for by in (patient, other_patient, owner, front_desk, administrator, stranger):
        with pytest.raises(PermissionDenied):
            entered(by, runner)
    withdraw_consent(by=patient)
    with pytest.raises(PermissionDenied):
        entered(treating, runner)
    assert not Examination.objects.exists()


def elsewhere():
    from runwell.records.models import Location

    nowhere = {"name": "Far", "street": "1", "city": "1", "state": "1", "zip": "1", "telephone": "1"}
    return Location.objects.create(slug="far", time_zone="America/Chicago", **nowhere).id


def test_nobody_tests_themselves(runner, patient):
    from runwell.records.actions.roles import give_role

    give_role(by="test", account_id=patient.id, role=Role.CLINICIAN)
    with pytest.raises(PermissionDenied):
        entered(patient, runner)


def test_the_causes_are_ranked_by_the_newest_check_and_all_results(runner, treating):
    told_of_a_bone(runner)
    told(runner, days_ago=1)
    entered(treating, runner)
    now = examined_now(the_pack(), runner)
    assert now.ranked.causes[0].id == "gtps" and now.ranked.results == CLUSTER
    assert now.answers.value("pain-location-main") == "outer-hip"


def test_a_result_of_another_version_that_the_pack_does_not_know_is_said_and_left_out(runner, treating):
    Examination.objects.create(
        patient=runner,
        number=1,
        results={"ct-old": "yes", "ct-fadir": "no"},
        pack="hip@0",
        clinician=treating,
    )
    now = examined_now(the_pack(), runner)
    assert [one.test for one in now.unread] == ["ct-old"] and now.ranked.results == {"ct-fadir": "no"}


def test_a_check_that_the_pack_reads_no_more_counts_as_none(runner):
    told(runner, {"never-asked": "yes"})
    now = examined_now(the_pack(), runner)
    assert now.answers is None and now.check is not None and not now.ranked.bone_open
