"""What people agreed to: kept in its version, taken back, given again, and honored by whoever reads."""

import pytest
from django.core.exceptions import PermissionDenied

from runwell.records import access, consent_words
from runwell.records.actions.consents import agree_again, withdraw_consent
from runwell.records.actions.patients import WORDS, assign
from runwell.records.actions.reading import break_glass, look_at_record
from runwell.records.models import AuditEvent, Consent
from runwell.records.roles import Role
from runwell.refusals import Refusal
from tests.people import somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def treating(patient, clinician):
    """The clinician that the patient is assigned to."""
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    return clinician


def test_the_newest_text_is_the_one_that_is_agreed_to(patient):
    assert consent_words.newest().id == WORDS == access.own_consents(patient).get().words
    assert consent_words.words_of(WORDS) == consent_words.newest()
    assert consent_words.words_of("1999-01") is None


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        '[[version]]\nid = "1"\ntitle = "A"\nwhat = ["a"]\nwhy = ["b"]\nwho = ["c"]',
        2 * '[[version]]\nid = "1"\ntitle = "A"\nwhat = ["a"]\nwhy = ["b"]\nwho = ["c"]\nuntil = ["d"]\n',
    ],
)
def test_a_text_that_leaves_something_out_is_refused(wrong):
    with pytest.raises(Refusal):
        consent_words.read(wrong)


def test_whoever_took_it_back_is_read_by_no_clinician(patient, treating):
    everywhere = somebody("everywhere@example.com", Role.CLINICIAN)
    for one in (treating, everywhere):
        assert look_at_record(by=one, patient_id=patient.patient.id)
    withdraw_consent(by=patient)
    assert not access.agrees(patient)
    for one in (treating, everywhere):
        assert not access.patients(one).exists()
        with pytest.raises(PermissionDenied):
            look_at_record(by=one, patient_id=patient.patient.id)


def test_in_an_emergency_the_record_opens_with_a_reason_that_is_on_the_trail(patient, treating):
    withdraw_consent(by=patient)
    break_glass(by=treating, patient_id=patient.patient.id, reason="Collapsed in our waiting room")
    assert look_at_record(by=treating, patient_id=patient.patient.id)
    acts = [event.act for event in access.trail_of_own_record(patient)]
    assert acts[:3] == ["read a record", "opened a record in an emergency", "took back their consent"]


def test_a_clinician_at_every_location_reads_patients_of_any_and_of_none(patient, practice):
    from runwell.records.models import Location
    from tests.people import somebody_with_a_record

    seen_somewhere = somebody_with_a_record("kit@example.com", location=Location.objects.first().id)
    everywhere = somebody("everywhere@example.com", Role.CLINICIAN)
    assert {one.account for one in access.patients(everywhere)} == {patient, seen_somewhere}
    desk = somebody("desk@example.com", Role.FRONT_DESK)
    assert {one.account for one in access.names(desk)} == {patient, seen_somewhere}


def test_taking_back_twice_is_once_and_agreeing_again_is_a_new_row(patient, treating):
    withdraw_consent(by=patient)
    withdraw_consent(by=patient)
    assert AuditEvent.objects.filter(act="took back their consent").count() == 1
    again = agree_again(by=patient, words=WORDS)
    assert agree_again(by=patient, words=WORDS) == again
    assert Consent.objects.filter(patient=patient.patient).count() == 2
    assert access.agrees(patient) and access.patients(treating).exists()


def test_agreeing_to_a_text_that_was_renewed_meanwhile_is_refused(patient):
    withdraw_consent(by=patient)
    with pytest.raises(Refusal, match="Read the new one"):
        agree_again(by=patient, words="1999-01")
    assert not access.agrees(patient)


def test_one_persons_consent_says_nothing_about_another(patient, other_patient, clinician):
    withdraw_consent(by=patient)
    assert access.agrees(other_patient)
    for action, words in ((withdraw_consent, {}), (agree_again, {"words": WORDS})):
        with pytest.raises(PermissionDenied):
            action(by=clinician, **words)


def test_who_acted_is_said_with_the_role_they_had_then(patient, treating):
    from runwell.records.actions.roles import end_role

    look_at_record(by=treating, patient_id=patient.patient.id)
    end_role(by="test", given_role_id=treating.given_roles.get().id)
    [event] = access.trail_of_own_record(patient).filter(act="read a record")
    assert access.who_acted([event]) == {event.id: access.Colleague("clinician", ("clinician",))}
    by_task = access.trail_of_own_record(patient).filter(act="assigned a clinician")
    assert access.who_acted(by_task) == {}
