"""The door of the console: what tells the most of a patient, and the way to everything else."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from runwell.records.models import ConfirmedCause, Discharge, KeptMorning, Visit, VisitRequest
from runwell.records.packs import the_pack
from runwell.web.check.looks import LOOKS
from runwell.web.staff.clinical_names import name_of_cause
from tests.web.staff.programs import BONE

pytestmark = pytest.mark.django_db
# In the order in which they are used.
DOORS = (
    *("timeline", "summary", "messages", "notes", "examination", "cause", "program", "runs", "return"),
    "discharge",
)


def record(browser, patient):
    return " ".join(browser.get(reverse("staff:record", args=[patient.id])).content.decode().split())


def test_the_doors_stand_in_the_order_of_their_use_and_each_opens(as_, clinician_here, robin):
    browser = as_(clinician_here)
    html = record(browser, robin)
    addresses = [reverse(f"staff:{name}", args=[robin.id]) for name in DOORS]
    places = [html.index(f'href="{one}') for one in addresses]
    assert places == sorted(places)
    assert {browser.get(one).status_code for one in addresses} == {200}


def test_a_new_record_says_that_nothing_is_known(as_, clinician_here, robin):
    html = record(as_(clinician_here), robin)
    for words in ("no hip check and no examination", "No morning was written down", "No visit is planned"):
        assert words in html


def test_the_check_counts_until_a_cause_is_confirmed(as_, clinician_here, robin, checked):
    browser = as_(clinician_here)
    html = record(browser, robin)
    assert f"<b>{LOOKS[checked.verdict['level']].name}</b>" in html and "By their answers of" in html
    by = {"patient": robin, "clinician": clinician_here, "pack": the_pack().version}
    ConfirmedCause.objects.create(**by, number=1, cause=BONE, how=ConfirmedCause.IMAGING)
    html = record(browser, robin)
    assert f"<b>Confirmed by imaging: {name_of_cause(the_pack(), BONE)}</b>" in html
    assert "Dana Here, " in html and "By their answers of" not in html


def test_pain_of_the_last_days_and_the_next_visit(as_, clinician_here, robin, oak_lawn):
    for back, pain in ((0, 2), (1, 5), (2, None), (9, 10)):
        KeptMorning.objects.create(patient=robin, on=timezone.localdate() - timedelta(days=back), pain=pain)
    begins = timezone.now() + timedelta(days=3)
    asked = VisitRequest.objects.create(
        patient=robin, name="x", telephone="1", asked_at=timezone.now(), state=VisitRequest.AGREED
    )
    Visit.objects.create(
        request=asked,
        location=oak_lawn,
        begins_at=begins,
        ends_at=begins + timedelta(minutes=45),
        state=Visit.AGREED,
    )
    html = record(as_(clinician_here), robin)
    assert "pain 2 to 5, the last 2" in html
    assert "Visit: " in html and "Central Time, Oak Lawn" in html


def test_a_request_that_waits_and_care_that_ended(as_, clinician_here, robin):
    VisitRequest.objects.create(patient=robin, name="x", telephone="1", asked_at=timezone.now())
    browser = as_(clinician_here)
    assert "and wait." in record(browser, robin)
    Discharge.objects.create(patient=robin, number=1, how=Discharge.GOALS_MET, clinician=clinician_here)
    assert "Care ended on" in record(browser, robin)
    Discharge.objects.update(reopened_at=timezone.now())
    assert "Care ended on" not in record(browser, robin).partition("<nav")[0]
