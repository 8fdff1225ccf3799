"""What a clinician's list says of itself: whose patients it shows, which of its numbers have no source."""

import pytest

from runwell.care.attention import FLARES, QUIET_DAYS
from runwell.records.access.intakes import INTAKE_LASTS
from runwell.records.access.standings import LOOKED_BACK
from runwell.records.actions.patients import assign
from runwell.records.models import Discharge

pytestmark = pytest.mark.django_db
LIST = "/staff/caseload/"


def test_whom_nobody_is_assigned_to_sees_their_offices_and_why(as_, clinician_here, robin):
    browser, words = as_(clinician_here), "No patient is assigned to you"
    answer = browser.get(LIST)
    assert [row.patient.name for row in answer.context["page"].rows] == ["robin"]
    assert words in answer.content.decode()
    assert [one.chosen for one in answer.context["page"].whose] == [False, True, False, False]
    mine = browser.get(f"{LIST}?{answer.context['page'].whose[0].query}")
    assert mine.context["page"].rows == () and words not in mine.content.decode()
    Discharge.objects.create(patient=robin, number=1, how="goals-met", clinician=clinician_here)
    assert words not in browser.get(LIST).content.decode(), "nobody is there either"
    Discharge.objects.all().delete()
    assign(by="test", patient_id=robin.id, clinician_id=clinician_here.id)
    assert words not in browser.get(LIST).content.decode()


def test_it_says_which_of_its_numbers_no_source_gives(as_, clinician_here):
    said = as_(clinician_here).get(LIST).content.decode()
    assert "These are expert judgment. No source gives them:" in said
    for words in (
        f"Nothing logged: for {QUIET_DAYS} days.",
        f"Pain in a bone: of the last {LOOKED_BACK} days.",
        f"Flares: {FLARES} of them within 28 days.",
        f"It counts for {INTAKE_LASTS.days} days.",
    ):
        assert f"{words}</li>" in said, words
