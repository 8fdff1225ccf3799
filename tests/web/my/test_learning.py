"""Whether the practice may learn from a case: in plain words, given, taken back, asked of adults alone."""

from datetime import date

import pytest
from django.utils import timezone

from runwell.records.learning_words import newest
from runwell.records.models import Consent
from tests.people import sign_in
from tests.web.my.conftest import text

pytestmark = pytest.mark.django_db
LEARN, BACK = "/my/agreement/learning/", "/my/agreement/learning/back/"


def standing():
    return Consent.objects.filter(purpose=Consent.LEARNING, withdrawn_at=None)


def test_it_is_a_choice_of_its_own_and_says_that_nothing_can_be_deleted_later(own, practice):
    page = text(own.get("/my/agreement/"))
    assert "This is your choice" in page and "we cannot find it again" in page
    assert "You may learn from my case" in page and "Learn nothing more" not in page


def test_it_is_given_and_taken_back(own, practice):
    page = text(own.post(LEARN, {"words": newest().id}, follow=True))
    assert "You agreed to this." in page and "You may learn from my case" not in page and standing().exists()
    page = text(own.post(BACK, follow=True))
    assert "Nothing more is added from your case" in page and not standing().exists()
    assert "Taken back or replaced on" in page and newest().title in page


def test_another_text_is_refused(own, practice):
    answer = own.post(LEARN, {"words": "learning-1999"})
    assert answer.status_code == 400 and "Read the new one" in text(answer) and not standing().exists()


def test_it_waits_for_the_agreement_that_a_record_is_kept(own, practice):
    own.post("/my/agreement/withdraw/")
    assert "once you agree again that we keep a record" in text(own.get("/my/agreement/"))
    assert own.post(LEARN, {"words": newest().id}).status_code == 400


def test_whoever_is_under_age_is_not_asked(own, practice, patient):
    patient.born_on = date(timezone.localdate().year - 16, 1, 1)
    patient.save()
    assert newest().title not in text(own.get("/my/agreement/"))


@pytest.mark.parametrize("who", ["colleague", "clinician", "front_desk", "owner", "administrator"])
def test_people_without_a_record_are_not_asked(client, practice, patient, who, request):
    sign_in(client, request.getfixturevalue(who))
    for address in (LEARN, BACK):
        assert client.post(address, {"words": newest().id}).status_code == 403
    assert not standing().exists()
