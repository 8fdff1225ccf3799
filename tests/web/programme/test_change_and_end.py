"""Other days or things at hand, and the end with a reason."""

import pytest
from django.test import Client

from runwell.programme.safety import closed
from runwell.records import access
from runwell.records.actions.patients import assign
from runwell.records.actions.prescriptions import change_prescription
from runwell.records.actions.programmes import keep_programme
from runwell.records.actions.safety_words import say_have_read
from runwell.records.models import KeptProgramme
from runwell.records.packs import the_pack
from runwell.records.safety_words import WARNING
from tests.records.whole_programme import dose, programme, situation
from tests.web.programme.beginning import browser_of

pytestmark = pytest.mark.django_db
CHANGE, END = "/my/program/change/", "/my/program/end/"


@pytest.fixture
def begun(own, patient):
    keep_programme(
        by=patient,
        patient_id=patient.patient.id,
        programme=programme(dose(sets=4), dose("clam", sets=2)),
        situation=situation(),
    )
    return own


def now(account):
    return access.current_programme(account.patient)


def doses(account):
    return {one.exercise: one.sets for one in now(account).asked()}


def test_other_days_change_the_days_alone(begun, patient):
    page = begun.get(CHANGE).context["page"]
    assert [day.number for day in page.days if day.chosen] == [1, 3, 5]
    assert "Pick two days at least." in begun.get(CHANGE).content.decode()
    answer = begun.post(CHANGE, {"day": ["2", "6"], "have": ["chair"], "keep": ""})
    assert answer["Location"] == "/my/program/"
    program = KeptProgramme.objects.get()
    assert program.weekdays == [2, 6] and program.ended_at is None
    assert doses(patient) == {"bridge": 4, "clam": 2}
    said = begun.get("/my/program/").content.decode()
    assert "Other days: Tuesday, Saturday. Before: Monday, Wednesday, Friday." in said


def test_a_look_changes_nothing(begun, patient):
    before = now(patient)
    page = begun.post(CHANGE, {"day": ["2", "6"], "look": ""}).context["page"]
    assert page.preview.days == "Tuesday, Saturday" and now(patient) == before


def test_what_needs_a_lost_thing_is_replaced_and_the_rest_keeps_its_dose(begun, patient):
    pack = the_pack()
    everything, nothing = situation(equipment=frozenset(pack.equipment)), situation(equipment=frozenset())
    able = [one for one in pack.exercises.values() if one.phase == 1 and not closed(pack, everything, one)]
    lost = next(one.id for one in able if closed(pack, nothing, one))
    first, second = [one.id for one in able if not closed(pack, nothing, one)][:2]
    keep_programme(
        by=patient,
        patient_id=patient.patient.id,
        programme=programme(dose(first, sets=4), dose(lost, sets=2), dose(second, sets=1)),
        situation=everything,
    )
    begun.post(CHANGE, {"day": ["1", "3", "5"], "have": [], "keep": ""})
    after = doses(patient)
    assert lost not in after and (after[first], after[second]) == (4, 1) and len(after) == 3
    there = access.situation_of(patient.patient)
    assert not any(closed(pack, there, pack.exercises[name]) for name in after)


def test_a_clinicians_dose_stays_whatever_is_at_hand(begun, patient, clinician):
    assign(by="test", patient_id=patient.patient.id, clinician_id=clinician.id)
    change_prescription(by=clinician, patient_id=patient.patient.id, prescription=dose("clam", sets=3))
    begun.post(CHANGE, {"day": ["1", "2"], "have": [], "keep": ""})
    theirs = next(one for one in now(patient).asked() if one.exercise == "clam")
    assert theirs.by_clinician and theirs.sets == 3


def test_one_day_is_refused(begun, patient):
    answer = begun.post(CHANGE, {"day": ["1"], "keep": ""})
    assert answer.status_code == 400 and now(patient).weekdays == [1, 3, 5]


def test_while_it_is_closed_nothing_is_changed(begun, patient):
    say_have_read(by=patient, patient_id=patient.patient.id, words=WARNING, rules=["RF10"])
    before = now(patient)
    assert begun.post(CHANGE, {"day": ["1", "2"], "keep": ""})["Location"] == "/my/program/"
    assert now(patient) == before


def test_it_ends_with_a_reason_that_stays(begun, patient):
    answer = begun.post(END, {"why": "well", "words": "Ten miles."}, follow=True)
    assert KeptProgramme.objects.get().ended_why == "I can run again without trouble: Ten miles."
    assert "Your program has ended." in answer.content.decode() and now(patient) is None


def test_more_pain_as_a_reason_says_where_to_go(begun):
    answer = begun.post(END, {"why": "hurts"}, follow=True)
    assert "ask for an appointment" in answer.content.decode()


@pytest.mark.parametrize(
    "form", [{}, {"why": "nonsense"}, {"why": "other"}, {"why": "well", "words": "x" * 400}]
)
def test_without_a_reason_it_does_not_end(begun, patient, form):
    assert begun.post(END, form).status_code == 400 and now(patient) is not None


@pytest.mark.parametrize("address", [CHANGE, END])
def test_whoever_has_no_program_is_sent_to_the_page_that_says_so(own, address):
    for answer in (own.get(address), own.post(address, {"why": "well", "day": ["1", "2"], "keep": ""})):
        assert answer["Location"] == "/my/program/"


@pytest.mark.parametrize("address", [CHANGE, END])
def test_only_their_own(begun, patient, other_patient, clinician, address):
    form = {"why": "well", "day": ["6", "7"], "keep": ""}
    before = now(patient)
    assert "/account/login/" in Client().post(address, form)["Location"]
    for account, where in ((other_patient, "/my/program/"), (clinician, "/my/")):
        assert browser_of(account).post(address, form)["Location"] == where
    assert now(patient) == before
